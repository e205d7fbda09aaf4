"""A question's vector and terms → candidate sentences with their standardised scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.dense.dense_scores import DenseScores
from index.dense.nearest_vectors import top_k

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.index import Index
    from index.passage_table import PassageTable
    from index.sparse.bm25 import Matches

DEPTH = 100
"""Passages taken from each list. Recall is flat beyond it; cost is not."""


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
    table = index.contents.passages
    near_passages = DenseScores.of(index.passage_vectors, vector)
    near_sentences = DenseScores.of(index.sentence_vectors, vector)
    matches = index.passage_terms.match(terms)
    chosen = np.zeros(len(table), dtype=bool)
    chosen[near_passages.nearest(allowed, depth)] = True
    chosen[_holding(table, near_sentences, allowed, depth)] = True
    chosen[_best(matches, allowed, depth)] = True
    rows = np.flatnonzero(chosen)
    found = table.take(rows)
    counts = found.sentence_counts
    of = np.repeat(np.arange(len(rows)), counts)
    sentences = np.arange(len(of)) + (found.sentence_ends - np.cumsum(counts))[of]
    own, whole = near_sentences.cosines(sentences), near_passages.cosines(rows)
    return Candidates(
        sentences=sentences,
        passages=rows[of],
        sentence_cosine=own,
        passage_cosine=whole[of],
        sentence_dense_z=near_sentences.standardised(own),
        passage_dense_z=near_passages.standardised(whole)[of],
        sentence_sparse_z=index.sentence_terms.match(terms).standardised(sentences),
        passage_sparse_z=matches.standardised(rows)[of],
    )


def _holding(
    table: PassageTable, near: DenseScores, allowed: NDArray[np.bool_] | None, depth: int
) -> NDArray[np.int64]:
    """The passages whose sentences are the nearest."""
    own = None if allowed is None else np.repeat(allowed, table.sentence_counts)
    return table.of_sentences(near.nearest(own, depth))


def _best(matches: Matches, allowed: NDArray[np.bool_] | None, depth: int) -> NDArray[np.int64]:
    """The passages that score highest for their terms."""
    if allowed is None:
        return matches.rows[top_k(matches.values, depth)]
    open_ = allowed[matches.rows]
    return matches.rows[open_][top_k(matches.values[open_], depth)]
