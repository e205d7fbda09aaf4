"""An e-book (.epub)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.read_pandoc import read_pandoc

if TYPE_CHECKING:
    from corpus.source import Extraction


def read_epub(content: bytes) -> Extraction:
    """Return the text of an .epub file, its chapters' headings, and what it says of itself.

    Raises UnreadableError.
    """
    extraction = read_pandoc(content, "epub")
    if extraction.reference is None:
        return extraction
    return replace(extraction, reference=replace(extraction.reference, type="book"))
