"""Org (`.org`), reStructuredText (`.rst`), LaTeX (`.tex`) and notebooks (`.ipynb`), by pandoc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.office.read_pandoc import Format, read_pandoc
from corpus.readers.text.read_text import decode

if TYPE_CHECKING:
    from corpus.source import Extraction


def read_org(content: bytes) -> Extraction:
    """Return the text of a file of Org mode with its headings. Raises UnreadableError."""
    return _read(content, "org")


def read_rst(content: bytes) -> Extraction:
    """Return the text of reStructuredText with its headings. Raises UnreadableError."""
    return _read(content, "rst")


def read_latex(content: bytes) -> Extraction:
    """Return the text of a LaTeX file with its headings. Raises UnreadableError."""
    return _read(content, "latex")


def read_notebook(content: bytes) -> Extraction:
    """Return the text of a Jupyter notebook (nbformat 3 and 4) with its headings. The program and
    what it printed are in the text, as noise. Raises UnreadableError.
    """
    return _read(content, "ipynb")


def _read(content: bytes, kind: Format) -> Extraction:
    """Comments of the source are no words of it, as a reader sees it; nor are its commands."""
    return read_pandoc(decode(content).removeprefix("\ufeff").encode(), kind)
