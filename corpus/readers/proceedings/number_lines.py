"""A transcript with numbered lines → its lines with page and number, and what stands around them.

Courts number the lines of each page from 1 to 25 or so. In plain text the number stands in front of
the line; a PDF's are noise already, in a row above the lines of their page (`join_pages`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.source import Extraction

_FEWEST, _MOST = 20, 60
"""Lines of a full page: courts in the United States have 25, some 24 or 28."""

_SHARE = 0.5  # of the pages that have numbers: the first and the last ones are often shorter
_INDENT = 4  # blanks by which the first line of a paragraph stands further in

_LINE = re.compile(r"[^\n\f]+")
_PLAIN = re.compile(r"[^\S\n]{0,14}(?P<number>\d{1,2})(?:[^\S\n]+|$)")
_PAGED = re.compile(r"\s*0*(?P<page>\d{1,5}):0?(?P<number>\d{1,2})(?:\s+|$)")  # "00012:04  text"
_FOLIO = re.compile(r"\s*[-–—]?\s*(?:Page\s+)?(?P<page>\d{1,5})(?:\s+of\s+\d+)?\s*[-–—]?\s*", re.I)


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """`text[start:end]` are the words of a line. `place` is its page and number ("12:4"), or its
    page alone; `opens` says that it stands further in than those around it.
    """

    start: int
    end: int
    place: int | str
    opens: bool


def number_lines(text: str) -> tuple[NumberedLine, ...]:
    """Return the lines with words of a plain text in which pages have numbered lines; else ()."""
    every = list(_LINE.finditer(text))
    pattern = _PAGED if sum(bool(_PAGED.match(e[0])) for e in every[:200]) >= _FEWEST else _PLAIN
    pages = list(_pages(every, pattern))
    full = [page for page in pages if _FEWEST <= len(page) <= _MOST]
    if not full or len(full) < _SHARE * len(pages):
        return ()
    labels = _labels(every, pages, paged=pattern is _PAGED)
    return tuple(
        line
        for page, label in zip(pages, labels, strict=True)
        for line in _lines(every, page, label, pattern)
    )


def _pages(every: Sequence[re.Match[str]], pattern: re.Pattern[str]) -> Iterator[list[int]]:
    """The places of the numbered lines of each page, whose numbers go up by one from 1."""
    page: list[int] = []
    for place, line in enumerate(every):
        match = pattern.match(line[0])
        number = int(match["number"]) if match else 0
        if number == len(page) + 1 <= _MOST and page:
            page.append(place)
        elif number == 1:
            if len(page) > 1:
                yield page
            page = [place]
    if len(page) > 1:
        yield page


def _labels(
    every: Sequence[re.Match[str]], pages: Sequence[Sequence[int]], *, paged: bool
) -> list[int]:
    """The number of each page, from the lines around it; else counted."""
    if paged:
        return [int((_PAGED.match(every[page[0]][0]) or [0, 0])[1]) for page in pages]
    starts = [0, *(page[-1] + 1 for page in pages)]
    ends = [*(page[0] for page in pages), len(every)]
    around = [_folio(every[a:b]) for a, b in zip(starts, ends, strict=True)]
    above, below = around[:-1], around[1:]
    for labels in (above, below) if around[0] else (below, above):
        steps = [b - a for a, b in pairwise(labels) if a and b]
        if sum(map(bool, labels)) > _SHARE * len(pages) and all(step == 1 for step in steps):
            first = next(n for n, label in enumerate(labels) if label)
            return [labels[first] - first + n for n in range(len(pages))]
    return list(range(1, len(pages) + 1))


def _folio(lines: Sequence[re.Match[str]]) -> int:
    found = [match for line in lines if (match := _FOLIO.fullmatch(line[0]))]
    return int(found[0]["page"]) if len(found) == 1 else 0


def _lines(
    every: Sequence[re.Match[str]], page: Sequence[int], label: int, pattern: re.Pattern[str]
) -> Iterator[NumberedLine]:
    numbered = [(every[place], pattern.match(every[place][0])) for place in page]
    columns = [m.end() for line, m in numbered if m and line[0][m.end() :].strip()]
    margin = min(columns, default=0)
    for number, (line, match) in enumerate(numbered, 1):
        begins = match.end() if match else 0
        words = line[0][begins:].rstrip()
        if words:
            start = line.start() + begins
            opens = begins >= margin + _INDENT
            yield NumberedLine(start, start + len(words), f"{label}:{number}", opens)


_ROW: Final = re.compile(r"(?:^\d{1,2}\n){8,}", re.MULTILINE)


def lines_of_pages(extraction: Extraction) -> tuple[NumberedLine, ...]:
    """Return the lines of a PDF whose pages had numbered lines; else ().

    The number of a line is told where its page has as many lines as numbers: none was empty.
    """
    text = extraction.text
    pages = [each for each in extraction.landmarks if each.label == "page"]
    if not any(_ROW.search(text, each.start, each.end) for each in extraction.noise):
        return ()
    found = []
    ends = [*(each.start for each in pages[1:]), len(text)]
    for page, end in zip(pages, ends, strict=True):
        noise = next((n for n in extraction.noise if page.start <= n.start < end), None)
        row = _ROW.search(text, noise.start, noise.end) if noise else None
        begins = noise.end if noise else page.start
        lines = [each for each in _LINE.finditer(text, begins, end) if each[0].strip()]
        numbers = [int(each) for each in row[0].split()] if row else []
        known = len(numbers) == len(lines)
        for number, line in enumerate(lines):
            place = f"{page.value}:{numbers[number]}" if known else page.value
            found.append(NumberedLine(line.start(), line.end(), place, opens=False))
    return tuple(found)
