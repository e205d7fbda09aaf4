"""An OpenDocument text (.odt)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.read_pandoc import read_pandoc
from corpus.read_properties import read_properties

if TYPE_CHECKING:
    from corpus.source import Extraction


def read_odt(content: bytes) -> Extraction:
    """Return the text of an .odt file, its headings, and the facts of its properties.

    Raises UnreadableError.
    """
    return read_properties(read_pandoc(content, "odt"), content, "meta.xml")
