"""A line of print on a page: its words, and the place that they take up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.readers.pdf.glyphs.glyph import Direction


@dataclass(frozen=True, slots=True)
class TextLine:
    """`left`, `bottom`, `right` and `top` are in points, from the page's lower left corner.

    The height of the box is that of the font, whatever letters stand in the line. `gaps`
    are the stretches (from, to) in it that are wider than a space between words. Where
    `direction` is not 0 the paper was turned by as much, so that the text runs to the right.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    gaps: tuple[Gap, ...] = ()
    direction: Direction = 0

    @property
    def height(self) -> float:
        """The height of the font, in points."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing is printed from `left` to `right`; the text goes on at `text[at:]`."""

    left: float
    right: float
    at: int
