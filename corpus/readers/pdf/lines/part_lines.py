"""What stands between two printed lines: the end of a line, or of a paragraph."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.readers.pdf.lines.text_line import TextLine

ANOTHER_SIZE = 1.12  # times the height of the font: a heading, or what follows one
WIDER = 1.35  # times the usual distance of two lines: a new paragraph


def part_lines(line: TextLine, following: TextLine, pitch: float) -> str:
    r"""Return "\n\n" where the print shows a new paragraph, else "\n"."""
    heights = sorted((line.height, following.height))
    if heights[1] > ANOTHER_SIZE * heights[0] or line.direction != following.direction:
        return "\n\n"
    below = line.bottom - following.bottom
    return "\n\n" if below > WIDER * pitch > 0 else "\n"


def usual_distance(pages: Sequence[Sequence[TextLine]]) -> float:
    """Return the usual distance of two lines, in points; 0 where no line follows another."""
    distances = [
        line.bottom - following.bottom
        for lines in pages
        for line, following in pairwise(lines)
        if following.bottom < line.bottom and following.left < line.right
    ]
    return median(distances) if distances else 0.0
