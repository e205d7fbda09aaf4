"""Lines in the order in which they are drawn → the order in which they are read."""

from __future__ import annotations

from collections import Counter
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.readers.pdf.lines.text_line import TextLine

MOST = 800
"""Lines on a page: more are a drawing, and comparing all with all would take long."""

COMMON = 0.15
"""Of the narrower line's width: less, and neither is above the other but beside it."""


def order_lines(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return `lines` so that none comes before one that stands above it.

    What does not stand above each other, such as columns, keeps the order of drawing (a rule of
    Breuel, "Two geometric algorithms for layout analysis", 2002, the other of which, columns from
    left to right, most programs follow when they draw). Lines that run in another direction than
    most of the page come last.
    """
    letters: Counter[int] = Counter()
    for line in lines:
        letters[line.direction] += len(line.text)
    directions = sorted(letters, key=lambda each: -letters[each])
    return [
        line
        for direction in directions
        for line in _by_height([line for line in lines if line.direction == direction])
    ]


def _by_height(lines: list[TextLine]) -> list[TextLine]:
    if len(lines) > MOST or len(lines) < 2:
        return lines
    if not any(_above(lines[j], lines[i]) for i, j in _backward(lines)):
        return lines
    below: list[list[int]] = [[] for _ in lines]
    waits = [0] * len(lines)
    falling = sorted(range(len(lines)), key=lambda n: -lines[n].bottom)
    for place, upper in enumerate(falling):
        one = lines[upper]
        for lower in falling[place + 1 :]:
            other = lines[lower]
            if _above(one, other):
                below[upper].append(lower)
                waits[lower] += 1
    ready = [n for n, count in enumerate(waits) if not count]
    heapify(ready)
    ordered: list[TextLine] = []
    while ready:
        first = heappop(ready)
        ordered.append(lines[first])
        for n in below[first]:
            waits[n] -= 1
            if not waits[n]:
                heappush(ready, n)
    return ordered


def _backward(lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """Pairs of lines of which the second, drawn later, is the higher one."""
    for j, later in enumerate(lines):
        for i in range(j):
            if lines[i].bottom < later.bottom:
                yield i, j


def _above(one: TextLine, other: TextLine) -> bool:
    """Whether `one` stands above `other`, and not beside it or in its row."""
    left, right = max(one.left, other.left), min(one.right, other.right)
    if right <= left or one.bottom - other.bottom <= 0.3 * min(one.height, other.height):
        return False
    return right - left >= COMMON * min(one.right - one.left, other.right - other.left)
