"""A glyph of a page: what it stands for, and where it is printed."""

from __future__ import annotations

from typing import Literal, NamedTuple

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""

Direction = Literal[0, 90, 180, 270]
"""Where text runs to, in degrees anticlockwise: 0 to the right, 90 up, 270 down the paper."""


class Glyph(NamedTuple):
    """`letter` is text, `place` its number on the page; `box` is None for a blank."""

    letter: str
    box: Box | None
    place: int


def turn(box: Box, direction: Direction) -> Box:
    """Return `box` as it is when the paper is turned so that the text runs to the right.

    >>> turn((10, 20, 12, 28), 90), turn((10, 20, 12, 28), 270)
    ((20, -12, 28, -10), (-28, 10, -20, 12))
    """
    left, bottom, right, top = box
    if direction == 0:
        return box
    if direction == 90:
        return bottom, -right, top, -left
    if direction == 180:
        return -right, -top, -left, -bottom
    return -top, left, -bottom, right


def turn_baseline(x: float, y: float, direction: Direction) -> float:
    """How high a glyph whose origin is (x, y) stands when the paper is turned."""
    return {0: y, 90: -x, 180: -y, 270: x}[direction]
