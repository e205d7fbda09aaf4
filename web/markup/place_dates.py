"""Dates as precise as they are known → places along a line, and the years that mark it.

>>> placed = place_dates(["2017", "2019", "2019"])
>>> [(round(dot.share, 2), dot.row) for dot in placed.dots]
[(0.17, 0), (0.83, 0), (0.83, 1)]
>>> placed.years
(('2017', 0.0), ('2018', 0.33), ('2019', 0.67))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAR = 0.025  # of the line's length: dots that near would cover one another
MOST_ROWS = 12  # of dots, one above the other
MOST_YEARS = 7  # written below the line


@dataclass(frozen=True, slots=True)
class Dot:
    """A date at `share` of the line's length, in this row above it; MOST_ROWS: there is no room."""

    share: float
    row: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A dot for each date, in their order, and years with the share where they begin."""

    dots: tuple[Dot, ...]
    years: tuple[tuple[str, float], ...]


def place_dates(dates: Sequence[str]) -> Placed:
    """Return where ISO 8601 `dates` (sorted) lie; one that is only a year lies amid it."""
    moments = [_moment(date) for date in dates]
    first, last = int(min(moments)), int(max(moments)) + 1
    dots: list[Dot] = []
    taken: list[float] = []  # how far each row is
    for moment in moments:
        share = (moment - first) / (last - first)
        row = next((n for n, end in enumerate(taken) if share - end >= NEAR), len(taken))
        if row < MOST_ROWS:
            taken[row : row + 1] = [share]
        dots.append(Dot(share, row))
    step = -(-(last - first) // MOST_YEARS)  # rounded up
    years = range(first, last, step)
    return Placed(
        tuple(dots),
        tuple((str(year), round((year - first) / (last - first), 2)) for year in years),
    )


def _moment(date: str) -> float:
    """Years, with the part of a year that has gone by; the middle of what is not known."""
    year, *rest = (int(part) for part in date.split("-"))
    if not rest:
        return year + 0.5
    day = rest[1] - 0.5 if len(rest) > 1 else 15
    return year + (rest[0] - 1 + day / 31) / 12
