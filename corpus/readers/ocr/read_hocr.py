"""hOCR 1.2 (of Tesseract, Kraken, OCRopus, the Internet Archive) → pages, lines, words."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.html.charset import charset
from corpus.readers.ocr.compose_pages import Page, Paragraph, compose_pages
from corpus.readers.text.read_text import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from corpus.source import Extraction

_LINES: Final = frozenset({"ocr_line", "ocrx_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_BLOCKS: Final = ("ocr_par", "ocrx_block", "ocr_carea", "ocr_page")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_NUMBER = re.compile(r"\b(?P<kind>lpageno|ppageno)\s+\"?(?P<value>[\w.-]+)")
_CONFIDENCE = re.compile(r"\bx_wconf\s+(\d+(?:\.\d+)?)")


def read_hocr(content: bytes) -> Extraction:
    """Return the text of hOCR: a paragraph for each `ocr_par`, a landmark at each page.

    Words that a line divides are joined as in a PDF. Raises UnreadableError.
    """
    from lxml import etree, html

    text = _DECLARATION.sub("", decode(content, charset(content)).lstrip("\ufeff"), count=1)
    try:
        root = html.document_fromstring(text)
    except (etree.ParserError, ValueError) as error:
        raise UnreadableError(Message(Key.NO_TEXT)) from error
    pages = [each for each in root.iter() if "ocr_page" in _classes(each)]
    labels = list(map(_label, pages, range(1, len(pages) + 1)))
    if len(set(labels)) < len(labels):  # single pages, put into one file by a program
        labels = list(range(1, len(pages) + 1))
    return compose_pages(list(map(_page, pages, labels)))


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").split() if isinstance(element.tag, str) else []


def _page(page: HtmlElement, label: int | str) -> Page:
    lines = [each for each in page.iter() if not _LINES.isdisjoint(_classes(each))]
    blocks = list(map(_block, lines))  # held, so that none is another one's place in memory
    places = map(id, blocks)
    paragraphs = (
        Paragraph(tuple(filter(None, (_text_of(line) for _, line in own))))
        for _, own in groupby(zip(places, lines, strict=True), key=itemgetter(0))
    )
    found = (_CONFIDENCE.search(each.get("title") or "") for each in _words(page))
    confidences = tuple(min(float(each[1]) / 100, 1.0) for each in found if each)
    return Page(label, tuple(paragraphs), confidences)


def _block(line: HtmlElement) -> HtmlElement | None:
    """The paragraph around a line, else the column or page."""
    above = list(line.iterancestors())
    return next((each for kind in _BLOCKS for each in above if kind in _classes(each)), None)


def _label(page: HtmlElement, number: int) -> int | str:
    """What is printed on the page; else the place of its picture, counted from 1."""
    found = {m["kind"]: m["value"] for m in _NUMBER.finditer(page.get("title") or "")}
    printed, picture = found.get("lpageno", ""), found.get("ppageno", "")
    if printed:
        return int(printed) if printed.isdecimal() else printed
    return int(picture) + 1 if picture.isdecimal() else number


def _words(element: HtmlElement) -> list[HtmlElement]:
    words = (each for each in element.iter() if "ocrx_word" in _classes(each))
    return [each for each in words if each.text_content().strip()]


def _text_of(line: HtmlElement) -> str:
    """The words of a line; a program that knows no words gives the line alone."""
    return " ".join(" ".join(each.text_content().split()) for each in _words(line) or [line])
