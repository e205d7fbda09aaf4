"""A hyphen at the end of a printed line: the typesetter's, or the author's?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.language.count_tokens import count_tokens, token_ends

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

HYPHENS = "-\u2010\u00ad"
_LAST = re.compile(rf"([^\W\d_]+)[{HYPHENS}]\Z")
_FIRST = re.compile(rf"([^\W\d_]++)(?![{HYPHENS}\w])")
_WORD = re.compile(rf"[^\W\d_]++(?:[{HYPHENS}][^\W\d_]++)*+(?![{HYPHENS}])")
_ENDS = re.compile(rf"\w[{HYPHENS}]\Z")
_WORD_START = re.compile(r"\w+")
_AND = frozenset("and or nor to und oder bis et ou y o e u en of och og i и или".split())
"""Words after a hyphen that stands for the rest of a compound, in some European languages."""


def ends_in_hyphenation(line: str, following: str, known: Container[str]) -> bool:
    """Say whether `line` ends within a word that goes on in `following`.

    `known` are the words of the document, as `words_of` gives them: how it writes the
    word elsewhere decides. If it does not, a byte-pair vocabulary learnt from much text
    does: one that knows the joined word, or has a piece of it across the hyphen, speaks
    for a divided word; one that knows both parts as words, for a compound.

    >>> ends_in_hyphenation("an announce-", "ment of the", set())
    True
    >>> ends_in_hyphenation("an anti-", "war film", set())
    False
    """
    last, first = _LAST.search(line), _FIRST.match(following)
    if not last or not first or not _goes_on(last.group(1), first.group(1)):
        return False
    left, right = last.group(1).casefold(), first.group(1).casefold()
    if left + right in known:
        return True
    if f"{left}-{right}" in known:
        return False
    if _is_word(left + right):
        return True
    if _is_word(left) and _is_word(right):
        return False
    return len(f" {left}".encode()) not in token_ends(f" {left}{right}")


def _goes_on(word: str, following: str) -> bool:
    """Whether `following` may be the rest of `word`: in small letters, or both in capitals."""
    return following[0].islower() or (len(word) > 1 and word.isupper() and following.isupper())


def is_compound(line: str, following: str) -> bool:
    """Say whether `line` ends in a hyphen of the author's and the word goes on in `following`.

    A hyphen that stands for the rest of a word, as in "pre- and post-war", joins nothing.

    >>> is_compound("of 1963-", "64 it"), is_compound("the anti-", "war film")
    (True, True)
    >>> is_compound("pre-", "and post-war"), is_compound("it was -", "however")
    (False, False)
    """
    first = _WORD_START.match(following)
    return bool(_ENDS.search(line) and first and first.group().casefold() not in _AND)


def words_of(lines: Iterable[str]) -> set[str]:
    """Return the words that stand whole in `lines`, in lower case, compounds as well."""
    return {
        re.sub(f"[{HYPHENS}]", "-", match.group()).casefold()
        for line in lines
        for match in _WORD.finditer(line)
    }


def _is_word(word: str) -> bool:
    return count_tokens(f" {word}") == 1
