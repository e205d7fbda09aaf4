"""Smaller glyphs that stand above the line: numbers of notes, powers, endings of ordinals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.blocks.raised import raised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.readers.pdf.glyphs.glyph import Box, Direction
    from corpus.readers.pdf.lines.build_lines import Seen

SMALLER = 0.82
"""Of the line's height: word processors set a superscript at .58 to .75 of it."""

RISE = 0.12
"""Of the line's height, between the baselines: small capitals stand on the line."""

LONGEST = 12
"""Characters: what is longer is another line."""

_DIGITS = re.compile(r"[0-9]+")


def spell_raised(
    glyphs: Sequence[tuple[str, Box, int, bool]], height: float, direction: Direction, seen: Seen
) -> list[str]:
    """Return the letters of a line, `height` points high, with those above it as `raised` has them.

    A raised numerator before a slash is that of a fraction: "3½" is set as 3, raised 1, /, small 2.
    """
    letters = [letter for letter, _, _, _ in glyphs]
    for start, end in _small(glyphs, height):
        word = "".join(letters[start:end])
        if not word.isascii() or not any(map(str.isalnum, word)) or len(word) > LONGEST:
            continue
        on_line = _beside(glyphs, start, end, height)
        if on_line is None:
            continue
        rise = seen.baseline(glyphs[start][2], direction) - seen.baseline(on_line, direction)
        if not RISE * height < rise < height:
            continue
        before = letters[start - 1] if start else ""
        if end < len(letters) and letters[end] in "/⁄":
            letters[start] = f" {letters[start]}" if before.isdigit() else letters[start]
            continue
        spelt = _spelt(glyphs[start:end])
        if before[-1:].isdigit() and spelt[:1] in set("0123456789"):
            spelt = _DIGITS.sub(lambda digits: raised(digits.group()), spelt)
        letters[start:end] = [spelt, *[""] * (end - start - 1)]
    return letters


def _small(
    glyphs: Sequence[tuple[str, Box, int, bool]], height: float
) -> Iterator[tuple[int, int]]:
    """Yield where stretches of smaller glyphs begin and end."""
    start = None
    for n, (letter, box, _, _) in enumerate(glyphs):
        small = 0 < box[3] - box[1] <= SMALLER * height and letter not in "/⁄"
        if small and start is None:
            start = n
        elif not small and start is not None:
            yield start, n
            start = None
    if start is not None:
        yield start, len(glyphs)


def _beside(
    glyphs: Sequence[tuple[str, Box, int, bool]], start: int, end: int, height: float
) -> int | None:
    """The number of the nearest glyph that stands on the line."""
    for n in (*range(start - 1, -1, -1), *range(end, len(glyphs))):
        box = glyphs[n][1]
        place: int = glyphs[n][2]
        if abs(box[3] - box[1] - height) < 0.1 * height:
            return place
    return None


def _spelt(glyphs: Sequence[tuple[str, Box, int, bool]]) -> str:
    written = "".join(
        f"{' ' * (blank and n > 0)}{letter}" for n, (letter, _, _, blank) in enumerate(glyphs)
    )
    return raised(written)
