"""A question's tokens against each passage's: for each of them the nearest one there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.index import Index


@dataclass(frozen=True, slots=True)
class TokenMatches:
    """Cosines of each of the question's q tokens with the nearest token …

    … of a sentence: `sentences` (s, q), for the sentence rows `rows` (s,), ascending;
    … of the sentence and its neighbours in the passage: `around` (s, q);
    … of the whole passage that it stands in, title included: `passages` (s, q).

    The other way round, `explained` (s,) is the share of the sentence's tokens that are
    near to one of the question's.
    """

    rows: NDArray[np.int64]
    sentences: NDArray[np.float32]
    around: NDArray[np.float32]
    passages: NDArray[np.float32]
    explained: NDArray[np.float32]


NEAR = 0.6
"""Cosine of two tokens that mean much the same in their sentences."""


def max_sim(index: Index, tokens: NDArray[np.float32], passages: Sequence[int]) -> TokenMatches:
    """Match the question's `tokens` (q, d) with every sentence of the `passages` (rows).

    The passages' tokens lie side by side in one matrix, and all that is wanted of them is
    found in a few strides over it: measured 3 times as fast as one sentence after another.
    """
    table = index.contents.passages.take(sorted(passages))
    counts = table.sentence_counts
    of_passage = np.repeat(np.arange(len(table)), counts)
    first = table.sentence_starts - counts.cumsum() + counts
    rows = (np.arange(counts.sum()) + first[of_passage]).astype(np.int64)
    lengths = table.token_counts * bool(len(index.token_vectors) and len(tokens))
    if not lengths.any():
        nothing = np.zeros((len(rows), len(tokens)), dtype=np.float32)
        return TokenMatches(rows, nothing, nothing, nothing, np.zeros(len(rows), np.float32))
    by_token = np.zeros((lengths.sum() + 1, len(tokens)), np.float32)  # the last row is nobody's
    index.token_vectors.similarities(tokens, table.token_ranges[lengths > 0].tolist(), out=by_token)
    cosines = np.ascontiguousarray(by_token.T)  # what follows takes a third of the time like that
    places = lengths.cumsum() - lengths
    sentences = index.contents.sentences.take(rows)
    own = sentences.token_ranges - (table.token_starts - places)[of_passage, np.newaxis]
    own[lengths[of_passage] == 0] = 0
    best = _greatest(cosines, own)
    whole = _greatest(cosines, np.column_stack([places, places + lengths]))
    near = cosines.max(axis=0) > NEAR
    shares = _sums(near, own) / np.maximum(own[:, 1] - own[:, 0], 1)
    around = _with_neighbours(best, of_passage)
    return TokenMatches(rows, best, around, whole[of_passage], shares.astype(np.float32))


def _greatest(cosines: NDArray[np.float32], ranges: NDArray[np.int32]) -> NDArray[np.float32]:
    """The greatest of each row of (q, n) in each of the half-open ranges of columns, (ranges, q);
    0 in an empty one.
    """
    greatest = np.ascontiguousarray(np.maximum.reduceat(cosines, ranges.ravel(), axis=1)[:, ::2].T)
    greatest[ranges[:, 0] >= ranges[:, 1]] = 0
    return greatest


def _sums(flags: NDArray[np.bool_], ranges: NDArray[np.int32]) -> NDArray[np.int64]:
    """How many are set in each of the half-open ranges."""
    until = np.concatenate([[0], flags.cumsum()])
    sums: NDArray[np.int64] = until[ranges[:, 1]] - until[ranges[:, 0]]
    return sums


def _with_neighbours(
    best: NDArray[np.float32], of_passage: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Each sentence's with those of the one before and the one behind, of the same passage."""
    around = best.copy()
    joined = (of_passage[1:] == of_passage[:-1])[:, np.newaxis]
    np.maximum(around[1:], best[:-1], out=around[1:], where=joined)
    np.maximum(around[:-1], best[1:], out=around[:-1], where=joined)
    return around
