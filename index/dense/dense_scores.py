"""How near the rows of an index are to a vector: which are the nearest, and by how much."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.dense.nearest_vectors import is_exact, nearest_vectors, top_k

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.dense.vectors import Vectors

LEAST_SPREAD = 0.05
"""Cosine. In a corpus of a handful of sentences the spread of scores is chance."""


@dataclass(frozen=True, slots=True)
class DenseScores:
    """`every` has the cosine of each row where so few are all compared, else it is None."""

    vectors: Vectors
    vector: NDArray[np.float32]
    every: NDArray[np.float32] | None

    @classmethod
    def of(cls, vectors: Vectors, vector: NDArray[np.float32]) -> DenseScores:
        """Compare `vector` (d,), of length 1, with the `vectors`."""
        return cls(vectors, vector, vectors.products(vector) if is_exact(vectors) else None)

    def nearest(self, allowed: NDArray[np.bool_] | None, depth: int) -> NDArray[np.int64]:
        """Return the `depth` rows nearest to the vector, of those `allowed`; None: of all."""
        rows = None if allowed is None else np.flatnonzero(allowed)
        if self.every is None:
            return nearest_vectors(self.vectors, self.vector, rows, depth)
        if rows is None:
            return top_k(self.every, depth)
        return rows[top_k(self.every[rows], depth)]

    def cosines(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the cosine of each of `rows`."""
        if self.every is None:
            return self.vectors.products(self.vector, rows)
        return self.every[rows]

    def standardised(self, cosines: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return how many standard deviations above the mean of all rows `cosines` are."""
        mean, variance = self._spread()
        spread = max(math.sqrt(max(variance, 0.0)), LEAST_SPREAD)
        standard: NDArray[np.float32] = (cosines - np.float32(mean)) / np.float32(spread)
        return standard

    def _spread(self) -> tuple[float, float]:
        """Mean and variance of the cosines of all rows."""
        if self.every is None:
            vector, vectors = self.vector, self.vectors
            return float(vector @ vectors.mean), float(vector @ vectors.covariance @ vector)
        count = max(len(self.every), 1)
        mean = float(self.every.sum(dtype=np.float64)) / count
        return mean, float(self.every @ self.every) / count - mean * mean
