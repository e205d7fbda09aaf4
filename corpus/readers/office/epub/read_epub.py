"""An e-book (.epub)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.office.epub.chapter_titles import chapter_titles
from corpus.readers.office.epub.read_contents import read_contents
from corpus.readers.office.epub.simplify_epub import simplify_epub
from corpus.readers.office.read_pandoc import read_pandoc

if TYPE_CHECKING:
    from corpus.source import Extraction


def read_epub(content: bytes) -> Extraction:
    """Return the text of an .epub file, its chapters' headings, and what it says of itself.

    A chapter without a heading is called as in the table of contents, or by its number.
    Files of the book that cannot be made simple are read by pandoc as they are, with a
    warning. Raises UnreadableError.
    """
    titles = read_contents(content)
    simple, warnings = _simple(content)
    extraction = read_pandoc(simple, "epub", lambda blocks: chapter_titles(blocks, titles))
    extraction = replace(extraction, warnings=warnings)
    if extraction.reference is None:
        return extraction
    return replace(extraction, reference=replace(extraction.reference, type="book"))


def _simple(content: bytes) -> tuple[bytes, tuple[Message, ...]]:
    try:
        simple, left = simplify_epub(content)
    except ValueError as error:
        return content, (Message(Key.UNSIMPLIFIED, reason=str(error)),)
    if not left:
        return simple, ()
    reason = (
        Message(Key.NOT_WELL_FORMED_NOR, file=left[0], more=len(left) - 1)
        if len(left) > 1
        else Message(Key.NOT_WELL_FORMED, file=left[0])
    )
    return simple, (Message(Key.UNSIMPLIFIED, reason=reason),)
