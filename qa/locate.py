"""Where an excerpt stands, in the terms that its kind of document has: page, section, paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from qa.reply import Locator

if TYPE_CHECKING:
    from corpus.document import Document, Landmark, Span

_PARAGRAPH = re.compile(r"\n\s*\n")


def locate(span: Span, otherwise: Locator) -> Locator:
    """Return the page or pages of `span`, or its section and paragraph; else what `otherwise` says.

    Paragraphs of a section are counted from 1 below its heading.
    """
    first = _landmark(span.document, span.start)
    if first is None:
        return otherwise
    if first.label == "page":
        last = _landmark(span.document, max(span.end - 1, span.start)) or first
        same = first.value == last.value
        return Locator("page", first.value if same else f"{first.value}–{last.value}")
    paragraph = len(_PARAGRAPH.findall(span.document.text, first.start, span.start))
    below = f", paragraph {paragraph}" if paragraph else ""
    return Locator("section", f"“{first.value}”{below}")


def _landmark(document: Document, offset: int) -> Landmark | None:
    """The last landmark at or before `offset`."""
    place = bisect_right(document.landmarks, offset, key=lambda landmark: landmark.start)
    return document.landmarks[place - 1] if place else None
