"""Unit vectors of rows, in the files that they were written to, and how they are spread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORD = 64  # bits


@dataclass(frozen=True, slots=True)
class Part:
    """Vectors (n, d) and the signs of their components, one bit each: d / 64 columns of n
    words, a column each because a column is read at the speed of memory.
    """

    vectors: NDArray[np.float32]
    signs: tuple[NDArray[np.uint64], ...]


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vector of row i is number `order[i]` of all `parts` one behind the other; number j
    is that of row `places[j]`, or of none (-1): of a document that is no longer there.

    `mean` (d,) and `covariance` (d, d) are those of the rows: a question's scores over
    all rows have the mean `q @ mean` and the variance `q @ covariance @ q`, so a score
    can be standardised without computing all of them.
    """

    parts: tuple[Part, ...]
    order: NDArray[np.int64]
    places: NDArray[np.int32]
    mean: NDArray[np.float32]
    covariance: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.order)

    def rows(self, numbers: NDArray[np.integer]) -> NDArray[np.float32]:
        """Return the vectors of the rows `numbers`, (len(numbers), d)."""
        wanted = self.order[numbers]
        if len(self.parts) == 1:
            alone: NDArray[np.float32] = self.parts[0].vectors[wanted]
            return alone
        found = np.empty((len(wanted), len(self.mean)), dtype=np.float32)
        start = 0
        for part in self.parts:
            own = (start <= wanted) & (wanted < start + len(part.vectors))
            found[own] = part.vectors[wanted[own] - start]
            start += len(part.vectors)
        return found


def signs_of(vectors: NDArray[np.float32]) -> tuple[NDArray[np.uint64], ...]:
    """Return the signs of the components of `vectors` (n, d), as columns of n words.

    >>> [column.tolist() for column in signs_of(np.array([[1, -1, 1], [-1, -1, 0.5]], "f4"))]
    [[5, 4]]
    """
    bits = np.packbits(vectors > 0, axis=1, bitorder="little")
    missing = -bits.shape[1] % (WORD // 8)
    words = np.ascontiguousarray(np.pad(bits, ((0, 0), (0, missing)))).view(np.uint64)
    return tuple(np.ascontiguousarray(column) for column in words.T)


STEPS = 1 << 14
"""Steps a unit. Products of whole numbers this large, added up over 30 million rows, stay
below 2⁵³: a sum in 64 bits is exact, so it does not depend on what was added first."""


def moments_of(vectors: NDArray[np.float32], dimension: int) -> NDArray[np.float64]:
    """Return the sum of the rows and below it the sum of their products, (d + 1, d), in steps.

    Moments can be added and taken away: what is left is exact.
    """
    whole = np.round(np.float64(STEPS) * vectors.reshape(-1, dimension))
    return np.vstack([whole.sum(axis=0), whole.T @ whole])


def spread_of(
    moments: NDArray[np.float64], count: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return mean (d,) and covariance (d, d) of `count` vectors that have these moments."""
    mean = moments[0] / (max(count, 1) * STEPS)
    covariance = moments[1:] / (max(count, 1) * float(STEPS) ** 2) - np.outer(mean, mean)
    return mean.astype(np.float32), covariance.astype(np.float32)


def lie_at(total: int, order: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return for each of `total` things the row whose `order` names it, -1 where none does."""
    places = np.full(total, -1, dtype=np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places
