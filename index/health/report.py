"""An index → a report: what was read, how much of it is noise, what looks wrong, what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.readers.folder.read_references import SOURCES_FILE
from corpus.strip_controls import strip_controls
from index.health.find_copies import find_copies
from index.health.omissions import omissions_of

if TYPE_CHECKING:
    from corpus.document import Document
    from corpus.source import Failure
    from index.index import Index

Record = dict[str, Any]


def report(index: Index) -> Record:
    """Return what reading the corpus gave, JSON-ready: each document and each failure.

    `noise` is a share of characters, `found` says where each fact was found, `copy_of` is
    the earlier document that this one is `likeness` (0 to 1) like. `omissions` are what a
    document is kept without, because a stage failed with it; those under the same name beside
    the documents are no single document's.
    """
    omissions = omissions_of(index)
    copies = find_copies(index.sketches)
    documents = index.contents.documents
    records = []
    for number, examination in enumerate(index.examinations):
        copy = copies.get(number)
        records.append(
            {
                "document": documents[number].id,
                "words": examination.words,
                "noise": examination.noise,
                "language": examination.language or None,
                "found": dict(examination.found),
                "copy_of": documents[copy.of].id if copy else None,
                "likeness": copy.likeness if copy else None,
                "warnings": list(examination.warnings),
                "omissions": list(omissions.pop(documents[number].id, ())),
            }
        )
    failures = [{"document": each.id, "reason": each.reason} for each in index.failures]
    return {
        "documents": records,
        "failures": failures,
        "omissions": [line for lines in omissions.values() for line in lines],
        "index": index.fingerprint,
    }


def write_report(index: Index) -> str:
    """Return a line for each document (words kept, noise, warnings) and each failure."""
    made = report(index)
    lines = [_document_line(record) for record in made["documents"]]
    lines += [_failure_line(failure) for failure in index.failures]
    lines += [_line(f"KEPT IN PART: {each}") for each in made["omissions"]]
    documents, passages = len(index.contents.documents), len(index.contents.passages)
    part = sum(bool(record["omissions"]) for record in made["documents"])
    lines.append(
        f"{documents} documents, {passages} passages, {files_not_read(index)} files not read"
        + (f", {part} documents kept in part" if part else "")
        + f"; model {index.settings.model}; index {index.fingerprint}"
    )
    return "\n".join(lines)


def write_sources(index: Index) -> str:
    """Return each document's id and bibliographic facts, unknown ones named as such."""
    return "\n".join(_source_line(document) for document in index.contents.documents)


def files_not_read(index: Index) -> int:
    """Return how many files failed; what is said about sources.toml is about no file's reading."""
    return sum(failure.id != SOURCES_FILE for failure in index.failures)


def _failure_line(failure: Failure) -> str:
    said = "WARNING" if failure.id == SOURCES_FILE else "NOT READ"
    return _line(f"{failure.id}: {said}: {failure.reason}")


def _document_line(record: Record) -> str:
    kept = f"{record['words']:,} words kept, {record['noise']:.0%} noise"
    parts = [f"{kept}, {record['language']}" if record["language"] else kept]
    origins: dict[str, list[str]] = {}
    for fact, origin in record["found"].items():
        origins.setdefault(origin, []).append(fact)
    parts += [f"{', '.join(facts)} from {origin}" for origin, facts in origins.items()]
    warnings = list(record["warnings"])
    if record["copy_of"]:
        same = "the same text" if record["likeness"] == 1 else "nearly the same text"
        warnings.append(f"{same} as {record['copy_of']} ({record['likeness']:.0%})")
    parts += [f"WARNING: {warning}" for warning in warnings]
    parts += [f"KEPT IN PART: {omission}" for omission in record["omissions"]]
    return _line(f"{record['document']}: {'; '.join(parts)}")


def _line(text: str) -> str:
    """One line that a terminal can only show: file names may hold anything."""
    return strip_controls(text).replace("\n", "\ufffd")


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
