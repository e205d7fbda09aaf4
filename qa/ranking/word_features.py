"""What a sentence's words say for or against its answering: the features without a model."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from index.sparse.tokenize import stem
from qa.ranking.contradiction_features import contradiction_features
from qa.ranking.text_features import TRAITS_KEPT, TextFeatures, read_numbers, text_features
from qa.ranking.token_features import asked_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from index.index import Index
    from qa.question import Expects, Question

_T = TypeVar("_T")


class WordFeatures(NamedTuple):
    """What a sentence's words say."""

    # share of the question's pairs of terms, nearness of these, share of its numbers
    pairs: float
    nearness: float
    numbers_sentence: float
    numbers_passage: float
    # does it hold what such a question asks for: 1, -1, or 0 when something else is asked
    holds_date: float
    holds_number: float
    holds_person: float
    holds_place: float
    holds_reason: float
    holds_definition: float
    holds_asked_noun: float
    # does it say something else: of these the first is not symmetric to the second
    one_negated: float
    question_negated: float
    opposite: float
    opposite_prefix: float
    quantifier_missing: float
    # what kind of sentence it is
    new_names: float
    names_somebody: float
    length: float
    unfinished: float
    leans_back: float


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """What is worked out once for a question's words; `rarities` are those of its terms."""

    traits: TextFeatures
    rarities: dict[str, float]
    capitals: frozenset[str]  # its capitalised words, in lower case
    asked_noun: str  # its stem, or ""
    expects: Expects


def read_words(question: Question, index: Index) -> QuestionWords:
    """Return what the words of `question` are."""
    text = question.read_as
    return QuestionWords(
        traits=index.contents.memo(text_features, TRAITS_KEPT)(text),
        rarities={term: rarity(term, index) for term in question.terms},
        capitals=frozenset(word.casefold() for word in _CAPITALISED.findall(text)),
        asked_noun=stem(asked_noun(text)),
        expects=question.expects,
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
) -> list[WordFeatures]:
    """Return the features of each of the sentence `rows` of `index`."""
    readings = index.contents.readings(rows)
    numbers = _numbers_of_passages(question, rows, index)
    traits = map(index.contents.memo(text_features, TRAITS_KEPT), readings)
    names = map(index.contents.memo(_full_names, NAMES_KEPT), readings)
    return [_describe(question, *each) for each in zip(traits, names, numbers, strict=True)]


def _numbers_of_passages(
    question: QuestionWords, rows: NDArray[np.int64], index: Index
) -> list[frozenset[str]]:
    """The numbers that stand in the passage of each sentence, if the question has any."""
    if not question.traits.numbers:
        return [frozenset()] * len(rows)
    contents = index.contents
    held = contents.passages.take(contents.passages.of_sentences(rows))
    ranges = zip(held.sentence_starts.tolist(), held.sentence_ends.tolist(), strict=True)
    numbers_of = contents.memo(_numbers, NUMBERS_KEPT)
    return [numbers_of(contents.readings(slice(first, last))) for first, last in ranges]


NUMBERS_KEPT, NAMES_KEPT = 2_000, 50_000  # of passages, and of sentences


def _numbers(readings: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(read_numbers, readings))


_Names = tuple[tuple[str, ...], ...]
"""The words of each full name in a sentence, in lower case."""


def _describe(
    question: QuestionWords, own: TextFeatures, names: _Names, numbers: frozenset[str]
) -> WordFeatures:
    """The features of a sentence with its `own` traits and these `names`; `numbers` are its
    passage's.
    """
    asked = question.traits
    new = own.names.difference(asked.terms)
    holds = {kind: (1.0 if it else -1.0) for kind, it in _held(question, own, new).items()}
    expected = {kind: value * (kind == question.expects) for kind, value in holds.items()}
    opposed = contradiction_features(asked.polarity, own.polarity)
    return WordFeatures(
        pairs=_share(asked.pairs, own.pairs, 0.0),
        nearness=_nearness([term for term in asked.terms if term in own.terms], own.terms),
        numbers_sentence=_share(asked.numbers, own.numbers, 1.0),
        numbers_passage=_share(asked.numbers, numbers, 1.0),
        holds_date=expected["date"],
        holds_number=expected["number"],
        holds_person=expected["person"],
        holds_place=expected["place"],
        holds_reason=expected["reason"],
        holds_definition=expected["definition"],
        holds_asked_noun=_holds_noun(question.asked_noun, own),
        one_negated=opposed.one_negated,
        question_negated=opposed.question_negated,
        opposite=opposed.opposite,
        opposite_prefix=opposed.opposite_prefix,
        quantifier_missing=opposed.quantifier_missing,
        new_names=min(len(new), 3) / 3,
        names_somebody=float(_names_somebody(question, names)),
        length=math.log1p(own.length),
        unfinished=float(own.unfinished),
        leans_back=float(own.leans_back),
    )


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


def _held(question: QuestionWords, own: TextFeatures, new: frozenset[str]) -> dict[str, bool]:
    """For each kind of answer whether the sentence has one."""
    asked = question.traits
    return {
        "date": bool(own.dates),
        "number": bool(own.numbers - asked.numbers),
        "person": bool(new),
        "place": bool(own.places),
        "reason": bool(own.reasons),
        "definition": own.defines and bool(set(own.terms[:4]) & set(asked.terms)),
    }


def _holds_noun(noun: str, own: TextFeatures) -> float:
    return (1.0 if noun in own.terms else -1.0) * bool(noun)


def _names_somebody(question: QuestionWords, names: _Names) -> bool:
    """Whether there is a full name of which the question has no part."""
    return any(map(question.capitals.isdisjoint, names))


def _full_names(reading: str) -> _Names:
    names = _FULL_NAME.findall(reading)
    return tuple(tuple(re.findall(r"\w+", name.casefold())) for name in names)
