"""A claim or keywords → how much each passage speaks of it: words and vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.search import Candidates

SPARSE = 0.35
"""Of the passage's term score, against 1 for its vector and for its best sentence's. Fitted on 162
claims of the given half of SciFact: nDCG@10 with the reader .713, with .5 .708, with 1 .707."""


def score_passages(candidates: Candidates) -> NDArray[np.float64]:
    """Return for each candidate (n,) how much its passage speaks of what is searched."""
    passages = candidates.passages
    first = np.flatnonzero(np.diff(passages, prepend=-1))
    best = np.maximum.reduceat(candidates.sentence_dense_z, first) if len(first) else first
    own = np.repeat(best, np.diff(first, append=len(passages)))
    weighed: NDArray[np.float64] = (
        candidates.passage_dense_z + own + SPARSE * candidates.passage_sparse_z
    ).astype(np.float64)
    return weighed
