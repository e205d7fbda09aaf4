"""Question and ranking → how likely it is that the best sentences answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.messages.english import Key
from corpus.messages.message import Message
from index.sparse.tokenize import STOP_WORDS, stem, words

if TYPE_CHECKING:
    from index.index import Index
    from qa.question import Question
    from qa.ranking.ranking import Ranking


@dataclass(frozen=True, slots=True)
class Judgement:
    """`confidence` that the documents answer; `reason` says why they seem not to, None
    where they do.
    """

    confidence: float
    reason: Message | None


OF_THE_SOURCES = frozenset(map(stem, "mention discuss describe cover name say tell state".split()))
"""Stems of what a question says of the sources, not of their subject: "Was football mentioned?" """

OF_MEASURE = frozenset("many much often far long".split())
"""Words that "how" brings along: whether a source has them tells nobody anything."""

WORDS_NAMED = 3
"""In a reason, which is one line."""


def judge(question: Question, ranking: Ranking, index: Index) -> Judgement:
    """Return the confidence of the first hit of `ranking`, and a reason where it is too small.

    A hit's confidence is its own: a filter that lets it through does not change it.
    """
    confidence = ranking.confidence
    return Judgement(confidence, None if ranking.answers else _reason(question, index))


def _reason(question: Question, index: Index) -> Message:
    """The first that is true: a word is unknown, two words never meet, or nothing is close."""
    text = question.read_as
    spelt = {word: match.group() for match in _WORD.finditer(text) for word in words(match.group())}
    asked = [word for word in spelt if word not in STOP_WORDS and word not in OF_MEASURE]
    unknown = [
        spelt[word]
        for word in asked
        if stem(word) not in OF_THE_SOURCES and not index.passage_terms.frequency(stem(word))
    ]
    if unknown:
        return Message(Key.NOT_MENTIONED, words=_quoted(unknown))
    opening = [token.word for token in question.tokens[:1]]  # its capital says nothing
    for name in (word for word in asked if spelt[word][:1].isupper() and word not in opening):
        apart = [spelt[word] for word in asked if not _meet(name, word, index)]
        if apart:
            return Message(Key.NEVER_TOGETHER, name=spelt[name], others=_quoted(apart))
    return Message(Key.NOT_CLOSE)


_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def _quoted(found: list[str]) -> str:
    return ", ".join(f"'{word}'" for word in found[:WORDS_NAMED])


def _meet(word: str, other: str, index: Index) -> bool:
    """Whether any passage has both words."""
    first, second = (index.passage_terms.rows_with(stem(each)) for each in (word, other))
    return bool(np.isin(first, second, assume_unique=True).any())
