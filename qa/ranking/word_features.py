"""What a sentence's words say for or against its answering: the features without a model."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from index.sparse.tokenize import stem
from qa.ranking.contradiction_features import oppose
from qa.ranking.text_features import Traits, read_numbers, read_traits
from qa.ranking.token_features import asked_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from index.index import Index
    from qa.question import Expects, Question

_T = TypeVar("_T")

WORD_FEATURES = (
    # share of the question's pairs of terms, nearness of these, share of its numbers
    "pairs", "nearness", "numbers_sentence", "numbers_passage",
    # does it hold what such a question asks for: 1, -1, or 0 when something else is asked
    "holds_date", "holds_number", "holds_person", "holds_place", "holds_reason", "holds_definition",
    "holds_asked_noun",
    # does it say something else: of these the first is not symmetric to the second
    "one_negated", "question_negated", "opposite", "opposite_prefix", "quantifier_missing",
    # what kind of sentence it is
    "new_names", "names_somebody", "length", "unfinished", "leans_back",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """What is worked out once for a question's words; `rarities` are those of its terms."""

    traits: Traits
    rarities: dict[str, float]
    capitals: frozenset[str]  # its capitalised words, in lower case
    asked_noun: str  # its stem, or ""
    expects: Expects


def read_words(question: Question, index: Index) -> QuestionWords:
    """Return what the words of `question` are."""
    text = question.read_as
    return QuestionWords(
        read_traits(text),
        {term: rarity(term, index) for term in question.terms},
        frozenset(word.casefold() for word in _CAPITALISED.findall(text)),
        stem(asked_noun(text)),
        question.expects,
    )


_CAPITALISED = re.compile(r"[A-ZÀ-ÞЀ-Я]\w+")
_FULL_NAME = re.compile(
    r"(?<![.!?:]\s)(?<!^)\b[A-ZÀ-ÞЀ-Я][\w’'-]+(?:\s+(?:[a-z]{2,3}\s)?[A-ZÀ-ÞЀ-Я][\w’'-]+)+"
)
"""Two capitalised words or more, not at the start: a person, most often."""


def rarity(term: str, index: Index) -> float:
    """Return the inverse passage frequency; a term that no passage has is the rarest of all."""
    passages = len(index.contents.passages)
    return math.log(1 + passages / (index.passage_terms.frequency(term) + 0.5))


def describe_words(
    question: QuestionWords, rows: NDArray[np.int64], index: Index
) -> NDArray[np.float32]:
    """Return (n, len(WORD_FEATURES)) numbers for the n sentence `rows` of `index`."""
    readings = index.contents.readings(rows)
    numbers = _numbers_of_passages(question, rows, index)
    read = [_describe(question, *each) for each in zip(readings, numbers, strict=True)]
    return np.array(read, dtype=np.float32).reshape(len(rows), len(WORD_FEATURES))


def _numbers_of_passages(
    question: QuestionWords, rows: NDArray[np.int64], index: Index
) -> list[frozenset[str]]:
    """The numbers that stand in the passage of each sentence, if the question has any."""
    if not question.traits.numbers:
        return [frozenset()] * len(rows)
    contents = index.contents
    held = contents.passages.take(contents.passages.of_sentences(rows))
    ranges = zip(held.sentence_starts.tolist(), held.sentence_ends.tolist(), strict=True)
    return [_numbers(contents.readings(slice(first, last))) for first, last in ranges]


@lru_cache(maxsize=2_000)
def _numbers(readings: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(read_numbers, readings))


def _describe(question: QuestionWords, reading: str, numbers: frozenset[str]) -> list[float]:
    """The features of a sentence that reads so; `numbers` are its passage's."""
    asked, own = question.traits, read_traits(reading)
    new = own.names.difference(asked.terms)
    return [
        _share(asked.pairs, own.pairs, 0.0),
        _nearness([term for term in asked.terms if term in own.terms], own.terms),
        _share(asked.numbers, own.numbers, 1.0),
        _share(asked.numbers, numbers, 1.0),
        *_holds(question, own, new),
        *oppose(asked.words, own.words),
        min(len(new), 3) / 3,
        float(_names_somebody(question, reading)),
        math.log1p(own.length),
        float(own.unfinished),
        float(own.leans_back),
    ]


def _share(wanted: frozenset[_T], found: Iterable[_T], of_nothing: float) -> float:
    return len(wanted.intersection(found)) / len(wanted) if wanted else of_nothing


def _nearness(shared: Sequence[str], said: Sequence[str]) -> float:
    """How close together the terms that both have stand, in the order of the question: the mean
    of 1/distance of two that follow one another there.
    """
    if len(shared) < 2:
        return 0.0
    places: dict[str, list[int]] = {term: [] for term in shared}
    for place, term in enumerate(said):
        if term in places:
            places[term].append(place)
    distances = [
        min(abs(one - other) or 1 for one in places[first] for other in places[second])
        for first, second in pairwise(shared)
    ]
    return sum(1 / distance for distance in distances) / len(distances)


def _holds(question: QuestionWords, own: Traits, new: frozenset[str]) -> list[float]:
    asked = question.traits
    held = {
        "date": bool(own.dates),
        "number": bool(own.numbers - asked.numbers),
        "person": bool(new),
        "place": bool(own.places),
        "reason": bool(own.reasons),
        "definition": own.defines and bool(set(own.terms[:4]) & set(asked.terms)),
    }
    noun = question.asked_noun
    return [
        *((1.0 if held[kind] else -1.0) * (kind == question.expects) for kind in held),
        (1.0 if noun in own.terms else -1.0) * bool(noun),
    ]


def _names_somebody(question: QuestionWords, reading: str) -> bool:
    """Whether there is a full name of which the question has no part."""
    return any(question.capitals.isdisjoint(name) for name in _full_names(reading))


@lru_cache(maxsize=50_000)
def _full_names(reading: str) -> tuple[tuple[str, ...], ...]:
    """The words of each, in lower case."""
    names = _FULL_NAME.findall(reading)
    return tuple(tuple(re.findall(r"\w+", name.casefold())) for name in names)
