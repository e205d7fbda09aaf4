"""Vectors of sentences → the few that stand best for all of them, none that repeats another.

Maximal marginal relevance (Carbonell & Goldstein, The Use of MMR, Diversity-Based Reranking for
Reordering Documents and Producing Summaries, SIGIR 1998), where what is wanted is what all of them
have in common: their mean (centroid-based summarisation: Radev et al. 2004).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

RELEVANCE = 0.7
"""Weight of being central against that of being new: the λ of the paper."""

REPEATS = 0.92
"""Cosine from which one sentence says the same as another, in other words or the same."""


def choose_central(
    vectors: NDArray[np.float32],
    most: int,
    bonus: NDArray[np.float64] | None = None,
    wanted: NDArray[np.float32] | None = None,
) -> list[tuple[int, float]]:
    """Return up to `most` rows of `vectors` (n, d), the best first, each with how central it is.

    `bonus` (n,) is added to that; `wanted` (d,) takes the place of the mean.
    """
    if not len(vectors) or most < 1:
        return []
    whole = vectors.astype(np.float64)
    relevance = whole @ (direction(whole) if wanted is None else wanted.astype(np.float64))
    relevance += 0.0 if bonus is None else bonus
    nearest = np.zeros(len(whole))  # to what is chosen already
    open_ = np.ones(len(whole), dtype=bool)
    chosen: list[int] = []
    while len(chosen) < most and open_.any():
        worth = np.where(open_, RELEVANCE * relevance - (1 - RELEVANCE) * nearest, -np.inf)
        best = int(np.round(worth, 6).argmax())  # equally good ones in the order of the text
        chosen.append(best)
        likeness = whole @ whole[best]
        nearest = np.maximum(nearest, likeness)
        open_ &= likeness < REPEATS
        open_[best] = False
    return [(row, float(relevance[row])) for row in chosen]


def direction(vectors: NDArray[np.float64] | NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the mean direction of `vectors` (n, d); opposite ones leave none, which is zero."""
    mean: NDArray[np.float64] = np.asarray(vectors, dtype=np.float64).mean(axis=0)
    length = float(np.linalg.norm(mean))
    return mean / length if length else mean


def share_out(most: int, sizes: Sequence[int], most_of_one: int) -> list[int]:
    """Return how many of `most` places each of `sizes` gets: one each while there is room, then
    more to the larger ones (D'Hondt, by the root of their sizes), none over `most_of_one`.

    >>> share_out(6, [100, 25, 1], 5), share_out(2, [9, 9, 9], 5)
    ([4, 1, 1], [1, 1, 0])
    """
    given = [1 if number < most and size else 0 for number, size in enumerate(sizes)]
    while sum(given) < most:
        open_ = [
            (size**0.5 / (given[number] + 1), -number)
            for number, size in enumerate(sizes)
            if given[number] < min(size, most_of_one)
        ]
        if not open_:
            break
        given[-max(open_)[1]] += 1
    return given
