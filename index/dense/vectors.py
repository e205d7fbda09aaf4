"""Unit vectors of rows, in the files that they were written to, and how they are spread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import faiss
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Part:
    """Vectors (n, d) and their signs (n, SIGNS / 8), `signs_of` them.

    FAISS searches them where they lie: its indexes are views of these arrays, which may be a
    file mapped into memory, and copy nothing.
    """

    vectors: NDArray[np.float32]
    signs: NDArray[np.uint8]

    @cached_property
    def flat(self) -> faiss.IndexFlatIP:
        """The index of the vectors, by inner product."""
        import faiss

        index = faiss.IndexFlatIP(self.vectors.shape[1])
        index.codes = _view(self.vectors.reshape(-1).view(np.uint8))
        index.ntotal = len(self.vectors)
        return index

    @cached_property
    def binary(self) -> faiss.IndexBinaryFlat:
        """The index of the signs, by Hamming distance."""
        import faiss

        index = faiss.IndexBinaryFlat(8 * self.signs.shape[1])
        index.xb = _view(self.signs.reshape(-1))  # type: ignore[attr-defined] # its stub errs
        index.ntotal = len(self.signs)
        index.use_heap = False  # type: ignore[attr-defined] # many are wanted: counting is quicker
        return index

    def products(
        self, vector: NDArray[np.float32], numbers: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Return the inner products of `vector` with the vectors of these `numbers`.

        FAISS reads them where they lie. To copy 1,000 of a large file first took longer.
        """
        from faiss import omp_set_num_threads, swig_ptr

        omp_set_num_threads(1)  # for one question, more threads measured 40 times slower
        asked = np.ascontiguousarray(vector, dtype=np.float32)
        found = np.empty(len(numbers), dtype=np.float32)
        flat: Any = self.flat  # its stub does not know the method
        if len(numbers):  # it refuses to do nothing
            flat.compute_distance_subset(
                1, swig_ptr(asked), len(numbers), swig_ptr(found), swig_ptr(numbers)
            )
        return found


def _view(content: NDArray[np.uint8]) -> Any:  # noqa: ANN401 - its stub does not know the class
    """FAISS's view of an array that somebody else keeps."""
    import faiss

    kind: Any = faiss.MaybeOwnedVectorUInt8
    nobody = kind()
    return kind.create_view(faiss.swig_ptr(content), len(content), nobody.owner)


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

    def products(
        self, vector: NDArray[np.float32], rows: NDArray[np.integer] | None = None
    ) -> NDArray[np.float32]:
        """Return the inner products of `vector` (d,) with those of `rows`; None: of all rows.

        Those of a row are the same digits whatever else is asked for and wherever it lies.
        """
        wanted = self.order if rows is None else self.order[rows]
        if len(self.parts) == 1:
            return self.parts[0].products(vector, wanted)
        if rows is None:
            every = [part.products(vector, np.arange(len(part.vectors))) for part in self.parts]
            return np.concatenate(every)[wanted]
        found = np.empty(len(wanted), dtype=np.float32)
        start = 0
        for part in self.parts:
            own = np.flatnonzero((start <= wanted) & (wanted < start + len(part.vectors)))
            found[own] = part.products(vector, wanted[own] - start)
            start += len(part.vectors)
        return found

    def rows(self, numbers: NDArray[np.integer]) -> NDArray[np.float32]:
        """Return the vectors of the rows `numbers`, (len(numbers), d)."""
        wanted = self.order[numbers]
        if len(self.parts) == 1:
            alone: NDArray[np.float32] = self.parts[0].vectors[wanted]
            return alone
        found = np.empty((len(wanted), len(self.mean)), dtype=np.float32)
        start = 0
        for part in self.parts:
            own = np.flatnonzero((start <= wanted) & (wanted < start + len(part.vectors)))
            found[own] = part.vectors[wanted[own] - start]
            start += len(part.vectors)
        return found


STEPS = 1 << 14
"""Steps a unit. Sums of products of whole numbers this large, over 30 million rows, stay below
2⁵³: in 64 bits they are exact, so they do not depend on what was added first."""

TURN_STEPS = 1 << 12

BLOCK = 1 << 15  # rows at a time: 100 MB in 64 bits, and 130 of products


SIGNS = 512
"""Bits: in 64 bytes FAISS counts differing ones quicker than in 48, and more of them tell more."""


def signs_of(vectors: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return on which side of SIGNS planes the `vectors` (n, d) lie: (n, SIGNS / 8) bytes.

    The planes lie in all directions alike, so that it does not matter which components a model
    puts the most into. It is worked out in whole numbers, hence exactly.

    >>> [[one, *_], [other, *_]] = signs_of(np.array([[1, 2], [-1, -2]], "f4")).tolist()
    >>> one ^ other == 0b1111_1111
    True
    """
    signs = np.empty((len(vectors), SIGNS // 8), dtype=np.uint8)
    for start in range(0, len(vectors), BLOCK):
        whole = np.round(np.float64(STEPS) * vectors[start : start + BLOCK])
        positive = whole @ _planes(vectors.shape[1]) > 0
        signs[start : start + BLOCK] = np.packbits(positive, axis=1, bitorder="little")
    return signs


@lru_cache(maxsize=4)
def _planes(dimension: int) -> NDArray[np.float64]:
    """Rows of a random rotation, or columns where there are more components than planes:
    (d, SIGNS), always the same, in whole steps.
    """
    chance = np.random.default_rng(20_170_413)
    most = max(dimension, SIGNS)
    turn, _ = np.linalg.qr(chance.standard_normal((most, most)))
    return np.ascontiguousarray(np.round(turn[:dimension, :SIGNS] * TURN_STEPS))


def vector_statistics_of(vectors: NDArray[np.float32], dimension: int) -> NDArray[np.float64]:
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
