"""An excerpt → a quotation on one line, to be pasted into a text."""

from __future__ import annotations

import re

from corpus.document import Span
from corpus.strip_controls import strip_controls

ELISION = " […] "


def quote(span: Span) -> str:
    r"""Return the words of `span`, `[…]` for the noise left out, white space as one blank.

    >>> from corpus.document import Document, Noise, Reference, Span
    >>> page = Document("a", "He left.\n\nShare! She  stayed.", Reference("a"), "",
    ...                 (Noise(10, 16, "boilerplate"),))
    >>> quote(Span(page, 0, 29))
    'He left. […] She stayed.'
    """
    kept = (" ".join(piece.split()) for piece in span.kept())
    return strip_controls(ELISION.join(piece for piece in kept if piece))


def in_marks(quotation: str) -> str:
    """Return `quotation` in quotation marks, whatever marks it holds itself: what stands without
    them reads as the words of whoever quotes.

    >>> in_marks("It burnt."), in_marks("“We ran,” she said.")
    ('“It burnt.”', '““We ran,” she said.”')
    """
    return f"“{quotation}”"


_SIGN = re.compile(r"\s*(?:(?:[-*•▪–+]|#{1,6}|>)[ \t]+)*")


def without_sign(span: Span) -> Span:
    """Return `span` from its first word on: without the sign of an item or a heading before it.

    >>> from corpus.document import Document, Reference, Span
    >>> without_sign(Span(Document("a", "- It burnt.", Reference("a"), ""), 0, 11)).text
    'It burnt.'
    """
    found = _SIGN.match(span.document.text, span.start, span.end)
    start = found.end() if found and found.end() < span.end else span.start
    return Span(span.document, start, span.end)


def has_marks(text: str) -> bool:
    """Whether some of `text` stands in quotation marks, so that the rest is somebody else's."""
    return any(mark in text for mark in '“”"„«»')
