"""Words that are quoted from a document: where they stand in it, and what of it is left out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from qa.exports.reply_record import link
from web.markup.render import render
from web.markup.text import Layer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Span
    from web.markup.text import Range
    from web.messages.messages import Messages


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a document: `marks` are the ranges in it to mark, as the script reads them."""

    document: str
    start: int
    end: int
    marks: str
    href: str  # of the server's own page of the document


def place(span: Span, marks: Sequence[Range]) -> Place:
    """Return the place of `span` with `marks`, ranges of the document's text."""
    ranges = " ".join(f"{start}-{end}" for start, end in marks)
    document = span.document.id
    href = linked(link(document, span.start, span.end), marks)
    return Place(document, span.start, span.end, ranges, href)


def linked(address: str, marks: Sequence[Range]) -> str:
    """Return the `address` of words on their document's page, with the `marks` among them.

    >>> linked("/doc/a.txt?start=2&end=9#mark", [(2, 4), (7, 9)])
    '/doc/a.txt?start=2&end=9&marks=2-4+7-9#mark'
    """
    if not marks:
        return address
    before, _, after = address.partition("#")
    return f"{before}&marks={'+'.join(f'{start}-{end}' for start, end in marks)}#{after}"


def left_out(span: Span, words: Messages) -> Layer:
    """Return what puts a sign in the place of the noise in `span`."""
    return Layer(span.elisions, Markup(), Markup(), instead=_elision(words))


@lru_cache(maxsize=4)  # languages
def _elision(words: Messages) -> Markup:
    return render("quotation", "elision", words=words)
