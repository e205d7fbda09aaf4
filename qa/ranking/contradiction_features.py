"""Question and sentence → how the one contradicts the other: negation, opposites, quantifiers.

A sentence can share nearly all its words with a question and still not answer it, because
the word that counts is turned into its opposite ("the first" for "the last").
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEGATIONS = frozenset(
    "not no never none nor neither without cannot except unable unlikely unknown".split()
)
_FAILING = ("fail", "refus", "lack")
_QUANTIFIERS = frozenset("only all every always any exactly most least".split())
_PREFIXES = tuple("un in im ir il dis non anti mis de".split())
_PREFIX = re.compile(rf"(?:{'|'.join(_PREFIXES)})(.{{4,}})")


class Opposition(NamedTuple):
    """How a text opposes a question; each is 0 or 1."""

    one_negated: float  # one of the two is negated and the other not
    question_negated: float  # and it is the question
    opposite: float  # a word of the question stands opposite one of the text …
    opposite_prefix: float  # … or is the same with a prefix
    quantifier_missing: float  # the question has a quantifier and the text has none


def oppose(asked: frozenset[str], said: frozenset[str]) -> Opposition:
    """Return how a text with the words `said` opposes a question with those `asked`, all in
    lower case.

    >>> oppose(frozenset({"who", "left", "last"}), frozenset({"ana", "left", "first"})).opposite
    1.0
    >>> oppose(frozenset({"who", "did", "not", "go"}), frozenset({"ana", "went"})).one_negated
    1.0
    """
    negated, denied = is_negated(asked), is_negated(said)
    return Opposition(
        one_negated=float(negated != denied),
        question_negated=float(negated and not denied),
        opposite=float(_opposite(asked, said)),
        opposite_prefix=float(_prefixed(asked, said) or _prefixed(said, asked)),
        quantifier_missing=float(
            not _QUANTIFIERS.isdisjoint(asked) and _QUANTIFIERS.isdisjoint(said)
        ),
    )


@lru_cache(maxsize=10_000)  # as many as `read_traits` keeps
def is_negated(said: frozenset[str]) -> bool:
    """Return whether a text with the words `said` denies something.

    >>> is_negated(frozenset({"he", "didn't", "go"})), is_negated(frozenset({"she", "went"}))
    (True, False)
    """
    return not _NEGATIONS.isdisjoint(said) or any(
        word.startswith(_FAILING) or word.endswith("n't") for word in said
    )


def _opposite(asked: frozenset[str], said: frozenset[str]) -> bool:
    pairs = _with_opposites(asked)
    return any(word not in said and not others.isdisjoint(said) for word, others in pairs)


@lru_cache(maxsize=1_000)
def _with_opposites(words: frozenset[str]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Those of `words` that have opposites, and these."""
    table = _table()
    return tuple((word, table[word]) for word in words if word in table)


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """Each word and its opposites."""
    opposites: dict[str, set[str]] = defaultdict(set)
    for pair in files("qa.ranking").joinpath("opposites.txt").read_text(encoding="utf-8").split():
        one, other = pair.split("/")
        opposites[one].add(other)
        opposites[other].add(one)
    return {word: frozenset(others) for word, others in opposites.items()}


def _prefixed(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a word that only `words` have is one of `others` behind a negating prefix."""
    pairs = _with_prefixes(words)
    return any(bare in others and word not in others for word, bare in pairs)


@lru_cache(maxsize=10_000)  # as many as `read_traits` keeps
def _with_prefixes(words: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Those of `words` that may have a negating prefix, and what stands behind it."""
    matches = ((word, _PREFIX.match(word)) for word in words if word.startswith(_PREFIXES))
    return tuple((word, match.group(1)) for word, match in matches if match)
