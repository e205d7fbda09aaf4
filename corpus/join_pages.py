"""The printed lines of pages → one text, with a landmark at each page and its heads as noise."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from corpus.document import Landmark, Noise
from corpus.is_divided import HYPHENS, is_divided, words_of
from corpus.mark_running_heads import mark_running_heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.printed_line import PrintedLine

ANOTHER_SIZE = 1.12  # times the height of the font: a heading, or what follows one
WIDER = 1.35  # times the usual distance of two lines: a new paragraph


def join_pages(
    pages: Sequence[Sequence[PrintedLine]],
) -> tuple[str, tuple[Landmark, ...], tuple[Noise, ...]]:
    """Return the text, where its pages begin (counted from 1), and its running heads.

    Lines end in a line feed, paragraphs in two. A page's running heads and footers stand
    before its other lines, so that a sentence across two pages goes on behind them. A page
    without a line has no landmark.
    """
    running = mark_running_heads(pages)
    known = words_of(line.text for lines in pages for line in lines)
    pitch = _pitch(pages)
    text = _Text()
    previous: PrintedLine | None = None
    for number, lines in enumerate(pages):
        heads = [line for n, line in enumerate(lines) if (number, n) in running]
        body = [line for n, line in enumerate(lines) if (number, n) not in running]
        if previous and lines:
            text.add(_break(previous, body[0], pitch) if body else "\n")
            previous = None
        if lines:
            text.landmarks.append(Landmark(text.length, "page", number + 1))
            text.add_noise("".join(f"{line.text}\n" for line in heads))
        for line in body:
            if previous and is_divided(previous.text, line.text, known):
                text.drop_hyphen()
            elif previous:
                text.add(_break(previous, line, pitch))
            text.add(line.text)
            previous = line
    return text.joined(), tuple(text.landmarks), tuple(text.noise)


class _Text:
    """A text in the making."""

    def __init__(self) -> None:
        self.length = 0
        self.landmarks: list[Landmark] = []
        self.noise: list[Noise] = []
        self._pieces: list[str] = []

    def add(self, piece: str) -> None:
        self._pieces.append(piece)
        self.length += len(piece)

    def add_noise(self, piece: str) -> None:
        if piece:
            self.noise.append(Noise(self.length, self.length + len(piece), "boilerplate"))
            self.add(piece)

    def drop_hyphen(self) -> None:
        self.length -= len(self._pieces[-1]) - len(self._pieces[-1].rstrip(HYPHENS))
        self._pieces[-1] = self._pieces[-1].rstrip(HYPHENS)

    def joined(self) -> str:
        return "".join(self._pieces)


def _break(line: PrintedLine, following: PrintedLine, pitch: float) -> str:
    """What to write between two lines: a blank line where the print shows a new paragraph."""
    heights = sorted((line.height, following.height))
    if heights[1] > ANOTHER_SIZE * heights[0]:
        return "\n\n"
    below = line.bottom - following.bottom
    return "\n\n" if below > WIDER * pitch > 0 else "\n"


def _pitch(pages: Sequence[Sequence[PrintedLine]]) -> float:
    """The usual distance of two lines, in points; 0 where no line follows another."""
    distances = [
        line.bottom - following.bottom
        for lines in pages
        for line, following in pairwise(lines)
        if following.bottom < line.bottom and following.left < line.right
    ]
    return median(distances) if distances else 0.0
