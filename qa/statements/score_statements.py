"""Statements and a topic → how much each is about it, from 0 to 1."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from index.dense.dense_scores import LEAST_SPREAD
from index.sparse.tokenize import tokenize
from qa.ranking.word_features import rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.people.statement_rows import Ragged

ABOUT = 0.5
"""Half of the topic's weight in words, or a sentence as near as `FAR_ABOVE` in meaning."""

FAR_ABOVE, SPREAD = 2.2, 0.6
"""Standard deviations above the mean of all sentences at which it counts as half, and how fast that
grows to certainty."""


def score_statements(
    numbers: Sequence[int], topic: str, index: Index, encoder: Encoder
) -> list[float]:
    """Return for each of these statements how much it is about `topic`: by its words or their
    meaning.
    """
    vector = encoder.encode([topic])[0].vector
    places = index.statement_rows.excerpts.take(numbers)
    near = _likeness(places, vector, index)
    return list(map(max, _covered(numbers, places, topic, index), near))


def _likeness(places: Ragged, vector: NDArray[np.float32], index: Index) -> list[float]:
    """How much nearer the nearest sentence of each is to the topic than sentences are."""
    vectors = index.sentence_vectors
    mean = float(vector @ vectors.mean)
    spread = max(math.sqrt(max(float(vector @ vectors.covariance @ vector), 0.0)), LEAST_SPREAD)
    cosines = vectors.products(vector, places.rows)
    far = places.greatest((cosines - mean) / spread)
    return [_half_at(FAR_ABOVE, SPREAD, float(each)) for each in far]


def _covered(numbers: Sequence[int], places: Ragged, topic: str, index: Index) -> list[float]:
    """The share of the topic's weight in words that the excerpts have: those are read whose
    sentences have any.
    """
    weights = {term: rarity(term, index) for term in tokenize(topic)}
    every = index.sentence_terms.hold(list(weights), places.rows)
    held = np.asarray(every.any(axis=1), dtype=np.float32)
    covered = [0.0] * len(numbers)
    for place in np.flatnonzero(places.greatest(held)).tolist():
        excerpt = index.ledger.statements[numbers[place]].excerpt
        terms = set(tokenize(excerpt.reading))
        own = sum(weight for term, weight in weights.items() if term in terms)
        covered[place] = own / sum(weights.values())
    return covered


def _half_at(middle: float, spread: float, value: float) -> float:
    return 1 / (1 + math.exp((middle - value) / spread))
