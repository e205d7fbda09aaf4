"""A range of text → the same without what only led to or followed the words said."""

from __future__ import annotations

import re

# The numbers of footnotes, and the conjunction that led to a quotation: '… and that "'.
_TRAILING = re.compile(r"(?:[.,]?(?:\[\d+\]?)+\]?|[\s,;:]*(?:\b(?:and|but|or))?(?:\s+that)?\s*)$")


def trim_range(text: str, piece: tuple[int, int]) -> tuple[int, int]:
    """Return `piece` of `text` without the marks and conjunctions at its ends.

    >>> text = ", they go and that "
    >>> text[slice(*trim_range(text, (0, len(text))))]
    'they go'
    """
    start, end = piece
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,;:"))
    trailing = _TRAILING.search(text[start:end])
    return start, start + trailing.start() if trailing else end
