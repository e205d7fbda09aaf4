"""Raised characters: what a reader sees above the line stays apart from what is on it."""

from __future__ import annotations

import re

_UP = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LETTER_UP = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_DIGITS = re.compile(r"[\d\s,;+\-−=()–—.]*\d[\d\s,;+\-−=()–—.]*")


def raised(text: str) -> str:
    """Return `text`, which stands above the line, in characters that say so.

    Numbers become superscript digits (the Unicode Standard, chapter 22.4), so that a figure and
    the note behind it, or a unit and its power, are not one number. A single letter, which names
    a note, becomes a raised one; the ending of an ordinal, and marks such as "*" or "[3]", are
    what they are.

    >>> "400" + raised("12"), "m" + raised("2"), "20" + raised("th"), "cost" + raised("a")
    ('400¹²', 'm²', '20th', 'costᵃ')
    >>> raised("3, 5"), raised("[3]"), raised("*")
    ('³, ⁵', '[3]', '*')
    """
    stripped = text.strip()
    if _DIGITS.fullmatch(stripped):
        return text.translate(_UP)
    if len(stripped) == 1:
        return text.translate(_LETTER_UP)
    return text
