"""A page of PDFium's → its glyphs, run by run, each as text and with its place."""

from __future__ import annotations

import ctypes
import math
import re
from typing import TYPE_CHECKING

from corpus.readers.pdf.glyphs.glyph import Box, Direction, Glyph, turn_baseline

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from pypdfium2 import PdfTextPage

_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi",
                            "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"})  # fmt: skip
_HYPHENS = "\x02\xad\ufffe"
"""How PDFium writes the hyphen of a divided word, and the soft hyphen that some fonts call it."""

_UNKNOWN = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
"""What stands where a font does not say which letter it shows: none, or its number in the font."""

_NOT_PRINTED = "\u200b\u200c\u200d\u2060\ufeff"
_NOTHING = "\u2060"
"""What stands for the first half of a letter beyond U+FFFF."""

_EDGE = 1.0
"""Points that a glyph may lie outside what is shown, by rounding."""

_TOKEN = re.compile(
    r"(?P<feed>\n)|(?P<blank>[ \t\r\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+)|"
    # Letters of a script that runs to the right, or digits.
    r"(?P<word>[A-Za-z\u00c0-\u024f\u0370-\u058f\ufb00-\ufb06]+|[0-9]+)|(?P<one>.)",
    re.DOTALL,
)


class Glyphs:
    """The glyphs of one page that lie in `area`, without those whose number is in `unseen`."""

    def __init__(self, page: PdfTextPage, area: Box, unseen: Container[int] = ()) -> None:
        from pypdfium2.raw import FS_RECTF, FPDFText_GetLooseCharBox

        self._raw = page.raw
        self._measure = FPDFText_GetLooseCharBox
        self._area = (area[0] - _EDGE, area[1] - _EDGE, area[2] + _EDGE, area[3] + _EDGE)
        self._unseen = unseen
        self._rectangle = FS_RECTF()
        self._pointer = ctypes.byref(self._rectangle)
        self._text = _text_of(page)
        self.unknown = len(_UNKNOWN.findall(self._text))
        """Of how many glyphs the font does not say what they are."""

    def runs(self) -> Iterator[list[Glyph]]:
        """Yield what PDFium takes for a line, in the order in which it is drawn.

        A word whose first and last letter stand alike is one glyph: measuring takes most of the
        time of reading, and what is between them is of no account.
        """
        run: list[Glyph] = []
        for match in _TOKEN.finditer(self._text):
            kind, start, end = match.lastgroup, match.start(), match.end()
            if kind == "feed":
                yield run
                run = []
            elif kind == "blank":
                run.append(Glyph(" ", None, start))
            else:
                word = kind == "word" and end - start > 1
                whole = self._word(match[0], start) if word else None
                if whole:
                    run.append(whole)
                else:
                    run += filter(None, map(self._glyph, range(start, end)))
        yield run

    def _glyph(self, place: int) -> Glyph | None:
        letter = self._text[place]
        hyphen = letter in _HYPHENS
        if not hyphen and (letter in _NOT_PRINTED or _UNKNOWN.match(letter)):
            return None
        box = self._box(place)
        if box is None or place in self._unseen or not self._shows(box):
            return None
        if hyphen:
            return Glyph("-", box, place) if box[0] < box[2] else None
        return Glyph(letter.translate(_LIGATURES), box, place)

    def _word(self, letters: str, start: int) -> Glyph | None:
        """The letters as one glyph; None where they do not stand alike, or not all are shown."""
        first, last = self._box(start), self._box(start + len(letters) - 1)
        if first is None or last is None or last[0] < first[0]:
            return None
        height = first[3] - first[1]
        if abs(last[1] - first[1]) > 0.02 * height or abs(last[3] - first[3]) > 0.02 * height:
            return None
        room = len(letters) * (first[2] - first[0]) + 0.15 * height
        if letters[0].isdigit() and last[2] - first[0] > room:
            return None  # two numbers without a blank between them
        if self._unseen and any(n in self._unseen for n in range(start, start + len(letters))):
            return None
        if not self._shows(first) or not self._shows(last):
            return None
        box = (first[0], first[1], max(first[2], last[2]), first[3])
        return Glyph(letters.translate(_LIGATURES), box, start)

    def _box(self, place: int) -> Box | None:
        if not self._measure(self._raw, place, self._pointer):
            return None
        rectangle = self._rectangle
        return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top

    def _shows(self, box: Box) -> bool:
        left, bottom, right, top = self._area
        return left <= (box[0] + box[2]) / 2 <= right and bottom <= (box[1] + box[3]) / 2 <= top

    def direction(self, place: int) -> Direction:
        """Where the text runs to; to the nearest quarter turn."""
        from pypdfium2.raw import FPDFText_GetCharAngle

        angle = FPDFText_GetCharAngle(self._raw, place)
        if not math.isfinite(angle):
            return 0
        return (0, 90, 180, 270)[round(-angle / (math.pi / 2)) % 4]

    def baseline(self, place: int, direction: Direction) -> float:
        """How high the glyph stands, in points, when the text runs to the right."""
        from pypdfium2.raw import FPDFText_GetCharOrigin

        x, y = ctypes.c_double(), ctypes.c_double()
        FPDFText_GetCharOrigin(self._raw, place, ctypes.byref(x), ctypes.byref(y))
        return turn_baseline(x.value, y.value, direction)


def _text_of(page: PdfTextPage) -> str:
    """A character for each glyph; where the page's own text has more or fewer, one by one."""
    from pypdfium2.raw import FPDFText_CountChars, FPDFText_GetUnicode

    count = max(FPDFText_CountChars(page.raw), 0)
    if not count:
        return ""
    text: str = page.get_text_range(0, count, errors="surrogatepass")
    if len(text) == count and not _HALF.search(text):
        return text
    letters = []
    high = 0  # the first half of a letter beyond U+FFFF
    for place in range(count):
        code = FPDFText_GetUnicode(page.raw, place)
        if 0xD800 <= code < 0xDC00:
            high, letter = code, _NOTHING
        elif 0xDC00 <= code < 0xE000:
            beyond = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
            high, letter = 0, chr(beyond) if high else "\x00"
        else:
            high, letter = 0, chr(code) if code <= 0x10FFFF else "\x00"
        letters.append(letter)
    return "".join(letters)


_HALF = re.compile("[\ud800-\udfff]")
