"""A question's tokens against each passage's: for each of them the nearest one there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
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
    """

    rows: NDArray[np.int64]
    sentences: NDArray[np.float32]
    around: NDArray[np.float32]
    passages: NDArray[np.float32]


def match_tokens(
    index: Index, tokens: NDArray[np.float32], passages: Sequence[int]
) -> TokenMatches:
    """Match the question's `tokens` (q, d) with every sentence of the `passages` (rows)."""
    nothing = np.empty((0, len(tokens)), dtype=np.float32)
    rows, sentences, around, wholes = [np.empty(0, dtype=np.int64)], [nothing], [nothing], [nothing]
    for passage in sorted(passages):
        first, last = index.contents.passages[passage, 3:5].tolist()
        best, whole = _match(index, tokens, passage)
        rows.append(np.arange(first, last, dtype=np.int64))
        sentences.append(best)
        around.append(_with_neighbours(best))
        wholes.append(np.broadcast_to(whole, best.shape))
    return TokenMatches(
        np.concatenate(rows), np.concatenate(sentences), np.concatenate(around),
        np.concatenate(wholes),
    )  # fmt: skip


def _with_neighbours(best: NDArray[np.float32]) -> NDArray[np.float32]:
    around = best.copy()
    np.maximum(around[1:], best[:-1], out=around[1:])
    np.maximum(around[:-1], best[1:], out=around[:-1])
    return around


def _match(
    index: Index, tokens: NDArray[np.float32], passage: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The best cosines (s, q) of each sentence, and those (q,) of the passage."""
    start, end = index.contents.passages[passage, 7:9].tolist()
    bounds = index.contents.token_bounds(passage)
    best = np.zeros((len(bounds) - 1, len(tokens)), dtype=np.float32)
    if start == end or not len(index.token_vectors) or not len(tokens):
        return best, np.zeros(len(tokens), dtype=np.float32)
    cosines = index.token_vectors.similarities(tokens, start, end)
    for number, (first, last) in enumerate(pairwise(bounds)):
        if first < last:
            best[number] = cosines[:, first:last].max(axis=1)
    return best, cosines.max(axis=1)
