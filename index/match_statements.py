"""Statements → groups of those that are the same words in several documents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.tokenize import STOP_WORDS, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.statement import Statement

OVERLAP = 0.6
"""Of the shorter one's words that both must have: two translations of one sentence share
about two thirds, two sentences on one subject a third."""

CONTENT_OVERLAP, REPORTED_OVERLAP = 0.4, 0.6
"""Of the shorter one's words that carry meaning, and at least `FEWEST` of them: of two
quotations, and where one only reports (two reports on one subject share many words)."""

FEWEST = 4

LONGER_OVERLAP, CONTAINED = 0.35, 0.9
"""Of the longer one's words that carry meaning: long texts have many words in common by
chance. Unless the longer one holds the shorter one nearly whole."""

COMMON, RARE_SHARED = 60, 2
"""Two statements are compared when they share two words that stand in 60 at most."""


def match_statements(statements: Sequence[Statement]) -> tuple[tuple[int, ...], ...]:
    """Return groups of numbers of statements, each group and number in ascending order."""
    bags = [_bag(" ".join(s.reading for s in each.content)) for each in statements]
    owner = list(range(len(statements)))
    for one, other in _pairs(bags):
        mine, theirs = statements[one], statements[other]
        if mine.content[0].document == theirs.content[0].document:
            continue
        share = CONTENT_OVERLAP if mine.direct and theirs.direct else REPORTED_OVERLAP
        if same_words(bags[one], bags[other], share):
            first, second = sorted((_root(owner, one), _root(owner, other)))
            owner[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(statements)):
        groups[_root(owner, number)].append(number)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


@dataclass(frozen=True, slots=True)
class Bag:
    """The different words of a statement, and those of them that carry meaning."""

    all: frozenset[str]
    content: frozenset[str]


def same_words(one: Bag, other: Bag, share: float = CONTENT_OVERLAP) -> bool:
    """Whether two statements are the same one, in other words at most.

    >>> same_words(_bag("You can't close the old mill in winter"),
    ...            _bag("the old mill cannot be closed in winter"))
    True
    """
    few, many = sorted((len(one.content), len(other.content)))
    shared, shared_all = len(one.content & other.content), len(one.all & other.all)
    of_all = shared_all / max(min(len(one.all), len(other.all)), 1)
    if shared < max(FEWEST, share * few) or of_all < OVERLAP:
        return False
    return (
        shared >= LONGER_OVERLAP * many * share / CONTENT_OVERLAP
        or min(shared / few, of_all) >= CONTAINED
    )


_CANNOT = re.compile(r"\bcan(?:\s*not\b|['’]?t\b)", re.IGNORECASE)
_CONTRACTED = re.compile(r"n['’]t\b", re.IGNORECASE)
_ENDING = re.compile(r"['’](?:re|ve|ll|d|m)\b", re.IGNORECASE)
_IRREGULAR = {"sent": "send", "said": "say", "were": "was", "told": "tell", "kill": "kill"}


@lru_cache(maxsize=20_000)
def _bag(text: str) -> Bag:
    plain = _CONTRACTED.sub(" not", _CANNOT.sub("can not", text))
    every = words(_ENDING.sub("", plain))
    return Bag(
        frozenset(_stem(word) for word in every),
        frozenset(_stem(word) for word in every if word not in STOP_WORDS | {"not", "no"}),
    )


def _stem(word: str) -> str:
    return stem(_IRREGULAR.get(word, word))


def _pairs(bags: Sequence[Bag]) -> Iterator[tuple[int, int]]:
    """Pairs, in ascending order, that share enough words that are not everywhere."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, bag in enumerate(bags):
        if len(bag.content) >= FEWEST:
            for word in bag.content:
                holders[word].append(number)
    for one, bag in enumerate(bags):
        shared: Counter[int] = Counter()
        for word in bag.content:
            if len(holders[word]) <= COMMON:
                shared.update(number for number in holders[word] if number > one)
        yield from ((one, n) for n in sorted(shared) if shared[n] >= RARE_SHARED)


def _root(owner: list[int], number: int) -> int:
    while owner[number] != number:
        owner[number] = owner[owner[number]]
        number = owner[number]
    return number
