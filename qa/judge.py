"""Question and ranking → how likely it is that the best sentences answer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.tokenize import STOP_WORDS, stem, tokenize, words

if TYPE_CHECKING:
    from index.index import Index
    from qa.question import Question
    from qa.rank import Hit, Ranking


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer. `coverage` is the share of the question's terms, weighted by
    how rare they are, that the best passage has; `cosine` is the nearest vector's.
    """

    cosine: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """`confidence` that the documents answer, and, when they seem not to, why not."""

    confidence: float
    reason: str


WEIGHTS = (-6.0, 6.0, 4.5)
"""Intercept, cosine, coverage of a logistic regression: a first threshold, to be replaced by
a calibrated one."""

THRESHOLD = 0.5

LOOKED_AT = 5
"""Hits whose evidence counts: one of the first few excerpts may hold the answer."""


def judge(question: Question, ranking: Ranking, index: Index) -> Judgement:
    """Return the confidence of the most convincing of the first hits of `ranking`.

    A hit's confidence is its own: a filter that lets it through does not change it.
    """
    weights = {term: _rarity(term, index) for term in question.terms}
    confidences = (_confidence(weigh(hit, weights, index)) for hit in ranking[:LOOKED_AT])
    return Judgement(max(confidences, default=0.0), _reason(question, index))


def weigh(hit: Hit, weights: dict[str, float], index: Index) -> Evidence:
    """Return the evidence for `hit`; `weights` are the question's terms and their rarity."""
    passage = index.contents.passage(hit.passage)
    found = set(tokenize(f"{passage.heading} {passage.span.reading}"))
    covered = sum(weight for term, weight in weights.items() if term in found)
    return Evidence(hit.cosine, covered / (sum(weights.values()) or 1.0))


def _confidence(evidence: Evidence) -> float:
    intercept, cosine, coverage = WEIGHTS
    logit = intercept + cosine * evidence.cosine + coverage * evidence.coverage
    return 1 / (1 + math.exp(-logit))


def _rarity(term: str, index: Index) -> float:
    """The inverse passage frequency; a term that no passage has is the rarest of all."""
    passages = len(index.contents.passages)
    return math.log(1 + passages / (index.passage_terms.frequency(term) + 0.5))


def _reason(question: Question, index: Index) -> str:
    unknown = [
        word
        for word in dict.fromkeys(words(question.read_as))
        if word not in STOP_WORDS and not index.passage_terms.frequency(stem(word))
    ]
    if unknown:
        named = ", ".join(f"'{word}'" for word in unknown[:3])
        return f"no source mentions {named}"
    return "the sources use the question's words, but no passage answers it closely enough"
