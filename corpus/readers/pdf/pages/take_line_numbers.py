"""Numbers of lines in the margin, as on transcripts of courts: taken out of the lines."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from corpus.readers.pdf.lines.text_line import Gap, TextLine

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 8
"""Numbers on a page: fewer are a list or a small table."""

STEPS = (1, 5, 10)
"""Poems, statutes and patents number each fifth line, some books each tenth."""

MARGIN = 8.0
"""Points by which the numbers of a column may stand differently, with one or two digits."""

EVEN = 0.25
"""Of the usual distance: the numbers of lines stand as evenly as these."""

CELLS = 0.3
"""Share of lines with cells behind the number from which on it is a table with numbered rows."""

SHARE = 0.5
"""Of the pages that have lines: a transcript numbers its lines on all but its first and last."""

_NUMBER = re.compile(r"(\d{1,4})(?:[ \t]+|\Z)")


class _Numbered(NamedTuple):
    place: int  # of the line on its page
    value: int
    right: float  # where the number ends
    line: TextLine


def take_line_numbers(
    pages: Sequence[Sequence[TextLine]],
) -> list[tuple[list[TextLine], list[TextLine]]]:
    """Return for each page its numbers, as lines of their own, and its lines without them.

    They are numbers of lines where they stand below each other at the same place of the margin,
    evenly, and go up by one (or by five, or ten), from 1 on each page or on from the last page.
    """
    columns = [_column(lines) for lines in pages]
    filled = sum(1 for lines in pages if lines)
    found = [column for column in columns if column]
    goes_on = all(
        column[0].value in {1, before[-1].value + 1} or column[0].value == before[0].value
        for before, column in pairwise(found)
    )
    begins = bool(found) and found[0][0].value in {0, 1, *STEPS}
    if not begins or not goes_on or len(found) < SHARE * filled:
        return [([], list(lines)) for lines in pages]
    return [_without(lines, column) for lines, column in zip(pages, columns, strict=True)]


def _column(lines: Sequence[TextLine]) -> list[_Numbered]:
    """The numbers of lines on a page, from the top; [] where it has none."""
    numbered = sorted(
        (each for n, line in enumerate(lines) if (each := _numbered(n, line))),
        key=lambda each: -each.line.bottom,
    )
    best: list[_Numbered] = []
    for start, first in enumerate(numbered[: -FEWEST + 1]):
        for step in STEPS:
            run = _run(numbered[start:], first, step)
            if len(run) > len(best):
                best = run
        if len(best) >= len(numbered) - start:
            break
    return best if len(best) >= FEWEST and _even(best) and not _table(best) else []


def _numbered(place: int, line: TextLine) -> _Numbered | None:
    match = _NUMBER.match(line.text)
    if not match or line.direction:
        return None
    if match.end() == len(line.text):
        return _Numbered(place, int(match[1]), line.right, line)
    gap = next((gap for gap in line.gaps if gap.at == match.end()), None)
    return _Numbered(place, int(match[1]), gap.left, line) if gap else None


def _run(numbered: Sequence[_Numbered], first: _Numbered, step: int) -> list[_Numbered]:
    run = [first]
    for each in numbered[1:]:
        level = abs(each.line.left - first.line.left) <= MARGIN or (
            abs(each.right - first.right) <= MARGIN
        )
        if level and each.value == run[-1].value + step:
            run.append(each)
    return run


def _even(column: Sequence[_Numbered]) -> bool:
    distances = sorted(a.line.bottom - b.line.bottom for a, b in pairwise(column))
    usual = distances[len(distances) // 2]
    odd = sum(1 for each in distances if abs(each - usual) > EVEN * usual)
    return usual > 0 and odd <= 0.15 * len(distances)


def _table(column: Sequence[_Numbered]) -> bool:
    behind = [each.line.gaps[1:] for each in column if each.line.gaps]
    return sum(map(bool, behind)) > CELLS * len(column)


def _without(
    lines: Sequence[TextLine], column: Sequence[_Numbered]
) -> tuple[list[TextLine], list[TextLine]]:
    taken = {each.place: each for each in column}
    numbers, left = [], []
    for n, line in enumerate(lines):
        if n not in taken:
            left.append(line)
            continue
        number = str(taken[n].value)
        numbers.append(replace(line, text=number, right=taken[n].right, gaps=()))
        if line.gaps and line.gaps[0].left == taken[n].right:
            at = line.gaps[0].at
            gaps = tuple(Gap(g.left, g.right, g.at - at) for g in line.gaps[1:])
            left.append(replace(line, text=line.text[at:], left=line.gaps[0].right, gaps=gaps))
    return numbers, left
