"""Where an excerpt stands, in the terms that its kind of document has: page, section, paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from corpus.readers.blocks.flatten_blocks import ABOVE
from qa.reply import Locator

if TYPE_CHECKING:
    from corpus.document import Document, Landmark, Span

_PARAGRAPH = re.compile(r"\n\s*\n")


def locator_of(span: Span, otherwise: Locator) -> Locator:
    """Return the page or pages of `span`, the time when it begins, or its section and paragraph;
    else what `otherwise` says.

    Paragraphs of a section are counted from 1 below its heading. Where it has none of its own,
    such as a chapter that only the table of contents names, its first one is the first.
    """
    first = _landmark(span.document, span.start)
    if first is None:
        return otherwise
    if first.label == "time":
        return Locator("time", first.value)
    if first.label == "page":
        last = _landmark(span.document, max(span.end - 1, span.start)) or first
        return Locator("page", _range(first.value, last.value))
    heading = str(first.value).rpartition(ABOVE)[2]
    headed = _opening(span.document.text, first.start) == heading
    breaks = len(_PARAGRAPH.findall(span.document.text, first.start, span.start))
    paragraph = breaks if headed else breaks + 1
    below = f", paragraph {paragraph}" if paragraph else ""
    return Locator("section", f"“{first.value}”{below}", heading, paragraph)


def _range(first: int | str, last: int | str) -> int | str:
    """From one page to another; of lines of one page ("12:4", "12:9") the page stands once."""
    if first == last:
        return first
    page, colon, line = str(last).partition(":")
    on_it = colon and str(first).startswith(f"{page}:")
    return f"{first}–{line if on_it else last}"


def _opening(text: str, start: int) -> str:
    """The words of the paragraph that begins there."""
    end = _PARAGRAPH.search(text, start)
    return " ".join(text[start : end.start() if end else None].split())


def _landmark(document: Document, offset: int) -> Landmark | None:
    """The last landmark at or before `offset`."""
    place = bisect_right(document.landmarks, offset, key=lambda landmark: landmark.start)
    return document.landmarks[place - 1] if place else None
