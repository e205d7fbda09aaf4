"""Lines of a page → whether their letters are not those that are printed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 0.3
"""Share of a page's letters in such words: a font that says wrong letters says most of them so."""

FEWEST = 20
"""Letters: of fewer nothing is said."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC",
                         "HALFWIDTH", "FULLWIDTH", "KATAKANA-HIRAGANA"})  # fmt: skip
_LATIN = frozenset({"LATIN", "GREEK", "MICRO", "MODIFIER", "FEMININE", "MASCULINE", "KELVIN",
                    "ANGSTROM", "OHM", "MATHEMATICAL", "SCRIPT", "DOUBLE-STRUCK"})  # fmt: skip


def is_garbled(lines: Iterable[str]) -> bool:
    """Whether much of the text is in words that no language writes.

    A font may give numbers of its own for letters, and a reader takes them for those of Unicode:
    then words are of letters from several scripts. East Asian scripts stand together, and so do
    Latin and Greek; of any other two beside each other, or of three, no word is made.

    >>> is_garbled(["Die Straße und der β-Wert, 日本のカメラ, для XML."] * 3)
    False
    >>> is_garbled(["⤶اِ㩈ٱĴǎƶ ຊا࠘᧽䋔 Ӓا㦇ٳ㶜ຝ"] * 3)
    True
    """
    letters = wrong = 0
    for line in lines:
        for word in _WORD.findall(line):
            letters += len(word)
            if not word.isascii():
                found = {script for each in word if (script := _script(each))}
                wrong += len(word) if len(found) > 2 or len(found - {"LATIN"}) > 1 else 0
    return letters >= FEWEST and wrong > MOST * letters


@lru_cache(maxsize=10_000)
def _script(letter: str) -> str:
    """The first word of its name in Unicode, which is its script; "" where it has none."""
    name = unicodedata.name(letter, "").split(" ")[0]
    if name in _EAST_ASIAN:
        return "CJK"
    return "LATIN" if name in _LATIN else name
