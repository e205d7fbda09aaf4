"""What can be seen in a text without a model: its terms, names, numbers, dates and openings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.sparse.tokenize import STOP_WORDS, stem, words
from qa.ranking.contradiction_features import read_polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.ranking.contradiction_features import Polarity


@dataclass(frozen=True, slots=True)
class TextFeatures:
    """`terms` are stems without stop words, in order; `pairs` are neighbouring ones."""

    polarity: Polarity  # of its words
    terms: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    names: frozenset[str]  # stems of words with a capital that does not open a sentence
    numbers: frozenset[str]
    dates: int  # month names, years, week days
    reasons: int  # because, due to, in order to, …
    places: int  # in, at, near, from + a capitalised word
    length: int  # words
    leans_back: bool  # opens with a pronoun: what it is about stands before it
    unfinished: bool  # ends with a colon or a question mark: it announces, it does not answer
    defines: bool  # opens like a definition: "A purge is …"


_NAME = re.compile(r"(?<![.!?:“\"'‘(\s])\s+[“\"'‘(]?([A-ZÀ-ÞЀ-Я][\w’'-]*)|([A-Z]{2,}\w*)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
    if number > 1  # "one" is more often a pronoun
}
_MORE_NUMBER_WORDS = frozenset(
    "dozen dozens hundred hundreds thousand thousands million millions billion billions half "
    "third quarter percent per cent several both thirty forty fifty sixty seventy eighty "
    "ninety".split()
)
_DATE = re.compile(
    r"\b(?:1[0-9]{3}|20[0-9]{2})s?\b|\b(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|century|decade|yesterday|ago|later|before|after|during|until|since)\b"
)
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|so that|in order to|as a result|therefore|thus|caus\w+|"
    r"reason\w*|led to|leads? to|result\w* (?:in|from|of)|for \w+ing|to (?:avoid|prevent|protect|"
    r"allow|make|ensure|keep|help))\b"
)
"""Of lower-case text: to look in that is twice as quick as to mind no case."""
_PLACE = re.compile(r"\b(?:in|at|near|from|to|of|outside|inside|across)\s+(?:the\s+)?[A-Z]\w+")
_LEANS_BACK = re.compile(
    r"[“\"'‘(]*(?:he|she|it|they|this|that|these|those|his|her|their|its)\b", re.IGNORECASE
)
_DEFINES = re.compile(r".{2,80}?\b(?:is|are|was|were|means|refers to)\s+(?:an?|the|any|one)\b")
_UNFINISHED = re.compile(r"[:?][\"'”’)]*$")


TRAITS_KEPT = 10_000  # of an index, in its memo; 3 kB each


def text_features(text: str) -> TextFeatures:
    """Return the traits of one sentence or question.

    >>> traits = text_features("In 2017 Ana Ruiz led two marches in Lima.")
    >>> sorted(traits.names), sorted(traits.numbers), traits.dates, traits.places
    (['ana', 'lima', 'ruiz'], ['2', '2017'], 1, 1)
    """
    plain = words(text)
    terms = tuple(stem(word) for word in plain if word not in STOP_WORDS)
    return TextFeatures(
        polarity=read_polarity(frozenset(plain)),
        terms=terms,
        pairs=frozenset(pairwise(terms)),
        names=frozenset(_names(text)),
        numbers=_numbers(text, plain),
        dates=len(_DATE.findall(text)),
        reasons=len(_REASON.findall(text.lower())),
        places=len(_PLACE.findall(text)),
        length=len(plain),
        leans_back=leans_back(text),
        unfinished=bool(_UNFINISHED.search(text)),
        defines=bool(_DEFINES.match(text)),
    )


def leans_back(text: str) -> bool:
    """Return whether a text opens with a pronoun: what it is about stands before it.

    >>> leans_back("She left."), leans_back("Ana left.")
    (True, False)
    """
    return bool(_LEANS_BACK.match(text))


def read_numbers(text: str) -> frozenset[str]:
    """Return the numbers in a text: figures, words for small ones, and words for many.

    >>> sorted(read_numbers("Of 1,200 men three came, and several left."))
    ['1,200', '3', 'several']
    """
    return _numbers(text, words(text))


def _numbers(text: str, plain: Sequence[str]) -> frozenset[str]:
    spelt = [_NUMBER_WORDS[word] for word in plain if word in _NUMBER_WORDS]
    vague = [word for word in plain if word in _MORE_NUMBER_WORDS]
    return frozenset([*_NUMBER.findall(text), *spelt, *vague])


def _names(text: str) -> set[str]:
    found = (match.group(1) or match.group(2) for match in _NAME.finditer(text))
    return {stem(word) for name in found for word in words(name) if word not in STOP_WORDS}
