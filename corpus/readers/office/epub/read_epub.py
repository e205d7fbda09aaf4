"""An e-book (.epub)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.readers.office.epub.chapter_titles import name_chapters
from corpus.readers.office.epub.read_contents import read_contents
from corpus.readers.office.epub.simplify_epub import simplify_epub
from corpus.readers.office.read_pandoc import UNSIMPLIFIED, read_pandoc

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
    extraction = read_pandoc(simple, "epub", lambda blocks: name_chapters(blocks, titles))
    extraction = replace(extraction, warnings=warnings)
    if extraction.reference is None:
        return extraction
    return replace(extraction, reference=replace(extraction.reference, type="book"))


def _simple(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    try:
        simple, left = simplify_epub(content)
    except ValueError as error:
        return content, (f"{UNSIMPLIFIED}: {error}",)
    warning = f"{UNSIMPLIFIED}: {left[0]} is no well-formed page" if left else ""
    more = f", nor are {len(left) - 1} more" if len(left) > 1 else ""
    return simple, (f"{warning}{more}",) if left else ()
