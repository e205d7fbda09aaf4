"""Where the documents of an index have their part of what segments hold of all of theirs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from index.storage.document_store import DocumentStore


@dataclass(frozen=True, slots=True)
class RowRanges:
    """Of each document of the index: where its part of a column begins in its segment and in
    all segments one behind the other, and how much it is.
    """

    own: NDArray[np.int64]
    starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    total: int  # of all documents in the segments, wanted or not

    @property
    def firsts(self) -> NDArray[np.int64]:
        """Where each document's part begins in the index."""
        return np.cumsum(self.counts) - self.counts

    def order(self) -> NDArray[np.int64]:
        """Return the place of each row of the index among those of all segments."""
        return ranges(self.starts, self.counts)


def ranges(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the numbers from each of `starts` on, `counts` of them, one range behind the other.

    >>> ranges(np.array([7, 0]), np.array([2, 3])).tolist()
    [7, 8, 0, 1, 2]
    """
    firsts = np.cumsum(counts) - counts
    numbers: NDArray[np.int64] = np.arange(counts.sum()) + np.repeat(starts - firsts, counts)
    return numbers


def row_ranges(document_store: DocumentStore, column: int) -> RowRanges:
    """Return where each document has what is counted in this column of `bounds`."""
    bounds = [segment["bounds"][:, column] for segment in document_store.segments]
    first = np.cumsum([0, *(len(each) - 1 for each in bounds)])
    base = np.cumsum([0, *(int(each[-1]) for each in bounds)])
    number = first[document_store.table[:, 0]] + document_store.table[:, 1]
    own = np.concatenate([each[:-1] for each in bounds])[number]
    counts = np.concatenate([np.diff(each) for each in bounds])[number]
    return RowRanges(own, own + base[document_store.table[:, 0]], counts, int(base[-1]))


def rows_of(document_store: DocumentStore, name: str, own: RowRanges) -> NDArray[Any]:
    """Return the rows of the array `name` that are the documents', in their order."""
    parts = [segment[name] for segment in document_store.segments]
    return np.concatenate([parts[0][:0], *_runs(parts, own)])


def _runs(parts: Sequence[NDArray[Any]], own: RowRanges) -> Iterator[NDArray[Any]]:
    """The rows of all documents, as many at a time as lie one behind the other."""
    bases = list(accumulate(map(len, parts), initial=0))
    ends = own.starts + own.counts
    breaks = np.flatnonzero(own.starts[1:] != ends[:-1])
    firsts = own.starts[np.concatenate([[0], breaks + 1])].tolist()
    for start, end in zip(firsts, [*ends[breaks].tolist(), int(ends[-1])], strict=True):
        first = start
        while first < end:
            part = bisect_right(bases, first) - 1
            until = min(end, bases[part + 1])
            yield parts[part][first - bases[part] : until - bases[part]]
            first = until
