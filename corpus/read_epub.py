"""An e-book (.epub)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.name_chapters import name_chapters
from corpus.read_contents import read_contents
from corpus.read_pandoc import read_pandoc

if TYPE_CHECKING:
    from corpus.source import Extraction


def read_epub(content: bytes) -> Extraction:
    """Return the text of an .epub file, its chapters' headings, and what it says of itself.

    A chapter without a heading is called as in the table of contents, or by its number.
    Raises UnreadableError.
    """
    titles = read_contents(content)
    extraction = read_pandoc(content, "epub", lambda blocks: name_chapters(blocks, titles))
    if extraction.reference is None:
        return extraction
    return replace(extraction, reference=replace(extraction.reference, type="book"))
