"""An excerpt → a quotation on one line, to be pasted into a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.strip_controls import strip_controls

if TYPE_CHECKING:
    from corpus.document import Span

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
    """Return `quotation` in quotation marks; one that holds some already stands without.

    >>> in_marks("It burnt."), in_marks("“We ran,” she said.")
    ('“It burnt.”', '“We ran,” she said.')
    """
    return quotation if has_marks(quotation) else f"“{quotation}”"


def has_marks(text: str) -> bool:
    """Whether some of `text` stands in quotation marks, so that the rest is somebody else's."""
    return any(mark in text for mark in '“”"„«»')
