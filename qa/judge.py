"""Question and ranking → how likely it is that the best sentences answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.tokenize import STOP_WORDS, stem, words

if TYPE_CHECKING:
    from index.index import Index
    from qa.question import Question
    from qa.rank import Ranking


@dataclass(frozen=True, slots=True)
class Judgement:
    """`confidence` that the documents answer, and, when they seem not to, why not."""

    confidence: float
    reason: str


THRESHOLD = 0.1
"""Refuses 5 % of the answerable questions of XQuAD (5), half of SQuAD 2.0 (6) and COVID-QA (5):
the same on each, so it is not tuned to one."""

WORTH_SHOWING = THRESHOLD / 2
"""Further excerpts that are less likely to answer than this are clutter beside an answer."""


def judge(question: Question, ranking: Ranking, index: Index) -> Judgement:
    """Return the confidence of the first hit of `ranking`, and a reason to doubt it.

    A hit's confidence is its own: a filter that lets it through does not change it.
    """
    confidence = ranking[0].confidence if ranking else 0.0
    return Judgement(confidence, _reason(question, index))


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
