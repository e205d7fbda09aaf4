"""Statements and a topic → how much each is about it, from 0 to 1."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from index.dense.dense_scores import LEAST_SPREAD
from index.max_sim import max_sim
from index.sparse.tokenize import tokenize
from qa.ranking.word_features import rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.encoder.load_encoder import Encoded, Encoder
    from index.index import Index
    from index.people.statement_rows import Ragged

ABOUT = 0.5
"""Half of the topic's weight in words, or words as near as `NEAR` in meaning."""

NEAR, NEAR_SPREAD = 0.54, 0.05
"""Cosine of the topic's words with the nearest ones of a statement that counts as half, and how
fast that grows to certainty: "men were arrested" and "a single case of arrest" are .56 alike,
"football" or "the economy" and statements about neither .3 at most."""

FAR_ABOVE, SPREAD = 2.2, 0.6
"""Without token vectors: standard deviations above the mean of all sentences."""


def score_statements(
    numbers: Sequence[int], topic: str, index: Index, encoder: Encoder
) -> list[float]:
    """Return for each of these statements how much it is about `topic`: by its words or their
    meaning.
    """
    encoded = encoder.encode([topic])[0]
    places = index.statement_rows.excerpts.take(numbers)
    by_tokens = len(index.token_vectors) > 0
    likeness = (
        _by_tokens(places, topic, encoded, index)
        if by_tokens
        else _by_vectors(places, encoded, index)
    )
    return list(map(max, _covered(numbers, places, topic, index), likeness))


def _by_tokens(places: Ragged, topic: str, encoded: Encoded, index: Index) -> list[float]:
    """The mean cosine of the topic's tokens, stop words aside, with the nearest of each place."""
    telling = [bool(tokenize(_word_at(topic, start, end))) for start, end in encoded.offsets]
    tokens = encoded.tokens[telling] if any(telling) else encoded.tokens
    every = np.unique(index.contents.passages.of_sentences(places.rows)).tolist()
    matches = max_sim(index, tokens, every)
    best = matches.sentences[np.searchsorted(matches.rows, places.rows)]
    if not len(tokens) or not len(best):
        return [_half_at(NEAR, NEAR_SPREAD, 0.0)] * len(places.bounds[1:])
    cosines = places.greatest(best).mean(axis=1)
    return [_half_at(NEAR, NEAR_SPREAD, float(cosine)) for cosine in cosines]


def _word_at(text: str, start: int, end: int) -> str:
    """The whole word that a token is part of."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def _by_vectors(places: Ragged, encoded: Encoded, index: Index) -> list[float]:
    vector, vectors = encoded.vector, index.sentence_vectors
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
