"""The words that a reader of a PDF sees, as PDFium writes them down by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.pdf.draw_annotations import with_annotations
from corpus.readers.pdf.glyphs.find_unseen import find_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_TWO_DIGITS = re.compile(r"(?<=[0-9])(?=[0-9])")
_HYPHENS = re.compile("[\x02\ufffe]")
_FORM_FEED = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f]")


def visible_words_pdf(content: bytes) -> str:
    """Return the text layer of a PDF in the order in which it is drawn, a line for each of its own.

    Within the crop box, with what is filled into forms and without what nobody sees; digits of
    another size stand apart by a blank. "" for what is no PDF that can be opened.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(content)
    except PdfiumError:
        return ""
    try:
        return "\n".join(_pages(document))
    finally:
        document.close()


def _pages(document: PdfDocument) -> Iterator[str]:
    from pypdfium2 import PdfiumError

    for number in range(len(document)):
        try:
            page = document[number]
            drawn = with_annotations(document, number, page)
            text = drawn.get_textpage()
        except PdfiumError:
            continue
        yield _HYPHENS.sub("-", _FORM_FEED.sub("", _words(drawn, text))).replace("\r\n", "\n")
        text.close()
        if drawn is not page:
            drawn.close()
        page.close()


def _words(page: PdfPage, text: PdfTextPage) -> str:
    """All words of the page; those within the crop box where some are outside."""
    from pypdfium2.raw import FPDFText_GetFontSize

    count = max(text.count_chars(), 0)
    layer = text.get_text_range(0, count, errors="surrogatepass") if count else ""
    unseen = find_unseen(page, text)
    left, bottom, right, top = page.get_bbox()
    shown: str = text.get_text_bounded(left, bottom, right, top, errors="surrogatepass")
    if len(layer) != count or len("".join(shown.split())) < len("".join(layer.split())):
        return shown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    letters = [" " if place in unseen else letter for place, letter in enumerate(layer)]
    for match in _TWO_DIGITS.finditer(layer):
        first, second = (FPDFText_GetFontSize(text.raw, match.start() - n) for n in (1, 0))
        if abs(first - second) > 0.1 * first:
            letters[match.start()] = f" {letters[match.start()]}"
    return "".join(letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
