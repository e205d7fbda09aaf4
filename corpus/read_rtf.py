"""A Rich Text file (.rtf)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.read_pandoc import read_pandoc

if TYPE_CHECKING:
    from corpus.source import Extraction


def read_rtf(content: bytes) -> Extraction:
    """Return the text of an .rtf file and its headings. Raises UnreadableError."""
    return read_pandoc(content, "rtf")
