"""Lines that run across two columns → the lines of one column, then those of the other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpus.readers.pdf.lines.text_line import Gap, TextLine

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 4  # lines with a gap in one place: fewer are a table's, or chance
AGREEING = 0.8  # of the lines with a gap: they share it where there is a gutter
CROSSED = 0.5  # times as many lines may run across a gutter as are divided by it
WORDS = 3  # on each side, on average; what has fewer is a table


def order_columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return `lines` with those that a gutter divides in two taken apart.

    Most programs print one column after the other, and their order is right as it is.
    Some print row by row, so that a line holds both columns' words. A line across the
    gutter, such as a heading, stays in its place between what is above and below it.
    """
    gutter = _gutter(lines)
    if gutter is None:
        return list(lines)
    ordered: list[TextLine] = []
    left: list[TextLine] = []
    right: list[TextLine] = []
    for line in lines:
        gap = _gap_at(line, gutter)
        if gap:
            left.append(_cut(line, 0, gap.at, line.left, gap.left))
            right.append(_cut(line, gap.at, len(line.text), gap.right, line.right))
        elif line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            ordered += [*left, *right, line]
            left, right = [], []
    return [*ordered, *left, *right]


def _gutter(lines: Sequence[TextLine]) -> float | None:
    """Where most of the lines with a gap have it; None where there is no such place."""
    gapped = [line for line in lines if line.gaps]
    if len(gapped) < FEWEST:
        return None
    covered = Counter(
        place
        for line in gapped
        for place in {x for gap in line.gaps for x in range(int(gap.left) + 1, int(gap.right) + 1)}
    )
    place, votes = max(covered.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    if votes < max(FEWEST, AGREEING * len(gapped)):
        return None
    divided = [(line, gap) for line in gapped if (gap := _gap_at(line, place))]
    top = max(line.bottom for line, _ in divided)
    bottom = min(line.bottom for line, _ in divided)
    between = [line for line in lines if bottom < line.bottom < top and not _gap_at(line, place)]
    across = sum(1 for line in between if line.left < place < line.right)
    if across > CROSSED * len(divided):
        return None
    left = sum(len(line.text[: gap.at].split()) for line, gap in divided)
    right = sum(len(line.text[gap.at :].split()) for line, gap in divided)
    return place if min(left, right) >= WORDS * len(divided) else None


def _gap_at(line: TextLine, place: float) -> Gap | None:
    return next((gap for gap in line.gaps if gap.left < place <= gap.right), None)


def _cut(line: TextLine, start: int, end: int, left: float, right: float) -> TextLine:
    return TextLine(line.text[start:end].strip(), left, line.bottom, right, line.top)
