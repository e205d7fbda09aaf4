"""Question and sentence → how the one contradicts the other: negation, opposites, quantifiers.

A sentence can share nearly all its words with a question and still not answer it, because
the word that counts is turned into its opposite ("the first" for "the last").
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
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


@dataclass(frozen=True, slots=True)
class Polarity:
    """What of a text's `words`, all in lower case, can be turned into its opposite.

    `negated` says that the text denies something. `opposed` are those of its words that have
    opposites, with these; `prefixed` are those that may have a negating prefix, with what stands
    behind it.
    """

    words: frozenset[str]
    negated: bool
    opposed: tuple[tuple[str, frozenset[str]], ...]
    prefixed: tuple[tuple[str, str], ...]


def read_polarity(words: frozenset[str]) -> Polarity:
    """Return the polarity of a text with these `words`."""
    return Polarity(words, is_negated(words), _with_opposites(words), _with_prefixes(words))


class ContradictionFeatures(NamedTuple):
    """How a text opposes a question; each is 0 or 1."""

    one_negated: float  # one of the two is negated and the other not
    question_negated: float  # and it is the question
    opposite: float  # a word of the question stands opposite one of the text …
    opposite_prefix: float  # … or is the same with a prefix
    quantifier_missing: float  # the question has a quantifier and the text has none


def contradiction_features(asked: Polarity, said: Polarity) -> ContradictionFeatures:
    """Return how a text with the polarity `said` opposes a question with that `asked`.

    >>> def words(text): return read_polarity(frozenset(text.split()))
    >>> contradiction_features(words("who left last"), words("ana left first")).opposite
    1.0
    >>> contradiction_features(words("who did not go"), words("ana went")).one_negated
    1.0
    """
    return ContradictionFeatures(
        one_negated=float(asked.negated != said.negated),
        question_negated=float(asked.negated and not said.negated),
        opposite=float(_opposite(asked, said)),
        opposite_prefix=float(_prefixed(asked, said) or _prefixed(said, asked)),
        quantifier_missing=float(
            not _QUANTIFIERS.isdisjoint(asked.words) and _QUANTIFIERS.isdisjoint(said.words)
        ),
    )


def is_negated(said: frozenset[str]) -> bool:
    """Return whether a text with the words `said` denies something.

    >>> is_negated(frozenset({"he", "didn't", "go"})), is_negated(frozenset({"she", "went"}))
    (True, False)
    """
    return not _NEGATIONS.isdisjoint(said) or any(
        word.startswith(_FAILING) or word.endswith("n't") for word in said
    )


def _opposite(asked: Polarity, said: Polarity) -> bool:
    own = said.words
    return any(word not in own and not others.isdisjoint(own) for word, others in asked.opposed)


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


def _prefixed(one: Polarity, other: Polarity) -> bool:
    """Whether a word that only the one text has is one of the other's behind a negating prefix."""
    words = other.words
    return any(bare in words and word not in words for word, bare in one.prefixed)


def _with_prefixes(words: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Those of `words` that may have a negating prefix, and what stands behind it."""
    matches = ((word, _PREFIX.match(word)) for word in words if word.startswith(_PREFIXES))
    return tuple((word, match.group(1)) for word, match in matches if match)
