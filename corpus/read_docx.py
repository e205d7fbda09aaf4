"""A Word file (.docx)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.office.simplify_docx import simplify_docx
from corpus.read_simplified import read_simplified
from corpus.read_properties import read_properties

if TYPE_CHECKING:
    from corpus.source import Extraction


def read_docx(content: bytes) -> Extraction:
    """Return the text of a .docx file, its headings, and the facts of its title page.

    What the title page does not say is taken from the file's properties.
    Raises UnreadableError.
    """
    return read_properties(
        read_simplified(content, "docx", simplify_docx), content, "docProps/core.xml")
