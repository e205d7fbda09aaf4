"""Words on a page that nobody sees: white on white, behind a box, or not drawn at all."""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import uint8
    from numpy.typing import NDArray
    from pypdfium2 import PdfPage, PdfTextPage

    from corpus.pdf.glyph import Box

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


@dataclass(slots=True)
class _Found:
    """The texts of a page, by the address that PDFium has them at."""

    doubtful: set[int] = field(default_factory=set)
    undrawn: set[int] = field(default_factory=set)
    pictures: int = 0
    left: int = MOST_OBJECTS


def find_unseen(page: PdfPage, text: PdfTextPage) -> frozenset[int]:
    """Return the numbers of the glyphs of `page` that are not seen.

    Only a page with something doubtful on it is drawn and looked at: light letters, or letters
    below a filled box. Letters that are not drawn (render mode 3 of ISO 32000-1, 9.3.6) are what
    text recognition puts over a picture; they stay where the page has one.
    """
    found = _Found()
    _look_through(page.raw, found)
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


def _look_through(page: Any, found: _Found) -> None:  # noqa: ANN401  # PDFium's handle
    """From the last object to the first: a box hides what was drawn before it."""
    from pypdfium2 import raw

    covers: list[Box] = []
    count = raw.FPDFPage_CountObjects(page)
    for number in range(min(count, MOST_OBJECTS) - 1, -1, -1):
        each = raw.FPDFPage_GetObject(page, number)
        kind = raw.FPDFPageObj_GetType(each)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            if len(covers) < MOST_COVERS and _covers(each):
                covers.append(_bounds(each))
        else:
            covered = bool(covers) and _within(_bounds(each), covers)
            _look_at(each, kind, found, covered=covered, depth=0)


def _look_at(each: Any, kind: int, found: _Found, *, covered: bool, depth: int) -> None:  # noqa: ANN401
    from pypdfium2 import raw

    found.left -= 1
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        if raw.FPDFTextObj_GetTextRenderMode(each) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            found.undrawn.add(_address(each))
        elif covered or _is_light(each):
            found.doubtful.add(_address(each))
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        found.pictures += 1
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
        for number in range(max(raw.FPDFFormObj_CountObjects(each), 0)):
            if found.left <= 0:
                return
            inner = raw.FPDFFormObj_GetObject(each, number)
            inner_kind = raw.FPDFPageObj_GetType(inner)
            _look_at(inner, inner_kind, found, covered=covered, depth=depth + 1)


def _address(each: Any) -> int:  # noqa: ANN401
    return ctypes.cast(each, ctypes.c_void_p).value or 0


def _is_light(each: Any) -> bool:  # noqa: ANN401
    from pypdfium2.raw import FPDFPageObj_GetFillColor

    colours = [ctypes.c_uint() for _ in range(4)]
    if not FPDFPageObj_GetFillColor(each, *colours):
        return False
    return all(colour.value >= LIGHT for colour in colours[:3]) or colours[3].value == 0


def _covers(each: Any) -> bool:  # noqa: ANN401
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(
        0 < raw.FPDFPath_CountSegments(each) <= BOX_SEGMENTS
        and raw.FPDFPath_GetDrawMode(each, fill, stroke)
        and fill.value
        and not raw.FPDFPageObj_HasTransparency(each)
    )


def _bounds(each: Any) -> Box:  # noqa: ANN401
    from pypdfium2.raw import FPDFPageObj_GetBounds

    edges = [ctypes.c_float() for _ in range(4)]
    if not FPDFPageObj_GetBounds(each, *edges):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = (edge.value for edge in edges)
    return left, bottom, right, top


def _within(box: Box, covers: Sequence[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in covers)


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
