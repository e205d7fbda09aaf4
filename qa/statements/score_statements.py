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

    from numpy.typing import NDArray

    from corpus.statement import Statement
    from index.encoder.load_encoder import Encoded, Encoder
    from index.index import Index

ABOUT = 0.5
"""Half of the topic's weight in words, or words as near as `NEAR` in meaning."""

NEAR, NEAR_SPREAD = 0.54, 0.05
"""Cosine of the topic's words with the nearest ones of a statement that counts as half, and how
fast that grows to certainty: "men were arrested" and "a single case of arrest" are .56 alike,
"football" or "the economy" and statements about neither .3 at most."""

FAR_ABOVE, SPREAD = 2.2, 0.6
"""Without token vectors: standard deviations above the mean of all sentences."""


def score_statements(
    statements: Sequence[Statement], topic: str, index: Index, encoder: Encoder
) -> list[float]:
    """Return for each statement how much it is about `topic`: by its words or their meaning."""
    weights = {term: rarity(term, index) for term in tokenize(topic)}
    encoded = encoder.encode([topic])[0]
    numbers = index.contents.numbers
    places = [
        index.contents.sentence_rows(numbers[statement.excerpt.document.id], statement.excerpt)
        for statement in statements
    ]
    by_tokens = len(index.token_vectors) > 0
    likeness = (
        _by_tokens(places, topic, encoded, index)
        if by_tokens
        else _by_vectors(places, encoded, index)
    )
    return [
        max(_covered(weights, statement), like)
        for statement, like in zip(statements, likeness, strict=True)
    ]


def _by_tokens(
    places: Sequence[NDArray[np.int64]], topic: str, encoded: Encoded, index: Index
) -> list[float]:
    """The mean cosine of the topic's tokens, stop words aside, with the nearest of each place."""
    telling = [bool(tokenize(_word_at(topic, start, end))) for start, end in encoded.offsets]
    tokens = encoded.tokens[telling] if any(telling) else encoded.tokens
    owners = [np.unique(index.contents.passages.of_sentences(rows)) for rows in places]
    every = sorted({int(owner) for found in owners for owner in found})
    matches = max_sim(index, tokens, every)
    best = dict(zip(matches.rows.tolist(), matches.sentences, strict=True))
    found = []
    for rows in places:
        held = [best[row] for row in rows.tolist() if row in best]
        cosine = float(np.max(held, axis=0).mean()) if held and len(tokens) else 0.0
        found.append(_half_at(NEAR, NEAR_SPREAD, cosine))
    return found


def _word_at(text: str, start: int, end: int) -> str:
    """The whole word that a token is part of."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def _by_vectors(places: Sequence[NDArray[np.int64]], encoded: Encoded, index: Index) -> list[float]:
    vector, vectors = encoded.vector, index.sentence_vectors
    mean = float(vector @ vectors.mean)
    spread = max(math.sqrt(max(float(vector @ vectors.covariance @ vector), 0.0)), LEAST_SPREAD)
    cosines = [vectors.rows(rows) @ vector for rows in places]
    far = [(float(each.max()) - mean) / spread if len(each) else 0.0 for each in cosines]
    return [_half_at(FAR_ABOVE, SPREAD, each) for each in far]


def _covered(weights: dict[str, float], statement: Statement) -> float:
    total = sum(weights.values())
    terms = set(tokenize(statement.excerpt.reading))
    return sum(w for term, w in weights.items() if term in terms) / total if total else 0.0


def _half_at(middle: float, spread: float, value: float) -> float:
    return 1 / (1 + math.exp((middle - value) / spread))
