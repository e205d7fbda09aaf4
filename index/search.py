"""A question's vector and terms → candidate sentences with their standardised scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.find_nearest import find_nearest, first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.index import Index
    from index.vectors import Vectors

DEPTH = 100
"""Passages taken from each list. Recall is flat beyond it; cost is not."""

LEAST_SPREAD = 0.05
"""Cosine. In a corpus of a handful of sentences the spread of scores is chance."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Sentences worth a look, one row each, and how they score for the question.

    Cosines are raw; `*_z` scores are in standard deviations above the mean of all rows
    of the index, whatever was filtered, so that they mean the same under any filter.
    """

    sentences: NDArray[np.int64]
    passages: NDArray[np.int64]
    sentence_cosine: NDArray[np.float32]
    passage_cosine: NDArray[np.float32]
    sentence_dense_z: NDArray[np.float32]
    passage_dense_z: NDArray[np.float32]
    sentence_sparse_z: NDArray[np.float32]
    passage_sparse_z: NDArray[np.float32]


def search(
    index: Index,
    vector: NDArray[np.float32],
    terms: Sequence[str],
    allowed: NDArray[np.bool_] | None = None,
    depth: int = DEPTH,
) -> Candidates:
    """Return the sentences of the passages that come first by vectors or by terms.

    `vector` is (d,), of length 1. `allowed` has an entry for each passage of the index:
    what is filtered out does not compete for the `depth` places.
    """
    passage_sparse = index.passage_terms.scores(terms)
    sentence_sparse = index.sentence_terms.scores(terms)
    rows = _best_passages(index, vector, passage_sparse, allowed, depth)
    table = index.contents.passages
    sentences = _ranges(table[rows, 3], table[rows, 4])
    passages = np.repeat(rows, table[rows, 4] - table[rows, 3])
    own = index.sentence_vectors.rows(sentences) @ vector
    whole = np.repeat(index.passage_vectors.rows(rows) @ vector, table[rows, 4] - table[rows, 3])
    return Candidates(
        sentences=sentences,
        passages=passages,
        sentence_cosine=own,
        passage_cosine=whole,
        sentence_dense_z=_standardised(own, vector, index.sentence_vectors),
        passage_dense_z=_standardised(whole, vector, index.passage_vectors),
        sentence_sparse_z=_deviations(sentence_sparse, sentences),
        passage_sparse_z=_deviations(passage_sparse, passages),
    )


def _best_passages(
    index: Index,
    vector: NDArray[np.float32],
    sparse: NDArray[np.float32],
    allowed: NDArray[np.bool_] | None,
    depth: int,
) -> NDArray[np.int64]:
    """The rows that are among the first `depth` of any list, ascending."""
    table = index.contents.passages
    open_rows = None if allowed is None else np.flatnonzero(allowed)
    dense = find_nearest(index.passage_vectors, vector, open_rows, depth)
    open_sentences = None
    if allowed is not None:
        open_sentences = np.flatnonzero(np.repeat(allowed, table[:, 4] - table[:, 3]))
    near = find_nearest(index.sentence_vectors, vector, open_sentences, depth)
    of_near = np.searchsorted(table[:, 3], near, side="right") - 1
    lexical = sparse if allowed is None else np.where(allowed, sparse, 0)
    found = np.flatnonzero(lexical > 0)
    by_terms = found[first(lexical[found], depth)]
    return np.unique(np.concatenate([dense, of_near, by_terms])).astype(np.int64)


def _ranges(starts: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.int64]:
    """Concatenate the half-open ranges: [0, 5], [2, 7] → 0, 1, 5, 6."""
    counts = (ends - starts).astype(np.int64)
    offsets = np.repeat(starts - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    return offsets.astype(np.int64) + np.arange(counts.sum(), dtype=np.int64)


def _standardised(
    cosines: NDArray[np.float32], vector: NDArray[np.float32], vectors: Vectors
) -> NDArray[np.float32]:
    mean = vector @ vectors.mean
    variance = float(vector @ vectors.covariance @ vector)
    standard: NDArray[np.float32] = (cosines - mean) / max(
        np.sqrt(max(variance, 0.0)), LEAST_SPREAD
    )
    return standard


def _deviations(scores: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """How many standard deviations above the mean of all `scores` those of `rows` are."""
    count = max(len(scores), 1)
    mean = float(scores.sum(dtype=np.float64)) / count
    spread = np.sqrt(max(float(scores @ scores) / count - mean * mean, 0.0))
    standard: NDArray[np.float32] = (scores[rows] - np.float32(mean)) / np.float32(spread or 1)
    return standard if spread > 0 else np.zeros_like(standard)
