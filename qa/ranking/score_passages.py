"""A claim or keywords → how much each passage speaks of it: words, vectors, tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.search import Candidates

SPARSE = 0.5
"""Of the passage's term score, against 1 for its vector and for its best sentence's."""

MATCHED = 10.0
"""Of the mean cosine of the claim's tokens with the nearest ones of the passage."""

UNMATCHED = 0.02
"""Cosine by which a passage whose tokens were not compared falls short of the least that was.

On the given half of SciFact these three put the documents in order with nDCG@10 .745; the
scorer of sentences, which is trained on questions, with .725, vectors and terms alone with .740."""


def score_passages(
    candidates: Candidates, rows: NDArray[np.int64], matched: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Return for each candidate (n,) how much its passage speaks of what is searched.

    `rows` (m,) are the sentences whose passages' tokens were compared, and `matched` (m,)
    the cosines that this gave.
    """
    passages = candidates.passages
    first = np.flatnonzero(np.diff(passages, prepend=-1))
    best = np.maximum.reduceat(candidates.sentence_dense_z, first) if len(first) else first
    own = np.repeat(best, np.diff(first, append=len(passages)))
    tokens = np.full(len(passages), matched.min() - UNMATCHED if len(matched) else 0.0)
    compared = passages[np.searchsorted(candidates.sentences, rows)]
    values = dict(zip(compared.tolist(), matched.tolist(), strict=True))
    for place, passage in enumerate(passages.tolist()):
        tokens[place] = values.get(passage, tokens[place])
    weighed: NDArray[np.float64] = (
        candidates.passage_dense_z + own + SPARSE * candidates.passage_sparse_z + MATCHED * tokens
    )
    return weighed
