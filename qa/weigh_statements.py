"""Statements and a topic → how much each is about it, from 0 to 1."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from index.search import LEAST_SPREAD
from index.tokenize import tokenize
from qa.describe import rarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from corpus.document import Span
    from corpus.statement import Statement
    from index.embed import Encoder
    from index.index import Index

ABOUT = 0.5
"""Half of the topic's weight in words, or a likeness of `NEAR`: then it is about it."""

NEAR, SPREAD = 2.2, 0.6
"""Standard deviations above the mean of all sentences where a likeness counts as half, and
how fast it grows to certainty."""


def weigh_statements(
    statements: Sequence[Statement], topic: str, index: Index, encoder: Encoder
) -> list[float]:
    """Return for each statement how much it is about `topic`: by its words or by its vector."""
    weights = {term: rarity(term, index) for term in tokenize(topic)}
    vector = encoder.encode([topic])[0].vector
    vectors = index.sentence_vectors
    mean = float(vector @ vectors.mean)
    spread = max(math.sqrt(max(float(vector @ vectors.covariance @ vector), 0.0)), LEAST_SPREAD)
    numbers = {reference.id: n for n, reference in enumerate(index.contents.references)}
    found = []
    for statement in statements:
        rows = sentence_rows(index, numbers[statement.excerpt.document.id], statement.excerpt)
        cosines = vectors.rows(rows) @ vector
        likeness = (float(cosines.max()) - mean) / spread if len(rows) else 0.0
        found.append(max(_covered(weights, statement), _half_at_near(likeness)))
    return found


def sentence_rows(index: Index, document: int, span: Span) -> NDArray[np.int64]:
    """Return the rows of the sentences of document number `document` that `span` overlaps."""
    table = index.contents.sentences
    first, last = np.searchsorted(table[:, 0], [document, document + 1])
    own = table[first:last]
    inside = (own[:, 1] < span.end) & (own[:, 2] > span.start)
    rows: NDArray[np.int64] = np.flatnonzero(inside) + first
    return rows


def _covered(weights: dict[str, float], statement: Statement) -> float:
    total = sum(weights.values())
    terms = set(tokenize(statement.excerpt.reading))
    return sum(w for term, w in weights.items() if term in terms) / total if total else 0.0


def _half_at_near(likeness: float) -> float:
    return 1 / (1 + math.exp((NEAR - likeness) / SPREAD))
