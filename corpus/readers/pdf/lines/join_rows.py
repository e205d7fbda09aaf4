"""Pieces of a row that were drawn at different times → one line, where no column parts them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.readers.pdf.lines.text_line import Gap, TextLine

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDEST = 3.0
"""Of the font's height: gaps between words of a justified line are narrower."""

NEAR = 2.5
"""Of the font's height, between a line and the next one above or below it."""

MOST = 800
"""Lines on a page: more are a drawing."""


def join_rows(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return `lines`, in their order, with those joined that the same line of text was cut into.

    Between columns the paper is blank above and below as well; a gap that lines above and below
    run across is one between words.
    """
    if len(lines) > MOST:
        return list(lines)
    following: dict[int, int] = {}
    rows = sorted(range(len(lines)), key=lambda n: (-round(lines[n].bottom), lines[n].left))
    for first, second in pairwise(rows):
        one, other = lines[first], lines[second]
        if _is_row(one, other) and _is_crossed(one.right, other.left, one, lines):
            following[first] = second
    if not following:
        return list(lines)
    taken = set(following.values())
    joined = []
    for n, line in enumerate(lines):
        if n in taken:
            continue
        whole, at = line, n
        while at in following:
            at = following[at]
            whole = _joined(whole, lines[at])
        joined.append(whole)
    return joined


def _is_row(one: TextLine, other: TextLine) -> bool:
    height = one.height
    return (
        not one.direction
        and not other.direction
        and height > 0
        and abs(one.bottom - other.bottom) < 0.1 * height
        and abs(height - other.height) < 0.1 * height
        and 0 <= other.left - one.right <= WIDEST * height
    )


def _is_crossed(left: float, right: float, line: TextLine, lines: Sequence[TextLine]) -> bool:
    near = NEAR * line.height
    above = below = False
    for each in lines:
        distance = each.bottom - line.bottom
        if each.left < left and each.right > right and abs(distance) <= near:
            if any(gap.left < right and gap.right > left for gap in each.gaps):
                continue
            above |= distance > 0.5 * line.height
            below |= distance < -0.5 * line.height
    return above and below


def _joined(one: TextLine, other: TextLine) -> TextLine:
    at = len(one.text) + 1
    gaps = (
        *one.gaps,
        Gap(one.right, other.left, at),
        *(Gap(gap.left, gap.right, gap.at + at) for gap in other.gaps),
    )
    return TextLine(f"{one.text} {other.text}", one.left, one.bottom, other.right, one.top, gaps)
