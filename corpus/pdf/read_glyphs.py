"""A page of PDFium's → its glyphs, run by run, each as text and with its place."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING

from corpus.pdf.glyph import Box, Direction, Glyph, turn_baseline

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from pypdfium2 import PdfTextPage

_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
              "\ufb05": "st", "\ufb06": "st"}  # fmt: skip
_HYPHENS = {0x02, 0xAD, 0xFFFE}
"""How PDFium writes the hyphen of a divided word, and the soft hyphen that some fonts call it."""

_UNKNOWN = {0, 0xFFFD}
_EDGE = 1.0  # points that a glyph may lie outside what is shown, by rounding


class Glyphs:
    """The glyphs of one page that lie in `area`, without those whose number is in `unseen`."""

    def __init__(self, page: PdfTextPage, area: Box, unseen: Container[int] = ()) -> None:
        from pypdfium2.raw import FPDFText_CountChars

        self._page = page
        self._raw = page.raw
        self._area = area
        self._unseen = unseen
        self.count: int = max(FPDFText_CountChars(self._raw), 0)
        self.unknown = 0
        """Of how many glyphs read so far the font does not say what they are."""

    def runs(self) -> Iterator[list[Glyph]]:
        """Yield what PDFium takes for a line, in the order in which it is drawn."""
        from pypdfium2.raw import FS_RECTF, FPDFText_GetLooseCharBox, FPDFText_GetUnicode

        raw, rectangle = self._raw, FS_RECTF()
        pointer = ctypes.byref(rectangle)
        left, bottom, right, top = self._area
        run: list[Glyph] = []
        high = 0  # the first half of a letter beyond U+FFFF
        for place in range(self.count):
            code = FPDFText_GetUnicode(raw, place)
            if code == 0x0A:
                yield run
                run = []
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            letter = _letter(code, high)
            high = 0
            if letter == " ":
                run.append(Glyph(" ", None, place))
                continue
            if not letter:
                self.unknown += code in _UNKNOWN
                continue
            if not FPDFText_GetLooseCharBox(raw, place, pointer):
                continue
            box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            if not (left - _EDGE <= x <= right + _EDGE and bottom - _EDGE <= y <= top + _EDGE):
                continue
            if place not in self._unseen and not (code in _HYPHENS and box[0] == box[2]):
                run.append(Glyph(letter, box, place))
        yield run

    def direction(self, place: int) -> Direction:
        """Where the text runs to; to the nearest quarter turn."""
        from pypdfium2.raw import FPDFText_GetCharAngle

        angle = FPDFText_GetCharAngle(self._raw, place)
        if not math.isfinite(angle):
            return 0
        quarter = round(-angle / (math.pi / 2)) % 4
        return (0, 90, 180, 270)[quarter]

    def baseline(self, place: int, direction: Direction) -> float:
        """How high the glyph stands, in points, when the text runs to the right."""
        from pypdfium2.raw import FPDFText_GetCharOrigin

        x, y = ctypes.c_double(), ctypes.c_double()
        FPDFText_GetCharOrigin(self._raw, place, ctypes.byref(x), ctypes.byref(y))
        return turn_baseline(x.value, y.value, direction)


def _letter(code: int, high: int) -> str:
    """One character as text: ligatures in letters, every blank " ", "" for what is no text."""
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else ""
    if code in _HYPHENS:
        return "-"
    if code in _UNKNOWN or code > 0x10FFFF:
        return ""
    letter = chr(code)
    if letter.isspace():
        return " "
    if code < 0x20 or 0x7F <= code < 0xA0:
        return ""
    return _LIGATURES.get(letter, letter)
