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


def match_tokens(
    index: Index, tokens: NDArray[np.float32], passages: Sequence[int]
) -> TokenMatches:
    """Match the question's `tokens` (q, d) with every sentence of the `passages` (rows)."""
    found = [_match(index, tokens, passage) for passage in sorted(passages)]
    if not found:
        nothing = np.empty((0, len(tokens)), dtype=np.float32)
        none = np.empty(0, dtype=np.float32)
        return TokenMatches(np.empty(0, dtype=np.int64), nothing, nothing, nothing, none)
    return TokenMatches(
        np.concatenate([each.rows for each in found]),
        np.concatenate([each.sentences for each in found]),
        np.concatenate([each.around for each in found]),
        np.concatenate([each.passages for each in found]),
        np.concatenate([each.explained for each in found]),
    )


def _with_neighbours(best: NDArray[np.float32]) -> NDArray[np.float32]:
    around = best.copy()
    np.maximum(around[1:], best[:-1], out=around[1:])
    np.maximum(around[:-1], best[1:], out=around[:-1])
    return around


def _match(index: Index, tokens: NDArray[np.float32], passage: int) -> TokenMatches:
    """The matches of one passage's sentences."""
    first, last, *_, start, end = index.contents.passages[passage, 3:9].tolist()
    rows = np.arange(first, last, dtype=np.int64)
    best = np.zeros((len(rows), len(tokens)), dtype=np.float32)
    explained = np.zeros(len(rows), dtype=np.float32)
    if start == end or not len(index.token_vectors) or not len(tokens):
        return TokenMatches(rows, best, best, best, explained)
    cosines = index.token_vectors.similarities(tokens, start, end)
    near = cosines.max(axis=0) > NEAR
    for number, (opens, closes) in enumerate(pairwise(index.contents.token_bounds(passage))):
        if opens < closes:
            best[number] = cosines[:, opens:closes].max(axis=1)
            explained[number] = near[opens:closes].mean()
    whole = np.broadcast_to(cosines.max(axis=1), best.shape)
    return TokenMatches(rows, best, _with_neighbours(best), whole, explained)
