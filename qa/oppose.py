"""Question and sentence → how the one contradicts the other: negation, opposites, quantifiers.

A sentence can share nearly all its words with a question and still not answer it, because
the word that counts is turned into its opposite ("the first" for "the last").
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|cannot|\w+n['’]t|except|fail\w*|refus\w*|lack\w*|"
    r"unable|unlikely|unknown)\b",
    re.IGNORECASE,
)
_QUANTIFIERS = frozenset("only all every always any exactly most least".split())
_PREFIX = re.compile(r"^(?:un|in|im|ir|il|dis|non|anti|mis|de)(.{4,})")


def oppose(question: str, asked: Collection[str], text: str, said: Collection[str]) -> list[float]:
    """Return how `text` opposes `question`, five numbers of 0 or 1.

    They say that one of the two is negated and the other not; that it is the question;
    that a word of it stands opposite one of the text, or the same with a prefix; that it
    has a quantifier and the text has none. `asked` and `said` are the words of the two,
    in lower case.

    >>> oppose("Who left last?", {"who", "left", "last"}, "Ana left first.", {"left", "first"})
    [0.0, 0.0, 1.0, 0.0, 0.0]
    >>> oppose("Who did not go?", {"who", "did", "not", "go"}, "Ana went.", {"ana", "went"})
    [1.0, 1.0, 0.0, 0.0, 0.0]
    """
    negated, denied = is_negated(question), is_negated(text)
    return [
        float(negated != denied),
        float(negated and not denied),
        float(_opposite(asked, said)),
        float(_prefixed(asked, said) or _prefixed(said, asked)),
        float(not _QUANTIFIERS.isdisjoint(asked) and _QUANTIFIERS.isdisjoint(said)),
    ]


@lru_cache(maxsize=50_000)
def is_negated(text: str) -> bool:
    """Return whether `text` denies something.

    >>> is_negated("He didn't go."), is_negated("She went.")
    (True, False)
    """
    return bool(_NEGATION.search(text))


def _opposite(asked: Collection[str], said: Collection[str]) -> bool:
    pairs = _with_opposites(frozenset(asked))
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
    for pair in files("qa").joinpath("opposites.txt").read_text(encoding="utf-8").split():
        one, other = pair.split("/")
        opposites[one].add(other)
        opposites[other].add(one)
    return {word: frozenset(others) for word, others in opposites.items()}


def _prefixed(words: Collection[str], others: Collection[str]) -> bool:
    """Whether a word that only `words` have is one of `others` behind a negating prefix."""
    pairs = _with_prefixes(frozenset(words))
    return any(bare in others and word not in others for word, bare in pairs)


@lru_cache(maxsize=50_000)
def _with_prefixes(words: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Those of `words` that may have a negating prefix, and what stands behind it."""
    matches = ((word, _PREFIX.match(word)) for word in words)
    return tuple((word, match.group(1)) for word, match in matches if match)
