"""A Word file (.docx)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.metadata.parse_date import parse_date
from corpus.readers.office.read_pandoc import read_pandoc
from corpus.readers.office.read_properties import read_properties
from corpus.readers.office.word.simplify_docx import TitlePage, simplify_docx

if TYPE_CHECKING:
    from corpus.source import Extraction


def read_docx(content: bytes) -> Extraction:
    """Return the text of a .docx file, its headings, and the facts of its title page.

    What the title page does not say is taken from the file's properties. A file that cannot
    be made simple is read by pandoc as it is, with a warning. Raises UnreadableError.
    """
    return read_properties(_read(content), content, "docProps/core.xml")


def _read(content: bytes) -> Extraction:
    try:
        simple, title_page = simplify_docx(content)
    except ValueError as error:
        extraction = read_pandoc(content, "docx")
        return replace(extraction, warnings=(Message(Key.UNSIMPLIFIED, reason=str(error)),))
    return _with_facts(read_pandoc(simple, "docx"), title_page)


def _with_facts(extraction: Extraction, title_page: TitlePage) -> Extraction:
    facts = extraction.reference or Reference("")
    reference = replace(
        facts,
        title=" ".join(title_page.get("title", [])[:1]),
        authors=tuple(title_page.get("author", [])),
        issued=parse_date(" ".join(title_page.get("date", [])[:1])),
    )
    return replace(extraction, reference=reference)
