"""Which lines of pages are running heads, footers and page numbers: those that come again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.readers.pdf.lines.text_line import TextLine

EDGE = 3  # lines at the top and at the bottom of a page that may belong to no text
FEWEST = 3  # pages with the same line: twice may be chance …
OUTERMOST = 2  # … but not where nothing else stands as near to the edge
SHARE = 0.3  # of the pages: left and right ones differ, chapters change
LONGEST = 120  # characters
TOLERANCE = 3.0  # points between the heights of the same head on two pages
APART = 1.6  # times the height of the font: text stands as far from what runs above or below it

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\W*(?:page\W+)?(?:\d{1,4}|[ivxlc]+)(?:\W+(?:of\W+)?\d{1,4})?\W*",
                          re.IGNORECASE)  # fmt: skip
_OUTER_NUMBERS = re.compile(r"^\W*(\d{1,4}|[ivxlc]+)\b|(?<![.,\d])\b(\d{1,4}|[ivxlc]+)\W*$", re.I)


def mark_running_heads(
    pages: Sequence[Sequence[TextLine]],
    labels: Sequence[int | str] = (),
    numbers: Sequence[Sequence[TextLine]] = (),
) -> set[tuple[int, int]]:
    """Return (page, line) of each running line, both counted from 0.

    A line at the edge of the paper is one when the same words stand at the same height of
    other pages, whatever number is in them, when it is the outermost and only a number, or
    when it stands apart as the outermost and begins or ends with the number of its page: what
    `labels` say, or one that goes up from page to page. What ends in a comma or a colon, such as
    a salutation, goes on below. Lines beside a number of `numbers`, one
    list of lines for each page, are text.
    """
    edges = {
        (p, n)
        for p, lines in enumerate(pages)
        for n in _edges(lines)
        if not numbers or not _is_numbered(lines[n], numbers[p])
    }
    counted = Counter(key for p, n in edges for key in _keys(pages[p][n]))
    least = SHARE * len(pages)
    running = {(p, n) for p, n in edges if _runs(pages[p], n, counted, least)}
    return running | _numbered(pages, labels, edges)


def _is_numbered(line: TextLine, numbers: Sequence[TextLine]) -> bool:
    return any(abs(number.bottom - line.bottom) <= TOLERANCE for number in numbers)


def _edges(lines: Sequence[TextLine]) -> set[int]:
    edges: set[int] = set()
    for direction in {line.direction for line in lines}:
        alike = [n for n, line in enumerate(lines) if line.direction == direction]
        by_height = sorted(alike, key=lambda n: -lines[n].bottom)
        edges |= {*by_height[:EDGE], *by_height[-EDGE:]}
    return {n for n in edges if len(lines[n].text) <= LONGEST and lines[n].text[-1] not in ",;:"}


def _runs(
    lines: Sequence[TextLine], number: int, counted: Counter[tuple[str, int]], least: float
) -> bool:
    line = lines[number]
    heights = [each.bottom for each in lines if each.direction == line.direction]
    outermost = line.bottom in {min(heights), max(heights)}
    apart = outermost and _stands_apart(lines, number) is not None
    if apart and _PAGE_NUMBER.fullmatch(line.text):
        return True
    pages = max(counted[key] for key in _keys(line))
    return pages >= max(OUTERMOST if apart else FEWEST, least)


def _keys(line: TextLine) -> list[tuple[str, int]]:
    """The words without numbers, and the height; rounded twice, so that no border parts equals."""
    words = " ".join(_NUMBER.sub("#", line.text.casefold()).split())
    step = 2 * TOLERANCE
    turned = 100_000 * (line.direction // 90)
    low, high = int(line.bottom // step) * 2, int(line.bottom / step + 0.5) * 2 + 1
    return [(words, turned + low), (words, turned + high)]


def _numbered(
    pages: Sequence[Sequence[TextLine]],
    labels: Sequence[int | str],
    edges: set[tuple[int, int]],
) -> set[tuple[int, int]]:
    """The heads that no other page has, such as an author's on the left and a title on the right.

    Of those at one edge of the paper two at least bear the numbers of their pages.
    """
    found: defaultdict[tuple[bool, int | str], set[tuple[int, int]]] = defaultdict(set)
    for p, n in edges:
        line = pages[p][n]
        top = _stands_apart(pages[p], n, APART if not _PAGE_NUMBER.fullmatch(line.text) else 0.0)
        if top is None:
            continue
        for number in _outer_numbers(pages[p][n].text):
            if labels and number == str(labels[p]).casefold():
                found[top, "label"].add((p, n))
            if number.isdigit():
                found[top, int(number) - p].add((p, n))
    return {place for places in found.values() if len(places) > 1 for place in places}


def _stands_apart(lines: Sequence[TextLine], number: int, apart: float = APART) -> bool | None:
    """True for the outermost line at the top, False at the bottom, None for any other."""
    line = lines[number]
    others = [each for n, each in enumerate(lines) if n != number and not each.direction]
    if line.direction or not others:
        return None
    above = min(line.bottom - each.bottom for each in others)
    below = min(each.bottom - line.bottom for each in others)
    if max(above, below) <= max(apart * line.height, 0.0):
        return None
    return above > below


def _outer_numbers(text: str) -> set[str]:
    return {
        group.casefold()
        for match in _OUTER_NUMBERS.finditer(text)
        for group in match.groups()
        if group
    }
