"""What is filled into the fields of a form, and notes typed onto a page: part of what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST = 5_000
"""Annotations on a page: more are no form that somebody filled in."""


def draw_annotations(page: PdfPage) -> bool:
    """Draw the form fields, typed notes and stamps of `page` into its content.

    They look as the file says they look on the screen, and are then read like all else on the
    page. Comments that open only when clicked at are not on it. Returns whether the page has to
    be opened anew for it.
    """
    from pypdfium2.raw import (
        FLAT_NORMALDISPLAY,
        FLATTEN_SUCCESS,
        FPDF_ANNOT_FREETEXT,
        FPDF_ANNOT_STAMP,
        FPDF_ANNOT_WIDGET,
        FPDFAnnot_GetSubtype,
        FPDFPage_CloseAnnot,
        FPDFPage_Flatten,
        FPDFPage_GetAnnot,
        FPDFPage_GetAnnotCount,
    )

    shown = {FPDF_ANNOT_FREETEXT, FPDF_ANNOT_STAMP, FPDF_ANNOT_WIDGET}
    count = FPDFPage_GetAnnotCount(page.raw)
    for number in range(min(count, MOST)):
        annotation = FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        kind = FPDFAnnot_GetSubtype(annotation)
        FPDFPage_CloseAnnot(annotation)
        if kind in shown:
            return bool(FPDFPage_Flatten(page.raw, FLAT_NORMALDISPLAY) == FLATTEN_SUCCESS)
    return False
