"""A PDF: what is printed on its pages, in reading order, with the number of each page."""

from __future__ import annotations

import ctypes
import itertools
import re
from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.join_pages import join_pages
from corpus.order_columns import order_columns
from corpus.printed_line import Gap, PrintedLine
from corpus.source import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

WIDE = 0.9
"""Of the font's height: justified words stand nearer to each other, columns do not."""

FEW_LETTERS = 20
"""A page with fewer holds a picture of text, or a page number and a photograph."""


def read_pdf(content: bytes) -> Extraction:
    """Return the text of a PDF with a landmark at each page; running heads are noise.

    A PDF has glyphs in places, not a text: which are words, lines and paragraphs, and
    which hyphens at the end of a line are the typesetter's, is decided here, once.
    Raises UnreadableError for what is no PDF, is encrypted, or has pictures for pages.
    """
    document = _open(content)
    try:
        pages = [order_columns(_lines(page)) for page in _pages(document)]
        facts = _facts(document.get_metadata_dict(skip_empty=True))
    finally:
        document.close()
    blank = [n for n, lines in enumerate(pages, 1) if _letters(lines) < FEW_LETTERS]
    if not any(map(_letters, pages)):
        raise UnreadableError(
            f"scanned: no text on its {len(pages)} pages; run it through text recognition (OCR)"
        )
    text, landmarks, noise = join_pages(pages)
    warning = f"{len(blank)} of {len(pages)} pages have no text (scanned?): {_ranges(blank)}"
    return Extraction(text, facts, landmarks, noise, (warning,) if blank else ())


def _open(content: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        if getattr(error, "err_code", None) in {FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY}:
            raise UnreadableError("encrypted: save it without a password") from error
        raise UnreadableError("is no PDF that can be opened; it may be damaged") from error
    if not len(document):
        document.close()
        raise UnreadableError("a PDF without pages; it may be damaged")
    return document


def _pages(document: PdfDocument) -> Iterator[PdfPage | None]:
    """Each page; None for one that is damaged."""
    from pypdfium2 import PdfiumError

    for number in range(len(document)):
        try:
            page = document[number]
        except PdfiumError:
            yield None
            continue
        yield page
        page.close()


def _lines(page: PdfPage | None) -> list[PrintedLine]:
    from pypdfium2 import PdfiumError

    if page is None:
        return []
    try:
        textpage = page.get_textpage()
    except PdfiumError:
        return []
    turned = page.get_rotation() in {90, 270}
    try:
        return [line for line in _read_lines(textpage, turned) if line]
    finally:
        textpage.close()


Box = tuple[float, float, float, float]


def _read_lines(page: PdfTextPage, turned: bool) -> Iterator[PrintedLine | None]:
    letters: list[str] = []
    boxes: list[Box | None] = []
    for number in range(page.count_chars()):
        letter = _letter(page, number)
        if letter == "\n":
            yield _line(letters, boxes)
            letters, boxes = [], []
        elif letter:
            letters.append(letter)
            boxes.append(None if letter.isspace() else _box(page, number, turned))
    yield _line(letters, boxes)


SOFT_HYPHEN = "\u00ad"
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
              "\ufb05": "st", "\ufb06": "st"}  # fmt: skip


def _letter(page: PdfTextPage, number: int) -> str:
    """One character as text: ligatures in letters, and no control characters but line feeds."""
    from pypdfium2.raw import FPDFText_GetUnicode

    code = FPDFText_GetUnicode(page, number)
    if code in {0x02, 0xFFFE}:  # how PDFium writes the hyphen of a divided word
        return SOFT_HYPHEN
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or (code < 0x20 and code not in {0x09, 0x0A}):
        return ""
    letter = chr(code)
    return _LIGATURES.get(letter, letter)


def _box(page: PdfTextPage, number: int, turned: bool) -> Box | None:
    from pypdfium2.raw import FS_RECTF, FPDFText_GetLooseCharBox

    rectangle = FS_RECTF()
    if not FPDFText_GetLooseCharBox(page, number, ctypes.byref(rectangle)):
        return None
    left, bottom, right, top = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
    return (-top, left, -bottom, right) if turned else (left, bottom, right, top)


def _line(letters: list[str], boxes: list[Box | None]) -> PrintedLine | None:
    placed = [(n, box) for n, box in enumerate(boxes) if box and box[2] > box[0]]
    text = "".join(letters)
    if not text.strip():
        return None
    if not placed:
        return PrintedLine(text.strip(), 0, 0, 0, 0)
    height = max(box[3] - box[1] for _, box in placed)
    skipped = len(text) - len(text.lstrip())
    starts = [0]  # a ligature is several letters of the text
    for letter in letters:
        starts.append(starts[-1] + len(letter))
    gaps = tuple(
        Gap(before[2], after[0], starts[number] - skipped)
        for (_, before), (number, after) in itertools.pairwise(placed)
        if after[0] - before[2] > WIDE * height
    )
    lefts, bottoms, rights, tops = zip(*(box for _, box in placed), strict=True)
    return PrintedLine(text.strip(), min(lefts), min(bottoms), max(rights), max(tops), gaps)


def _letters(lines: list[PrintedLine]) -> int:
    return sum(sum(map(str.isalnum, line.text)) for line in lines)


def _ranges(numbers: list[int]) -> str:
    """Write page numbers as people do.

    >>> _ranges([1, 2, 3, 7])
    '1–3, 7'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:10]]
    return ", ".join(shown) + (" …" if len(runs) > 10 else "")


# What a program writes when nobody gave a title: the name of the file it was made from.
_NO_TITLE = re.compile(r"microsoft word - .*|untitled.*|(?:\S+|.*[/\\].*)\.\w{2,5}|document\d*",
                       re.IGNORECASE)  # fmt: skip


def _facts(stated: dict[str, str]) -> Reference:
    """What the PDF says of itself; the day the file was made is none on which it was issued."""
    title = " ".join(stated.get("Title", "").split())
    authors = tuple(name.strip() for name in stated.get("Author", "").split(";") if name.strip())
    return Reference(id="", title="" if _NO_TITLE.fullmatch(title) else title, authors=authors)
