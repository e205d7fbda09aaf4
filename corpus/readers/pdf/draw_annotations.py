"""What is filled into the fields of a form, and notes typed onto a page: part of what is seen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST = 5_000
"""Annotations on a page: more are no form that somebody filled in."""

KEPT = 0.95
"""Share of a page's letters that must be the same afterwards: PDFium writes the page anew, and for
some fonts no longer knows which letters they show."""


def with_annotations(document: PdfDocument, number: int, page: PdfPage) -> PdfPage:
    """Return `page` with its form fields, typed notes and stamps as part of its content.

    They look as the file says they look on the screen, and are then read like all else on the
    page. Comments that open only when clicked at are not on it. Where there are none, or drawing
    them would spoil the page, it is the page as it was. Raises PdfiumError for a damaged page.
    """
    from pypdfium2.raw import FLAT_NORMALDISPLAY, FLATTEN_SUCCESS, FPDFPage_Flatten

    if not _has_any(page):
        return page
    before = _letters(page)
    if FPDFPage_Flatten(page.raw, FLAT_NORMALDISPLAY) != FLATTEN_SUCCESS:
        return page
    drawn = document[number]
    if before and (before & _letters(drawn)).total() < KEPT * before.total():
        drawn.close()
        return page
    return drawn


def _has_any(page: PdfPage) -> bool:
    from pypdfium2 import raw

    shown = {raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_WIDGET}
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in shown:
            return True
    return False


def _letters(page: PdfPage) -> Counter[str]:
    text = page.get_textpage()
    try:
        return Counter(filter(str.isalnum, text.get_text_range(errors="replace")))
    finally:
        text.close()
