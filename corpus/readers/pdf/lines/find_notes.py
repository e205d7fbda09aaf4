"""Notes at the foot of a page or column, where the sentence above them goes on elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.readers.pdf.lines.text_line import TextLine

SMALLER = 0.95
"""Of the height of the text above: notes are set at .75 to .9 of it."""

ALIKE = 0.06
"""How much the heights of the same text on two pages may differ."""

LONGEST = 60
"""Lines of notes below one column."""

FULL = 20
"""Characters: fewer are the label of a part of a figure."""

WIDER = 1.3
"""Times the usual distance of lines: what notes of the text's own size stand off from it."""

SHORT = 2.0
"""Of the font's height: what ends as far before the other lines of its page is no full line."""

_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?!\w*/)|[*∗†‡§¶]{1,3}|ᵃ|ᵇ|ᶜ|ᵈ|ᵉ")
_MARK = re.compile(rf"(?:{_RAISED.pattern}|\[?\d{{1,3}}[\])]?[.)]?(?=\s)|[a-z][.)]?(?=\s))")
_FINISHED = re.compile(r"[.!?…:;][\"'”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹\d*†‡]*\s*\Z")


class Placed(NamedTuple):
    """A line with the number of its page, counted from 0."""

    page: int
    line: TextLine


def find_notes(lines: Sequence[Placed], pitch: float) -> set[int]:
    """Return which of `lines` are notes between two parts of a paragraph, by their number.

    They are smaller than the line above them, or stand off from it, the first has the mark of a
    note, and behind them, on another page or higher up, a line of the text's own size goes on
    with what is not finished above them. Lines that run in another direction are notes as well.
    """
    notes = _aside(lines)
    n = 0
    while n < len(lines) - 2:
        behind = _end_of_notes(lines, n, pitch, notes)
        if behind:
            notes.update(range(n + 1, behind))
            n = behind
        else:
            n += 1
    return notes


def _aside(lines: Sequence[Placed]) -> set[int]:
    """The lines that run in another direction than the first of their page."""
    directions: dict[int, int] = {}
    return {
        n
        for n, (page, line) in enumerate(lines)
        if directions.setdefault(page, line.direction) != line.direction
    }


def _end_of_notes(lines: Sequence[Placed], above: int, pitch: float, notes: set[int]) -> int | None:
    """Where the text goes on that notes interrupt behind `above`; None where they do not."""
    page, text = lines[above]
    smaller = lines[above + 1].line.height < SMALLER * text.height
    if above in notes or not _begins(lines[above + 1], lines[above], pitch, smaller=smaller):
        return None
    for n in range(above + 2, min(len(lines), above + LONGEST)):
        number, line = lines[n]
        below = number == page and line.bottom < lines[n - 1].line.bottom
        if below and (not smaller or line.height < SMALLER * text.height):
            continue
        if not below and _alike(line, text) and _goes_on(text, line, lines, page):
            return n
        return _behind_figure(lines, n, above) if smaller and not below else None
    return None


def _begins(first: Placed, above: Placed, pitch: float, *, smaller: bool) -> bool:
    """Whether notes begin below a line that ends within a sentence."""
    text, line = above.line, first.line
    if first.page != above.page or line.bottom >= text.bottom or _FINISHED.search(text.text):
        return False
    apart = text.bottom - line.bottom > WIDER * pitch > 0
    mark = _MARK if smaller else _RAISED
    return (smaller or apart) and bool(mark.match(line.text))


def _alike(line: TextLine, text: TextLine) -> bool:
    return abs(line.height - text.height) <= ALIKE * text.height


def _behind_figure(lines: Sequence[Placed], start: int, above: int) -> int | None:
    """Where the text goes on behind a figure or table that stands behind the notes as well."""
    page, text = lines[above]
    for n in range(start + 1, min(len(lines), start + LONGEST)):
        line, before = lines[n].line, lines[n - 1].line
        if lines[n].page > page + 1:
            return None
        ended = _FINISHED.search(before.text) or not _alike(before, text)
        long = len(line.text) > FULL and line.text[:1].islower()
        if ended and long and _alike(line, text):
            return n
    return None


def _goes_on(text: TextLine, following: TextLine, lines: Sequence[Placed], page: int) -> bool:
    """Whether a line that ends without a full stop is a full one, and no part of a heading."""
    if following.text[:1].islower():
        return True
    right = max(line.right for number, line in lines if number == page and line.left < text.right)
    return text.right > right - SHORT * text.height
