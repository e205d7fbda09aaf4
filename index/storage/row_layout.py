"""Documents in segments → the tables of an index: its rows in the order of the corpus.

A segment counts passages and sentences for itself, in whatever order its documents came. Here
they get the numbers that they have in an index made of one piece, and for each row is noted
where its vector lies, and for each vector whose it is. That is copying and adding, some hundredth
of a second for 100,000 passages: less than it would take to write the tables down, so they are in
no file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.dense.vectors import lie_at
from index.passage_table import PassageTable, SentenceTable
from index.people.statement_rows import Ragged, StatementRows
from index.storage.row_ranges import row_ranges, rows_of
from index.storage.segment import CONTENTS, EXCERPTS, PASSAGES, SENTENCES, SPOKEN, TOKENS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.storage.document_store import DocumentStore
    from index.storage.row_ranges import RowRanges


@dataclass(frozen=True, slots=True)
class Rows:
    """Row i is number `order[i]` of those of all segments, one behind the other; number j of
    these is row `places[j]`, or none (-1). All rows together have so many terms.
    """

    order: NDArray[np.int64]
    places: NDArray[np.int32]
    terms: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Passages and sentences, where they lie, the number of each document of the segments
    (-1: none), and which sentences hold the statements.
    """

    headings: tuple[str, ...]
    passages: PassageTable
    sentences: SentenceTable
    of_passages: Rows
    of_sentences: Rows
    documents: NDArray[np.int32]
    spoken: StatementRows


def row_layout(document_store: DocumentStore) -> Layout:
    """Return the tables of the index of the documents of `document_store`, in their order."""
    passages, sentences = (
        row_ranges(document_store, PASSAGES),
        row_ranges(document_store, SENTENCES),
    )
    headings, first_headings = _headings(document_store)
    number = np.arange(len(document_store.table))
    on = sentences.firsts - sentences.own
    tokens = row_ranges(document_store, TOKENS)
    later = tokens.starts - tokens.own
    table = PassageTable(rows_of(document_store, "passages", passages))
    table.documents[:] = np.repeat(number, passages.counts)
    _add(np.repeat(on, passages.counts), table.sentence_starts, table.sentence_ends)
    _add(np.repeat(first_headings, passages.counts), table.headings)
    _add(np.repeat(later, passages.counts), table.token_starts, table.token_ends)
    lines = SentenceTable(rows_of(document_store, "sentences", sentences))
    lines.documents[:] = np.repeat(number, sentences.counts)
    _add(np.repeat(later, sentences.counts), lines.token_starts, lines.token_ends)
    return Layout(
        headings,
        table,
        lines,
        _rows(document_store, "passage", passages),
        _rows(document_store, "sentence", sentences),
        _places(document_store),
        _spoken(document_store, sentences.firsts),
    )


def _spoken(document_store: DocumentStore, firsts: NDArray[np.int64]) -> StatementRows:
    """Which sentences hold the statements; the first one of each document is one of `firsts`."""
    spoken = row_ranges(document_store, SPOKEN)
    held = []
    for name, column in (("excerpt", EXCERPTS), ("content", CONTENTS)):
        own = row_ranges(document_store, column)
        counts = rows_of(document_store, f"{name}.counts", spoken)
        rows = rows_of(document_store, f"{name}.rows", own) + np.repeat(firsts, own.counts)
        held.append(Ragged(np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]), rows))
    return StatementRows(np.concatenate([[0], np.cumsum(spoken.counts)]), *held)


def _add(shift: NDArray[np.int64], *columns: NDArray[np.int32]) -> None:
    """Add to one column after the other: four times as fast as to several at once."""
    narrow = shift.astype(np.int32)
    for column in columns:
        np.add(column, narrow, out=column)


def _headings(document_store: DocumentStore) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """The headings of all segments, and for each document the first of those of its segment."""
    every = [json.loads(segment["headings"].tobytes()) for segment in document_store.segments]
    starts = np.cumsum([0, *map(len, every)])
    return tuple(heading for own in every for heading in own), starts[document_store.table[:, 0]]


def _rows(document_store: DocumentStore, unit: str, own: RowRanges) -> Rows:
    order = own.order()
    terms = rows_of(document_store, f"{unit}.terms.lengths", own).sum(dtype=np.int64)
    return Rows(order, lie_at(own.total, order), int(terms))


def _places(document_store: DocumentStore) -> NDArray[np.int32]:
    """The number of each document of the segments in the index, or -1."""
    starts = np.cumsum(
        [0, *(len(segment["keys"]) for segment in document_store.segments)], dtype=np.int64
    )
    return lie_at(int(starts[-1]), starts[document_store.table[:, 0]] + document_store.table[:, 1])
