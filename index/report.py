"""An index → a report in plain text: what was read, how much of it is noise, what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.disarm import disarm

if TYPE_CHECKING:
    from corpus.document import Document
    from index.index import Index

FEW_WORDS = 80
"""Fewer make a document suspect: an error page, a cookie wall, a scan without text."""


def write_report(index: Index) -> str:
    """Return a line for each document (words kept, noise, warnings) and each failure."""
    lines = [_document_line(document) for document in index.contents.documents]
    lines += [_line(f"{failure.id}: NOT READ: {failure.reason}") for failure in index.failures]
    documents, passages = len(index.contents.documents), len(index.contents.passages)
    lines.append(
        f"{documents} documents, {passages} passages, {len(index.failures)} files not read; "
        f"model {index.settings.model}; index {index.fingerprint}"
    )
    return "\n".join(lines)


def write_sources(index: Index) -> str:
    """Return each document's id and bibliographic facts, unknown ones named as such."""
    return "\n".join(_source_line(document) for document in index.contents.documents)


def _document_line(document: Document) -> str:
    noise = sum(span.end - span.start for span in document.noise)
    kept = words_kept(document)
    line = f"{document.id}: {kept:,} words kept, {noise / len(document.text):.0%} noise"
    return _line(f"{line}; WARNING: fewer than {FEW_WORDS} words" if kept < FEW_WORDS else line)


def _line(text: str) -> str:
    """One line that a terminal can only show: file names may hold anything."""
    return disarm(text).replace("\n", "\ufffd")


def words_kept(document: Document) -> int:
    """Return the number of words of the document outside its noise."""
    words, position = 0, 0
    for start, end in (*((n.start, n.end) for n in document.noise), (len(document.text),) * 2):
        words += len(document.text[position:start].split())
        position = end
    return words


def _source_line(document: Document) -> str:
    reference = document.reference
    facts = {
        "title": reference.title,
        "authors": ", ".join(reference.authors),
        "publisher": reference.publisher,
        "issued": reference.issued,
    }
    shown = "; ".join(
        f"{name} {value or 'unknown'}{' (inferred)' if name in reference.inferred else ''}"
        for name, value in facts.items()
    )
    return _line(f"{document.id}: {shown}")
