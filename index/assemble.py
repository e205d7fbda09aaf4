"""Segments and the tables that tie them together → an index. Nothing is read before its time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.contents import Contents
from index.index import Index, Settings
from index.ledger import NO_STATEMENTS, Ledger
from index.lexical import LexicalIndex
from index.postings import Postings
from index.shelf import Later
from index.spelling import Spelling
from index.statement_records import read_voices
from index.token_vectors import TokenVectors
from index.vectors import Part, Vectors, spread_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from corpus.source import Failure
    from index.segment import Arrays
    from index.shelf import Shelf


def assemble(
    fingerprint: str,
    settings: Settings,
    failures: Sequence[Failure],
    shelf: Shelf,
    tables: Arrays,
) -> Index:
    """Return the index whose documents are those of `shelf`, and whose rows `tables` tells."""
    references = shelf.references()
    documents = shelf.documents(references)
    contents = Contents(
        documents,
        references,
        Later(lambda: json.loads(tables["headings"].tobytes())),
        tables["passages"],
        tables["sentences"],
    )
    tokens = [segment["tokens"] for segment in shelf.segments]
    ledger = Ledger(
        shelf.statements(documents, tables["spoken"]),
        Later(lambda: read_voices(tables["voices"].tobytes())),
        Later(lambda: [tuple(group) for group in json.loads(tables["groups"].tobytes())]),
    )
    return Index(
        fingerprint,
        settings,
        contents,
        tuple(failures),
        shelf.examinations(),
        _vectors("passage", shelf, tables),
        _vectors("sentence", shelf, tables),
        TokenVectors(tuple(tokens) if settings.token_vectors else (tokens[0][:0],)),
        _terms("passage", shelf, tables),
        _terms("sentence", shelf, tables),
        Spelling(tuple(_with_places("words", shelf, tables["document.places"]))),
        ledger if settings.statements else NO_STATEMENTS,
        shelf,
        tables,
    )


def _vectors(unit: str, shelf: Shelf, tables: Arrays) -> Vectors:
    order = tables[f"{unit}.order"]
    return Vectors(
        tuple(Part(each[f"{unit}.vectors"], each[f"{unit}.signs"]) for each in shelf.segments),
        order,
        tables[f"{unit}.places"],
        *spread_of(tables[f"{unit}.moments"], len(order)),
    )


def _terms(unit: str, shelf: Shelf, tables: Arrays) -> LexicalIndex:
    length = int(tables[f"{unit}.length"][0])
    parts = _with_places(f"{unit}.terms", shelf, tables[f"{unit}.places"])
    return LexicalIndex(tuple(parts), len(tables[f"{unit}.order"]), length)


def _with_places(
    name: str, shelf: Shelf, places: NDArray[np.int32]
) -> Iterator[tuple[Postings, NDArray[np.int32]]]:
    """The inverted index `name` of each segment, and the rows that its own are."""
    start = 0
    for segment in shelf.segments:
        postings = Postings.of(segment, name)
        yield postings, places[start : start + len(postings.lengths)]
        start += len(postings.lengths)
