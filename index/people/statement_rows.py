"""Statements as numbers: their documents, and the rows of the sentences that hold them.

What a question asks of thousands of statements is asked of these columns; a statement is read
when it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of sentences: those of statement i from `bounds[i]` to before `bounds[i + 1]`."""

    bounds: NDArray[np.int64]
    rows: NDArray[np.int64]

    def of(self, number: int) -> NDArray[np.int64]:
        """Return the rows of one statement."""
        return self.rows[self.bounds[number] : self.bounds[number + 1]]

    def take(self, numbers: Sequence[int] | NDArray[np.int64]) -> Ragged:
        """Return those of these statements alone, in this order.

        >>> held = Ragged(np.array([0, 2, 3]), np.array([4, 5, 9])).take([1, 0])
        >>> held.bounds.tolist(), held.rows.tolist()
        ([0, 1, 3], [9, 4, 5])
        """
        chosen = np.asarray(numbers, dtype=np.int64)
        counts = self.bounds[chosen + 1] - self.bounds[chosen]
        bounds = np.concatenate([[0], np.cumsum(counts)])
        places = np.arange(bounds[-1]) + np.repeat(self.bounds[chosen] - bounds[:-1], counts)
        return Ragged(bounds, self.rows[places])

    def greatest(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the greatest of the `values`, one for each of `rows`, of each statement; 0 where
        it has none.

        >>> Ragged(np.array([0, 2, 2]), np.array([4, 5])).greatest(np.array([0.5, 2.0]))
        array([2., 0.])
        """
        held = np.diff(self.bounds) > 0
        greatest = np.zeros((len(held), *values.shape[1:]), dtype=values.dtype)
        if held.any():
            greatest[held] = np.maximum.reduceat(values, self.bounds[:-1][held], axis=0)
        return greatest


@dataclass(frozen=True, slots=True)
class StatementRows:
    """The first statement of each document, and after the last one their count, is in `starts`;
    `excerpts` and `contents` are the sentences that a statement's excerpt and content overlap.
    """

    starts: NDArray[np.int64]
    excerpts: Ragged
    contents: Ragged

    def of_document(self, document: int) -> range:
        """Return the numbers of the statements of a document."""
        return range(*self.starts[document : document + 2].tolist())

    def documents(self, numbers: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the number of the document of each of these statements."""
        return np.searchsorted(self.starts, np.asarray(numbers, np.int64), side="right") - 1
