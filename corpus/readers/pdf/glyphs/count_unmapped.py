"""Glyphs of a page that PDFium passes over, because it has no font that shows them."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

SAMPLE = 40
"""Texts of a page that are looked at, spread over all."""

FLAT = 0.01
"""Points: what is no wider or no higher has no glyph that could be drawn."""

# Families of Chinese, Japanese and Korean type, and the names of character maps (ISO 32000-1,
# 9.7.5.2) that follow a font's name. PDFium has a stand-in for every font but these.
_EAST_ASIAN = re.compile(
    rb"mincho|gothic|gulim|dotum|batang|myeong|gungsuh|ryumin|heisei|kozuka|meiryo|simsun|simhei|"
    rb"nsimsun|fangsong|kaiti|song|ming|mingliu|msung|mhei|hei|kai|yuan|msjh|msyh|jhenghei|yahei|"
    rb"-(?:h|v)$|gbk|gb2312|b5pc|eten|ksc|rksj|euc|uni(?:gb|cns|jis|ks)",
    re.IGNORECASE,
)  # fmt: skip


def count_unmapped(page: PdfPage) -> int:
    """Return about how many glyphs of `page` are in a font that cannot be had.

    A font for Chinese, Japanese or Korean that is neither in the file nor on this machine has no
    glyphs; PDFium leaves what is set in it out of the page's text and says nothing.
    """
    from pypdfium2 import raw

    count: int = raw.FPDFPage_CountObjects(page.raw)
    step = max(1, count // SAMPLE)
    edges = tuple(ctypes.c_float() for _ in range(4))
    found = 0
    for number in range(0, count, step):
        each = raw.FPDFPage_GetObject(page.raw, number)
        if raw.FPDFPageObj_GetType(each) != raw.FPDF_PAGEOBJ_TEXT:
            continue
        if not raw.FPDFPageObj_GetBounds(each, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        if min(right - left, top - bottom) > FLAT:
            continue
        font = raw.FPDFTextObj_GetFont(each)
        if font and raw.FPDFFont_GetIsEmbedded(font) == 0 and _EAST_ASIAN.search(_name(font)):
            size = ctypes.c_float()
            raw.FPDFTextObj_GetFontSize(each, size)
            length = max(right - left, top - bottom)
            found += max(1, round(length / size.value)) if size.value > 1 else 1
    return found * step


def _name(font: object) -> bytes:
    from pypdfium2.raw import FPDFFont_GetBaseFontName

    name = ctypes.create_string_buffer(128)
    FPDFFont_GetBaseFontName(font, name, len(name))
    return name.value
