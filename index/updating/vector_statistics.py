"""Documents come and gone → the moments of all vectors, from those of the older index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.dense.vectors import vector_statistics_of
from index.storage.segment import PASSAGES, SENTENCES, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from index.index import Index
    from index.storage.document_store import DocumentStore

BLOCK = 20_000  # vectors at a time: 60 MB in 64 bits


def add_vector_statistics(
    document_store: DocumentStore, old: Index | None
) -> dict[str, NDArray[np.float64]]:
    """Return the moments of passage and sentence vectors of all documents of `document_store`.

    Of `old`, whose vectors are of the same model, only what has changed is added or taken
    away; the sums are exact, so they are those of an index made anew.
    """
    now = _names(document_store)
    then = _names(old.document_store) if old else now[:0]
    changed = np.setxor1d(now, then, assume_unique=True)
    come, gone = (np.flatnonzero(np.isin(names, changed)) for names in (now, then))
    found = {}
    for unit, column in zip(UNITS, (PASSAGES, SENTENCES), strict=True):
        moments = _sum(document_store, come, unit, column)
        if old:
            moments += old.tables[f"{unit}.moments"] - _sum(old.document_store, gone, unit, column)
        found[f"{unit}.moments"] = moments
    return found


def _names(document_store: DocumentStore) -> NDArray[np.uint64]:
    """Enough of each document's key to tell it from the others."""
    return np.ascontiguousarray(document_store.gather("keys")[:, :8]).view(np.uint64).ravel()


def _sum(
    document_store: DocumentStore, documents: NDArray[np.int64], unit: str, column: int
) -> NDArray[np.float64]:
    dimension = document_store.segments[0][f"{unit}.vectors"].shape[1]
    total = np.zeros((dimension + 1, dimension))
    for vectors in _blocks(document_store, documents, unit, column):
        total += vector_statistics_of(vectors, dimension)
    return total


def _blocks(
    document_store: DocumentStore, documents: NDArray[np.int64], unit: str, column: int
) -> Iterator[NDArray[np.float32]]:
    """The vectors of `documents`, some at a time."""
    waiting: list[NDArray[np.float32]] = []
    for number, local in document_store.table[documents].tolist():
        segment = document_store.segments[number]
        start, end = segment["bounds"][local : local + 2, column].tolist()
        waiting.append(segment[f"{unit}.vectors"][start:end])
        if sum(map(len, waiting)) >= BLOCK:
            yield np.concatenate(waiting)
            waiting = []
    if waiting:
        yield np.concatenate(waiting)
