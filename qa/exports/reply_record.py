"""A reply → the record that the command line, the batch mode and the HTTP interface give."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from index.health.omissions import omissions_of
from qa.exports.seal import seal_of
from qa.reply import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.document import Document, Span
    from corpus.readers.read_state import State
    from index.index import Index
    from qa.exports import schema
    from qa.reply import Cited, Reply, ShortAnswer, Spoken


def unchanged(_: str) -> State:
    """Say of any document that its file is what was read."""
    return "unchanged"


def present(
    reply: Reply,
    elapsed_ms: float,
    identity: str | None = None,
    since_read: Callable[[str], State] = unchanged,
) -> schema.Reply:
    """Return `reply` as JSON-ready values; `identity` is the asker's name for the question.

    `since_read` says of a document what has become of its file since it was read. `seal` is the
    digest of all of it but the time that it took (`qa/exports/seal.py`).
    """
    answered = isinstance(reply, Answer)
    cited = reply.cited
    question = reply.question
    excerpts: list[schema.Excerpt] = [
        {**excerpt_record(each), "since_read": since_read(each.citation.span.document.id)}
        for each in cited
    ]
    record: schema.Unsealed = {
        "id": identity,
        "question": question.text,
        "status": "answered" if answered else "abstained",
        "confidence": round(reply.confidence, 4),
        "reason": (reply.aside or None) if isinstance(reply, Answer) else reply.reason,
        "read_as": {
            "question": question.read_as,
            "kind": question.kind,
            "speaker": question.speaker,
            "corrections": [
                {"written": correction.written, "read": correction.read}
                for correction in question.corrections
            ],
        },
        "excerpts": excerpts if answered else [],
        "answers": [_short(each) for each in reply.answers] if isinstance(reply, Answer) else [],
        "nearest": [] if answered else excerpts,
        "sources": [source_record(document) for document in documents_of(cited)],
        "index": {
            "fingerprint": reply.basis.fingerprint,
            "model": reply.basis.model,
            "documents": reply.basis.documents,
            "passages": reply.basis.passages,
        },
        "elapsed_ms": round(elapsed_ms, 1),
    }
    return {**record, "seal": seal_of(record)}


def excerpt_record(cited: Cited) -> schema.ExcerptOfReply:
    """Return one cited excerpt; offsets are code points of the document's text."""
    span, citation, group = cited.excerpt.span, cited.citation, cited.excerpt.group
    record: schema.ExcerptOfReply = {
        "citation": citation.number,
        "document": span.document.id,
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "highlights": [[mark.start, mark.end] for mark in cited.excerpt.highlights],
        "elisions": [list(elision) for elision in span.elisions],
        "score": round(cited.excerpt.score, 4),
        "locator": {"label": citation.locator.label, "value": citation.locator.value},
        "link": link(span.document.id, span.start, span.end),
        "statement": _statement(cited.excerpt.spoken),
    }
    return {**record, "group": {"kind": group.kind, "label": group.label}} if group else record


def _short(answer: ShortAnswer) -> schema.ShortAnswer:
    return {
        "text": answer.span.text,
        "normalised": answer.normalised,
        "document": answer.span.document.id,
        "start": answer.span.start,
        "end": answer.span.end,
        "sources": list(answer.sources),
    }


def _statement(spoken: Spoken | None) -> schema.Said | None:
    if spoken is None:
        return None
    return {
        "speaker": spoken.speaker,
        "printed": spoken.printed.text if spoken.printed else None,
        "printed_span": _bounds(spoken.printed),
        "cue_span": _bounds(spoken.cue),
        "direct": spoken.direct,
        "certainty": spoken.certainty,
        "same_as": list(spoken.same_as),
    }


def _bounds(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def source_record(document: Document) -> schema.Cited:
    """Return the bibliographic facts of `document`; null is an unknown fact."""
    reference = document.reference
    return {
        "document": document.id,
        "title": reference.title or None,
        "authors": list(reference.authors),
        "publisher": reference.publisher or None,
        "issued": reference.issued or None,
        "url": reference.url or None,
        "sha256": document.sha256,
    }


def catalogue_record(document: Document) -> schema.Inferred:
    """Return what a list of sources says: the facts, and which of them are inferred."""
    return {**source_record(document), "inferred": sorted(document.reference.inferred)}


def catalogue(index: Index) -> list[schema.Source]:
    """Return a list of the sources of `index`, each with what it is kept without (`omissions`)."""
    omissions = omissions_of(index)
    return [
        {**catalogue_record(each), "omissions": list(omissions.get(each.id, ()))}
        for each in index.contents.documents
    ]


def document_record(document: Document) -> schema.Whole:
    """Return a document whole: its facts, its text, and which ranges are not its own prose."""
    reference = document.reference
    return {
        **catalogue_record(document),
        "language": reference.language or None,
        "content_note": reference.content_note or None,
        "text": document.text,
        "noise": [[each.start, each.end] for each in document.noise],
    }


def link(document: str, start: int, end: int) -> str:
    """Return the server's own page of the document, with the words from `start` to `end` marked."""
    return f"/doc/{quote(document, errors='replace')}?start={start}&end={end}#mark"


def documents_of(cited: Sequence[Cited]) -> list[Document]:
    """Return the documents that `cited` come from, each once, in order of first mention."""
    return list({c.citation.span.document.id: c.citation.span.document for c in cited}.values())
