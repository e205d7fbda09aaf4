"""Documents in segments → the tables of an index: its rows in the order of the corpus.

A segment counts passages and sentences for itself, in whatever order its documents came. Here
they get the numbers that they have in an index made of one piece, and for each row is noted
where its vector lies, and for each vector whose it is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from index.extents import extents, rows_of
from index.segment import PASSAGES, SENTENCES, SPOKEN, TOKENS, as_array
from index.vectors import lie_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.shelf import Shelf


def lay_out(shelf: Shelf) -> dict[str, NDArray[Any]]:
    """Return the tables of the index of the documents of `shelf`, in their order."""
    documents = len(shelf.table)
    passages, sentences = extents(shelf, PASSAGES), extents(shelf, SENTENCES)
    tokens = extents(shelf, TOKENS)
    passage_order, sentence_order = passages.order(), sentences.order()
    number = np.arange(documents, dtype=np.int32)
    table = rows_of(shelf, "passages", passage_order)
    table[:, 0] = np.repeat(number, passages.counts)
    on = (sentences.firsts - sentences.own).astype(np.int32)
    table[:, 3:5] += np.repeat(on, passages.counts)[:, np.newaxis]
    headings, table[:, 5] = _headings(shelf, table[:, 5], passages.counts)
    later = (tokens.starts - tokens.own).astype(np.int32)
    table[:, 7:9] += np.repeat(later, passages.counts)[:, np.newaxis]
    lines = rows_of(shelf, "sentences", sentence_order)
    lines[:, 0] = np.repeat(number, sentences.counts)
    lines[:, 4:6] += np.repeat(later, sentences.counts)[:, np.newaxis]
    return {
        "table": shelf.table,
        "passages": table,
        "sentences": lines,
        "headings": headings,
        "spoken": np.concatenate([[0], np.cumsum(extents(shelf, SPOKEN).counts)]),
        "passage.order": passage_order,
        "sentence.order": sentence_order,
        "passage.places": lie_at(passages.total, passage_order),
        "sentence.places": lie_at(sentences.total, sentence_order),
        "document.places": _places(shelf),
        "passage.length": _length(shelf, "passage", passage_order),
        "sentence.length": _length(shelf, "sentence", sentence_order),
    }


def _headings(
    shelf: Shelf, own: NDArray[np.int32], counts: NDArray[np.int64]
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Every heading once, in the order of its first passage, and each passage's number of it.

    `own` are the numbers that passages have in their segments.
    """
    every = [json.loads(segment["headings"].tobytes()) for segment in shelf.segments]
    starts = np.cumsum([0, *map(len, every)])
    flat = [heading for each in every for heading in each]
    used, firsts, of_row = np.unique(
        own + np.repeat(starts[shelf.table[:, 0]], counts), return_index=True, return_inverse=True
    )
    numbers: dict[str, int] = {}
    renamed = np.empty(len(used), dtype=np.int64)
    for place in np.argsort(firsts).tolist():
        renamed[place] = numbers.setdefault(flat[used[place]], len(numbers))
    return as_array(json.dumps(list(numbers)).encode()), renamed[of_row]


def _places(shelf: Shelf) -> NDArray[np.int32]:
    """The number of each document of the segments in the index, or -1."""
    starts = np.cumsum([0, *(len(segment["keys"]) for segment in shelf.segments)], dtype=np.int64)
    return lie_at(int(starts[-1]), starts[shelf.table[:, 0]] + shelf.table[:, 1])


def _length(shelf: Shelf, unit: str, order: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many terms all rows have together."""
    lengths = rows_of(shelf, f"{unit}.terms.lengths", order)
    return np.array([lengths.sum()], dtype=np.int64)
