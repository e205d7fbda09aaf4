"""Glyphs in places → printed lines: what stands beside each other, with raised digits as such."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, Protocol
from unicodedata import combining

from corpus.readers.pdf.glyphs.glyph import Box, Direction, Glyph, turn
from corpus.readers.pdf.lines.spell_raised import spell_raised
from corpus.readers.pdf.lines.text_line import Gap, TextLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDE = 0.9
"""Of the font's height: justified words stand nearer to each other, columns do not."""

CELL = 1.5
"""Of the font's height: what stands further apart are cells of a table or a form."""

APART = 0.2
"""Of the font's height: digits of one number stand nearer to each other."""

NEAR = 0.5
"""Of the font's height: pieces of one line that were not drawn one after the other."""

TOUCHING = 0.12
"""Of the font's height: less is no space between words."""

BESIDE = 0.3
"""Of the lower one's height: glyphs with less in common are on different lines."""

OVERLAP = 0.2
"""Of the font's height: by as much the boxes of neighbours may overlap, as in italics."""

SAME_ROW = 0.6
"""The same for what is to be joined."""

_EAST_ASIAN = "\u2e80"


class Seen(Protocol):
    """What is asked of a page where the boxes do not say enough."""

    def direction(self, place: int) -> Direction:
        """Where the text of the glyph runs to."""

    def baseline(self, place: int, direction: Direction) -> float:
        """How high the glyph stands."""


def build_lines(runs: Iterable[Sequence[Glyph]], seen: Seen) -> list[TextLine]:
    """Return the lines that `runs` of glyphs form, in the order in which they are drawn.

    A run is cut where its glyphs leave the line (PDFium goes on behind a hyphen), and pieces
    that stand beside each other are one line, whatever was drawn between them.
    """
    pieces: list[_Piece] = []
    rows: dict[tuple[Direction, int], list[_Piece]] = {}
    for run in runs:
        for piece in _pieces(run, seen):
            _place(piece, pieces, rows)
    return [line for piece in pieces if piece.glyphs and (line := piece.line(seen))]


class _Piece:
    """Glyphs side by side, in the making."""

    __slots__ = ("bottom", "direction", "glyphs", "left", "right", "to_the_left", "top")

    def __init__(self, direction: Direction, *, to_the_left: bool) -> None:
        self.direction = direction
        self.to_the_left = to_the_left  # Hebrew, Arabic: PDFium gives them as they are read
        self.glyphs: list[tuple[str, Box, int, bool]] = []  # and whether a blank is before it
        self.left = self.bottom = self.right = self.top = 0.0

    def add(self, letter: str, box: Box, place: int, *, blank: bool) -> None:
        if not self.glyphs:
            self.left, self.bottom, self.right, self.top = box
        elif box[3] - box[1] >= 0.8 * (self.top - self.bottom):
            self.bottom, self.top = box[1], box[3]
        self.left, self.right = min(self.left, box[0]), max(self.right, box[2])
        self.glyphs.append((letter, box, place, blank))

    @property
    def has_marks(self) -> bool:
        """Whether it has vowels above or below letters, whose boxes say nothing of the order."""
        return any(combining(letter[0]) for letter, _, _, _ in self.glyphs)

    def join(self, first: _Piece, second: _Piece, *, blank: bool) -> None:
        """Become what `first` and `second` are, one behind the other; this is one of them."""
        opening, *others = second.glyphs
        taller = first if first.top - first.bottom >= second.top - second.bottom else second
        bottom, top = taller.bottom, taller.top
        left, right = min(first.left, second.left), max(first.right, second.right)
        self.glyphs = [*first.glyphs, (*opening[:3], blank), *others]
        self.left, self.bottom, self.right, self.top = left, bottom, right, top

    def insert(self, piece: _Piece, tolerance: float) -> bool:
        """Take `piece` in where it fits between two glyphs; False where it does not."""
        if not (self.left < piece.left and piece.right < self.right):
            return False
        size, other = self.top - self.bottom, piece.top - piece.bottom
        if other > 0.9 * size and abs(self.bottom - piece.bottom) > 0.1 * size:
            return False
        places = [n for n, glyph in enumerate(self.glyphs) if glyph[1][2] <= piece.left + tolerance]
        at = places[-1] + 1 if places else 0
        if at == 0 or at >= len(self.glyphs):
            return False
        before, (letter, box, place, blank) = self.glyphs[at - 1], self.glyphs[at]
        if box[0] < piece.right - tolerance:
            return False
        first, *others = piece.glyphs
        apart = TOUCHING * max(size, other)
        self.glyphs[at : at + 1] = [
            (*first[:3], piece.left - before[1][2] > apart),
            *others,
            (letter, box, place, blank if other < 0.9 * size else box[0] - piece.right > apart),
        ]
        return True

    def leaves(self, box: Box) -> bool:
        """Whether a glyph there is on another line."""
        height = min(self.top - self.bottom, box[3] - box[1])
        if height <= 0 or box[2] <= box[0]:
            return False
        common = min(self.top, box[3]) - max(self.bottom, box[1])
        if common < BESIDE * height:
            return True
        back = self.glyphs[-1][1][0] - box[0]
        return not self.to_the_left and back > max(box[3] - box[1], self.top - self.bottom)

    def line(self, seen: Seen) -> TextLine | None:
        heights = Counter(round(g[1][3] - g[1][1], 1) for g in self.glyphs if g[1][3] > g[1][1])
        if not heights:
            return TextLine("".join(g[0] for g in self.glyphs), 0, 0, 0, 0)
        most = max(heights.values())
        height = max(h for h, count in heights.items() if count == most)
        letters = spell_raised(self.glyphs, height, self.direction, seen)
        text, gaps = self._written(letters, height)
        if not text:
            return None
        bottom = median(b[1] for _, b, _, _ in self.glyphs if round(b[3] - b[1], 1) == height)
        return TextLine(text, self.left, bottom, self.right, bottom + height, gaps, self.direction)

    def _written(self, letters: Sequence[str], height: float) -> tuple[str, tuple[Gap, ...]]:
        pieces: list[str] = []
        gaps: list[Gap] = []
        length = 0
        before: Box | None = None
        for letter, (plain, box, _, blank) in zip(letters, self.glyphs, strict=True):
            if not letter:  # it is spelt with the one before it
                before = box
                continue
            if before and box[2] > box[0]:
                gap = box[0] - before[2]
                wide = gap > WIDE * height and not self.to_the_left
                digits = gap > APART * height and plain[0].isdigit() and pieces[-1][-1:].isdigit()
                if blank or wide or (digits and not self.to_the_left):
                    space = "\t" if gap > CELL * height and not self.to_the_left else " "
                    pieces.append(space)
                    length += 1
                if wide:
                    gaps.append(Gap(before[2], box[0], length))
            elif before and blank:
                pieces.append(" ")
                length += 1
            pieces.append(letter)
            length += len(letter)
            if box[2] > box[0] or before is None:
                before = box
        return "".join(pieces), tuple(gaps)


def _pieces(run: Sequence[Glyph], seen: Seen) -> Iterable[_Piece]:
    to_the_left = any(_runs_to_the_left(glyph.letter) for glyph in run)
    piece: _Piece | None = None
    blank = False
    for n, (letter, box, place) in enumerate(run):
        if box is None:
            blank = True
            continue
        turned = turn(box, piece.direction) if piece else box
        if piece is None or (not combining(letter[0]) and piece.leaves(turned)):
            if piece:
                yield piece
            direction = _down(run, n) or seen.direction(place)
            piece = _Piece(direction, to_the_left=to_the_left)
            turned = turn(box, direction)
            blank = False
        piece.add(letter, turned, place, blank=blank)
        blank = False
    if piece:
        yield piece


def _runs_to_the_left(letter: str) -> bool:
    """Whether it is a Hebrew, Arabic or related letter."""
    return "\u0590" <= letter <= "\u08ff" or "\ufb1d" <= letter <= "\ufefc"


def _down(run: Sequence[Glyph], n: int) -> Direction | None:
    """270 where Chinese, Japanese or Korean stands upright, each character below the last."""
    first, box, _ = run[n]
    if first < _EAST_ASIAN or box is None or n + 1 >= len(run):
        return None
    following = run[n + 1].box
    if following is None or run[n + 1].letter < _EAST_ASIAN:
        return None
    width, height = box[2] - box[0], box[3] - box[1]
    beside = abs((following[0] + following[2]) - (box[0] + box[2])) / 2 < 0.5 * width
    return 270 if beside and 0.5 * height < box[1] - following[1] < 2.5 * height else None


_ROW = 12.0  # points: how coarsely lines are looked up by their height


def _place(
    piece: _Piece, pieces: list[_Piece], rows: dict[tuple[Direction, int], list[_Piece]]
) -> None:
    """Join `piece` to one that it stands beside, or put it behind the others."""
    row = int((piece.bottom + piece.top) / 2 // _ROW)
    last = pieces[-1] if pieces else None
    near = [other for n in (row - 1, row, row + 1) for other in rows.get((piece.direction, n), ())]
    for other in ([last] if last else []) + near[:-20:-1]:
        if other.direction != piece.direction or other.to_the_left != piece.to_the_left:
            continue
        if piece.to_the_left and (piece.has_marks or other.has_marks):
            continue
        if not _beside(other, piece):
            continue
        taller = max(other.top - other.bottom, piece.top - piece.bottom)
        room = _room(other, piece, next_to_each_other=other is last) * taller
        behind, before = piece.left - other.right, other.left - piece.right
        if piece.to_the_left:
            behind, before = before, behind
        if -OVERLAP * taller <= behind <= room:
            other.join(other, piece, blank=behind > TOUCHING * taller)
            return
        if not piece.to_the_left and other.insert(piece, OVERLAP * taller):
            return
        if -OVERLAP * taller <= before <= min(room, NEAR * taller):
            other.join(piece, other, blank=before > TOUCHING * taller)
            return
    pieces.append(piece)
    rows.setdefault((piece.direction, row), []).append(piece)


def _beside(one: _Piece, other: _Piece) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared >= SAME_ROW * min(one.top - one.bottom, other.top - other.bottom) > 0


def _room(one: _Piece, other: _Piece, *, next_to_each_other: bool) -> float:
    """How far apart two pieces of one line may stand, in heights of the font."""
    heights = sorted((one.top - one.bottom, other.top - other.bottom))
    alike = heights[0] >= 0.9 * heights[1]
    if alike and next_to_each_other and abs(one.bottom - other.bottom) < 0.1 * heights[1]:
        return 1000.0
    return NEAR if alike else 0.35
