"""Pages of lines → one sequence, with notes behind the paragraph that they would interrupt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from corpus.readers.pdf.lines.find_notes import Placed, find_notes
from corpus.readers.pdf.lines.part_lines import part_lines
from corpus.readers.pdf.lines.text_line import TextLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INDENT = 0.8
"""Of the font's height: the first line of a paragraph stands as far in."""

SHORT = 2.0
"""Of the font's height: the last line of a paragraph ends as far before the others."""

SOON = 15
"""Lines after which notes are put between sentences, not between paragraphs."""

_FINISHED = re.compile(r"[.!?…][\"'”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*\Z")


class Mark(NamedTuple):
    """Where a page begins: what it calls itself, and what of it is no text."""

    label: int | str
    noise: str = ""


Step = Mark | TextLine | None
"""A page begins, a line, or the end of a paragraph."""


def arrange_lines(pages: Sequence[tuple[Mark, Sequence[TextLine]]], pitch: float) -> Iterator[Step]:
    """Yield the marks and lines of all pages in the order of the text.

    Notes between two parts of a paragraph come behind it; the mark of their page stands before
    them and that of the page where the text goes on behind them. `pitch` is the usual distance
    of two lines in points.
    """
    placed = [Placed(number, line) for number, (_, lines) in enumerate(pages) for line in lines]
    notes = find_notes(placed, pitch)
    waiting: list[Placed] = []
    previous: TextLine | None = None
    since = at = 0
    for number, (mark, lines) in enumerate(pages):
        right = max((line.right for line in lines), default=0.0)
        for n, line in enumerate(lines):
            if at in notes:
                waiting.append(placed[at])
                since = 0 if len(waiting) == 1 else since
            else:
                parts = previous and _may_part(previous, line, pitch, right, late=since > SOON)
                if waiting and parts:
                    yield from _notes(waiting, pages, number - (n == 0))
                    waiting = []
                if n == 0:
                    yield mark
                yield line
                previous = line
                since += 1
            at += 1
        if not lines:
            yield mark
    yield from _notes(waiting, pages, len(pages) - 1, last=True)


def _may_part(
    line: TextLine, following: TextLine, pitch: float, right: float, *, late: bool
) -> bool:
    if part_lines(line, following, pitch) == "\n\n":
        return True
    if not _FINISHED.search(line.text):
        return False
    indented = following.left > line.left + INDENT * line.height
    return late or indented or line.right < right - SHORT * line.height


def _notes(
    waiting: Sequence[Placed],
    pages: Sequence[tuple[Mark, Sequence[TextLine]]],
    page: int,
    *,
    last: bool = False,
) -> Iterator[Step]:
    """The notes, and marks where they are of other pages than `page`, which goes on behind them."""
    at = page
    for number, line in waiting:
        if number != at:
            yield Mark(pages[number][0].label)
            yield None
            at = number
        elif line is waiting[0].line:
            yield None
        yield line
    if waiting:
        yield None
        if at != page and not last:
            yield Mark(pages[page][0].label)
