"""How a document's text is laid out: paragraphs, headings, pages; no character of it changes.

What Markdown writes for a program (`## `) is hidden by the style sheet, and the line ends of a
printed page flow where its paragraphs are filled: both stay in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from corpus.readers.blocks.flatten_blocks import ABOVE
from web.markup.text import Layer, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Document
    from web.markup.text import Range

MOST_LISTED = 300
"""Headings or pages of a table of contents: more are no help in finding anything."""

DEEPEST = 6  # level of a heading in HTML
MARKDOWN = (".md", ".markdown")

_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n){2,}")
_LINE_END = re.compile(r"\r?\n")
_MARKDOWN_HEADING = re.compile(r"^(#{1,6}[ \t]+)(\S[^\n\r]*)", re.MULTILINE)

_ITEM = re.compile(r"\s*(?:[-*•▪–|>#]|\d{1,3}[.)]|[A-Z][\w .'-]{0,40}:)\s")
"""How a line begins that stands by itself: an item, a row, a turn of a conversation."""

FILLED = range(50, 131)
"""Characters of the widest line of a paragraph that was broken to fit a page."""

FULL = 0.7  # of the widest line: what a line that was broken to fit has at least


@dataclass(frozen=True, slots=True)
class Heading:
    """`text[start:end]` is a heading; `sign` is the end of what stands before it for a program."""

    start: int
    end: int
    level: int
    title: str
    sign: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: `at` is the offset of what it leads to."""

    at: int
    level: int
    title: str


def headings_of(document: Document) -> tuple[Heading, ...]:
    """Return the headings that Markdown marks, or that the format's own sections begin with."""
    if document.id.lower().endswith(MARKDOWN):
        return tuple(
            Heading(found.start(), found.end(), found[1].count("#"), found[2].strip(" #"),
                    found.end(1))
            for found in _MARKDOWN_HEADING.finditer(document.text)
        )  # fmt: skip
    found = []
    for mark in document.landmarks:
        if mark.label != "section":
            continue
        *above, own = str(mark.value).split(ABOVE)
        blank = _BLANK_LINES.search(document.text, mark.start)
        end = blank.start() if blank else len(document.text)
        if " ".join(document.text[mark.start : end].split()) == own:
            found.append(Heading(mark.start, end, min(len(above) + 1, DEEPEST), own))
    return tuple(found)


def contents_of(document: Document, headings: Sequence[Heading], page: str) -> tuple[Entry, ...]:
    """Return the lines of the table of contents; `page` says what a page is called."""
    entries = [Entry(each.start, each.level, each.title) for each in headings] or [
        Entry(mark.start, 1, page.format(value=mark.value))
        for mark in document.landmarks
        if mark.label == "page"
    ]
    return tuple(entries[:MOST_LISTED]) if len(entries) > 1 else ()


def layout(
    document: Document, start: int, end: int, whole: Sequence[Range], level: int
) -> tuple[Layer, Layer, Layer, Layer]:
    """Return what sets `text[start:end]`: paragraphs, in which the ranges of `whole` stay in one
    piece; headings, below those of `level`; the signs before them; where pages begin.
    """
    text = document.text
    blocks = _blocks(text, start, end, whole)
    headings = headings_of(document)
    pages = [mark for mark in document.landmarks if mark.label == "page"]
    return (
        Layer(
            blocks, Markup(), Markup("</p>"), openings=tuple(_paragraph(text, *b) for b in blocks)
        ),
        Layer(
            tuple((each.start, each.end) for each in headings),
            Markup(),
            SPAN_END,
            openings=tuple(_heading(each, level) for each in headings),
        ),
        Layer(
            tuple((each.start, each.sign) for each in headings if each.sign),
            Markup('<span class="sign">'),
            SPAN_END,
        ),
        Layer(
            tuple((mark.start, mark.start + 1) for mark in pages),
            Markup(),
            SPAN_END,
            openings=tuple(_page(mark.start, mark.value) for mark in pages),
        ),
    )


SPAN_END = Markup("</span>")
PARAGRAPH = Markup('<p dir="auto">')
FILLED_PARAGRAPH = Markup('<p dir="auto" class="filled">')


def _heading(heading: Heading, level: int) -> Markup:
    deep = min(heading.level + level, DEEPEST)
    return Markup('<span class="heading" role="heading" aria-level="{}" id="at-{}">').format(
        deep, heading.start
    )


def _page(start: int, number: int | str) -> Markup:
    return Markup('<span class="leaf" id="at-{}" data-page="{}">').format(
        start, escape(str(number))
    )


def _paragraph(text: str, start: int, end: int) -> Markup:
    filled = all(_is_filled(part) for part in _BLANK_LINES.split(text[start:end]))
    return FILLED_PARAGRAPH if filled else PARAGRAPH


def _is_filled(paragraph: str) -> bool:
    """Whether its lines were broken to fit a page, so that a screen may break them elsewhere."""
    lines = _LINE_END.split(paragraph.strip())
    if len(lines) == 1:
        return True
    widest = max(map(len, lines))
    if widest not in FILLED or any(_ITEM.match(line) for line in lines[1:]):
        return False
    return all(len(line) >= FULL * widest for line in lines[:-1])


def _blocks(text: str, start: int, end: int, whole: Sequence[Range]) -> tuple[Range, ...]:
    """The paragraphs of `text[start:end]`; those that a range of `whole` joins stay one block."""
    starts = [opens for opens, _ in whole]
    blocks, position = [], start
    for gap in _BLANK_LINES.finditer(text, start, end):
        place = bisect_right(starts, gap.end() - 1) - 1
        if place >= 0 and gap.start() < whole[place][1]:
            continue
        if gap.start() > position:
            blocks.append((position, gap.start()))
        position = gap.end()
    if position < end:
        blocks.append((position, end))
    return tuple(blocks)


def gaps_of(text: str, whole: Sequence[Range]) -> Layer:
    """Return what shows the blank lines within the ranges of `whole` as space without colour."""
    ranges = tuple(
        (gap.start(), gap.end())
        for start, end in whole
        for gap in _BLANK_LINES.finditer(text, start, end)
    )
    return Layer(ranges, Markup('<span class="gap">'), SPAN_END)
