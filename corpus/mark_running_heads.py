"""Which lines of pages are running heads, footers and page numbers: those that come again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.printed_line import PrintedLine

EDGE = 3  # lines at the top and at the bottom of a page that may belong to no text
FEWEST = 3  # pages with the same line: twice may be chance …
OUTERMOST = 2  # … but not where nothing else stands as near to the edge
SHARE = 0.3  # of the pages: left and right ones differ, chapters change
LONGEST = 120  # characters
TOLERANCE = 3.0  # points between the heights of the same head on two pages

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\W*(?:page\W+)?(?:\d{1,4}|[ivxlc]+)(?:\W+(?:of\W+)?\d{1,4})?\W*",
                          re.IGNORECASE)  # fmt: skip


def mark_running_heads(pages: Sequence[Sequence[PrintedLine]]) -> set[tuple[int, int]]:
    """Return (page, line) of each running line, both counted from 0.

    A line at the edge of the paper is one when the same words stand at the same height of
    other pages, whatever number is in them, or when it is the outermost and only a number.
    """
    edges = {(p, n) for p, lines in enumerate(pages) for n in _edges(lines)}
    counted = Counter(key for p, n in edges for key in _keys(pages[p][n]))
    least = SHARE * len(pages)
    return {(p, n) for p, n in edges if _runs(pages[p], n, counted, least)}


def _edges(lines: Sequence[PrintedLine]) -> set[int]:
    by_height = sorted(range(len(lines)), key=lambda n: -lines[n].bottom)
    return {n for n in (*by_height[:EDGE], *by_height[-EDGE:]) if len(lines[n].text) <= LONGEST}


def _runs(
    lines: Sequence[PrintedLine], number: int, counted: Counter[tuple[str, int]], least: float
) -> bool:
    heights = [line.bottom for line in lines]
    outermost = lines[number].bottom in {min(heights), max(heights)}
    if len(lines) > 1 and outermost and _PAGE_NUMBER.fullmatch(lines[number].text):
        return True
    pages = max(counted[key] for key in _keys(lines[number]))
    return pages >= max(OUTERMOST if outermost else FEWEST, least)


def _keys(line: PrintedLine) -> list[tuple[str, int]]:
    """The words without numbers, and the height; rounded twice, so that no border parts equals."""
    words = " ".join(_NUMBER.sub("#", line.text.casefold()).split())
    step = 2 * TOLERANCE
    return [(words, int(line.bottom // step) * 2), (words, int(line.bottom / step + 0.5) * 2 + 1)]
