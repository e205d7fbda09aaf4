"""Statements of documents: those that an older index has are taken over, the rest extracted."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from index.store_statements import read_record, record_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Document
    from corpus.ingest import Extract
    from corpus.passage import Sentence
    from corpus.statement import Statement
    from index.index import Index


def extract_new(old: Index | None) -> Extract:
    """Return what extracts the statements of a document unless `old` has that very document.

    The parser, which takes a second to load, is loaded for the first document that needs it.
    """
    known = _known(old) if old else {}

    def extract(document: Document, sentences: Sequence[Sentence]) -> tuple[Statement, ...]:
        kept = known.get((document.id, document.sha256))
        if kept is not None:
            return read_record(record_of(kept), document)  # its reference may have changed
        from corpus.statements import extract_statements, load_parser

        return extract_statements(document, sentences, load_parser())

    return extract


def _known(old: Index) -> dict[tuple[str, str], list[Statement]]:
    """The statements of each document; one without any is known as well."""
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for document in old.contents.documents:
        found[document.id, document.sha256] = []
    for statement in old.ledger.statements:
        document = statement.excerpt.document
        found[document.id, document.sha256].append(statement)
    return dict(found)
