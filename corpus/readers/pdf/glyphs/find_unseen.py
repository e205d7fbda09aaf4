"""Words on a page that nobody sees: white on white, behind a box, or not drawn at all."""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import uint8
    from numpy.typing import NDArray
    from pypdfium2 import PdfPage, PdfTextPage

    from corpus.readers.pdf.glyphs.glyph import Box

LIGHT = 225
"""Of 255, for each colour: what is lighter may be white on white."""

EVEN = 8
"""Of 255: how much the paper under a glyph may vary; a glyph that is seen varies more."""

MOST_OBJECTS = 20_000
"""On a page: more are a drawing, and the rest is not looked at."""

MOST_COVERS = 200
"""Filled boxes that may hide what was drawn before them."""

DEEPEST = 4
"""Of forms within forms."""

MOST_PIXELS = 4_000_000
"""Of the picture that a doubtful page is looked at in."""

SCALE = 2.0
"""Pixels to a point: strokes of small print are a pixel wide."""

BOX_SEGMENTS = 6
"""A path with as many, its beginning and end counted, is a box."""


def find_unseen(page: PdfPage, text: PdfTextPage) -> frozenset[int]:
    """Return the numbers of the glyphs of `page` that are not seen.

    Only a page with something doubtful on it is drawn and looked at: light letters, or letters
    below a filled box. Letters that are not drawn (render mode 3 of ISO 32000-1, 9.3.6) are what
    text recognition puts over a picture; they stay where the page has one.
    """
    found = _Objects()
    found.look_through(page)
    unseen = set() if found.pictures else found.undrawn
    if not found.doubtful and not unseen:
        return frozenset()
    glyphs = _glyphs_of(text, found.doubtful | unseen)
    gone = [places for text_object, places in glyphs.items() if text_object in unseen]
    doubtful = {t: places for t, places in glyphs.items() if t in found.doubtful - unseen}
    if doubtful:
        picture = _draw(page)
        gone += [p for p in doubtful.values() if not _is_seen(page, text, p, picture)]
    return frozenset(place for places in gone for place in places)


class _Objects:
    """The texts of a page that may not be seen, by the address that PDFium has them at."""

    def __init__(self) -> None:
        from pypdfium2 import raw

        self.doubtful: set[int] = set()
        self.undrawn: set[int] = set()
        self.pictures = 0
        self._raw = raw
        self._left = MOST_OBJECTS
        self._area: Box = (0.0, 0.0, 0.0, 0.0)
        self._covers: list[Box] = []
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._edges = tuple(ctypes.c_float() for _ in range(4))
        self._modes = (ctypes.c_int(), ctypes.c_int())

    def look_through(self, page: PdfPage) -> None:
        """Look from the last object to the first: a box hides what was drawn before it."""
        raw = self._raw
        self._area = page.get_bbox()
        count = raw.FPDFPage_CountObjects(page.raw)
        for number in range(min(count, MOST_OBJECTS) - 1, -1, -1):
            each = raw.FPDFPage_GetObject(page.raw, number)
            kind = raw.FPDFPageObj_GetType(each)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                if len(self._covers) < MOST_COVERS and self._is_cover(each):
                    self._covers.append(self._bounds(each))
            elif kind in {raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_IMAGE}:
                covered = bool(self._covers) and self._is_covered(each)
                self._look_at(each, kind, covered=covered, depth=0)

    def _look_at(self, each: Any, kind: int, *, covered: bool, depth: int) -> None:  # noqa: ANN401
        raw = self._raw
        self._left -= 1
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            if raw.FPDFTextObj_GetTextRenderMode(each) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
                self.undrawn.add(_address(each))
            elif (covered or self._is_light(each)) and (depth or self._is_on_page(each)):
                self.doubtful.add(_address(each))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            for number in range(max(raw.FPDFFormObj_CountObjects(each), 0)):
                if self._left <= 0:
                    return
                inner = raw.FPDFFormObj_GetObject(each, number)
                inner_kind = raw.FPDFPageObj_GetType(inner)
                self._look_at(inner, inner_kind, covered=covered, depth=depth + 1)

    def _is_light(self, each: Any) -> bool:  # noqa: ANN401
        red, green, blue, alpha = self._colour
        if not self._raw.FPDFPageObj_GetFillColor(each, red, green, blue, alpha):
            return False
        light = red.value >= LIGHT and green.value >= LIGHT and blue.value >= LIGHT
        return light or alpha.value == 0

    def _is_on_page(self, each: Any) -> bool:  # noqa: ANN401
        """Whether any of it lies within what is shown; the rest is not read anyway."""
        left, bottom, right, top = self._bounds(each)
        area = self._area
        return left < area[2] and right > area[0] and bottom < area[3] and top > area[1]

    def _is_cover(self, each: Any) -> bool:  # noqa: ANN401
        fill, stroke = self._modes
        return bool(
            0 < self._raw.FPDFPath_CountSegments(each) <= BOX_SEGMENTS
            and self._raw.FPDFPath_GetDrawMode(each, fill, stroke)
            and fill.value
            and not self._raw.FPDFPageObj_HasTransparency(each)
        )

    def _is_covered(self, each: Any) -> bool:  # noqa: ANN401
        left, bottom, right, top = self._bounds(each)
        x, y = (left + right) / 2, (bottom + top) / 2
        for left, bottom, right, top in self._covers:
            if left <= x <= right and bottom <= y <= top:
                return True
        return False

    def _bounds(self, each: Any) -> Box:  # noqa: ANN401
        left, bottom, right, top = self._edges
        if not self._raw.FPDFPageObj_GetBounds(each, left, bottom, right, top):
            return 0.0, 0.0, 0.0, 0.0
        return left.value, bottom.value, right.value, top.value


def _address(each: Any) -> int:  # noqa: ANN401
    return ctypes.cast(each, ctypes.c_void_p).value or 0


def _glyphs_of(text: PdfTextPage, objects: set[int]) -> dict[int, list[int]]:
    from pypdfium2.raw import FPDFText_CountChars, FPDFText_GetTextObject

    glyphs: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(FPDFText_CountChars(text.raw)):
        each = FPDFText_GetTextObject(text.raw, place)
        if each and (address := _address(each)) in objects:
            glyphs[address].append(place)
    return glyphs


def _draw(page: PdfPage) -> NDArray[uint8]:
    """The page as a picture: height × width × colours."""
    width, height = page.get_size()
    scale = min(SCALE, math.sqrt(MOST_PIXELS / max(width * height, 1.0)))
    bitmap = page.render(scale=scale, may_draw_forms=False)
    try:
        picture: NDArray[uint8] = bitmap.to_numpy().copy()
        return picture.reshape(picture.shape[0], picture.shape[1], -1)
    finally:
        bitmap.close()


def _is_seen(
    page: PdfPage, text: PdfTextPage, places: Sequence[int], picture: NDArray[uint8]
) -> bool:
    """Whether anything is drawn where one of the glyphs stands."""
    from pypdfium2.raw import FPDF_PageToDevice, FPDFText_GetCharBox

    height, width = picture.shape[:2]
    edges = [ctypes.c_double() for _ in range(4)]
    x, y = ctypes.c_int(), ctypes.c_int()
    looked = False
    for place in places:
        left, right, bottom, top = edges
        if not FPDFText_GetCharBox(text.raw, place, left, right, bottom, top):
            continue
        corners = []
        for across, up in ((left, bottom), (right, top)):
            FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, across.value, up.value, x, y)
            corners.append((min(max(x.value, 0), width - 1), min(max(y.value, 0), height - 1)))
        (x0, x1), (y0, y1) = (sorted(each) for each in zip(*corners, strict=True))
        under = picture[y0 : y1 + 1, x0 : x1 + 1]
        looked = True
        if (under.max(axis=(0, 1)).astype(int) - under.min(axis=(0, 1)) > EVEN).any():
            return True
    return not looked
