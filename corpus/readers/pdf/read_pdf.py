"""A PDF: what is printed on its pages, in reading order, with what each page is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.pdf.draw_annotations import with_annotations
from corpus.readers.pdf.glyphs.count_unmapped import count_unmapped
from corpus.readers.pdf.glyphs.find_unseen import find_unseen
from corpus.readers.pdf.glyphs.is_garbled import is_garbled
from corpus.readers.pdf.glyphs.read_glyphs import Glyphs
from corpus.readers.pdf.lines.build_lines import build_lines
from corpus.readers.pdf.lines.join_rows import join_rows
from corpus.readers.pdf.lines.order_columns import order_columns
from corpus.readers.pdf.lines.order_lines import order_lines
from corpus.readers.pdf.pages.join_pages import Page, join_pages
from corpus.readers.pdf.pages.label_pages import label_pages
from corpus.readers.pdf.pages.take_line_numbers import take_line_numbers
from corpus.readers.pdf.read_properties import read_properties
from corpus.readers.pdf.tell_missing import tell_missing
from corpus.source import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument, PdfPage

    from corpus.readers.pdf.lines.text_line import TextLine


@dataclass(frozen=True, slots=True)
class Read:
    """A page's lines, and of how many of its glyphs the font does not say what they are."""

    lines: list[TextLine]
    unknown: int = 0

    @property
    def letters(self) -> int:
        """How many letters and digits the lines have."""
        return sum(sum(map(str.isalnum, line.text)) for line in self.lines)


def read_pdf(content: bytes) -> Extraction:
    """Return the text of a PDF with a landmark at each page; running heads are noise.

    A PDF has glyphs in places, not a text: which are words, lines and paragraphs, and
    which hyphens at the end of a line are the typesetter's, is decided here, once. What is
    filled into forms is text as well; what nobody sees on the page is none.
    Raises UnreadableError for what is no PDF, is encrypted, or has pictures for pages.
    """
    document = _open(content)
    try:
        pages = [_read(page) for page in _pages(document)]
        labels = label_pages(document)
        properties = document.get_metadata_dict(skip_empty=True)
        warnings = tell_missing(document, [(page.letters, page.unknown) for page in pages])
    finally:
        document.close()
    parted = take_line_numbers([page.lines for page in pages])
    text, landmarks, noise = join_pages(
        [
            Page(label, tuple(order_columns(lines)), tuple(numbers))
            for label, (numbers, lines) in zip(labels, parted, strict=True)
        ]
    )
    return Extraction(text, read_properties(properties, text), landmarks, noise, warnings)


def _open(content: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        if getattr(error, "err_code", None) in {FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY}:
            raise UnreadableError(Message(Key.PDF_ENCRYPTED)) from error
        raise UnreadableError(Message(Key.NO_PDF)) from error
    if not len(document):
        document.close()
        raise UnreadableError(Message(Key.PDF_WITHOUT_PAGES))
    return document


def _pages(document: PdfDocument) -> Iterator[PdfPage | None]:
    """Each page with what is filled into it; None for one that is damaged."""
    from pypdfium2 import PdfiumError

    for number in range(len(document)):
        try:
            page = document[number]
            drawn = with_annotations(document, number, page)
        except PdfiumError:
            yield None
            continue
        yield drawn
        if drawn is not page:
            drawn.close()
        page.close()


def _read(page: PdfPage | None) -> Read:
    from pypdfium2 import PdfiumError

    if page is None:
        return Read([])
    try:
        text = page.get_textpage()
    except PdfiumError:
        return Read([])
    try:
        unseen = find_unseen(page, text)
        glyphs = Glyphs(text, page.get_bbox(), unseen)
        lines = order_lines(join_rows(build_lines(glyphs.runs(), glyphs)))
        unknown = glyphs.unknown + count_unmapped(page)
        read = Read(lines, unknown)
        if is_garbled(line.text for line in lines):
            return Read([], unknown + read.letters)
        return read
    finally:
        text.close()
