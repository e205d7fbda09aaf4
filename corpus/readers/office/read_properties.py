"""The properties that a word processor keeps in its file: title, author, language."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.readers.office.read_member import read_member

if TYPE_CHECKING:
    from lxml.etree import _Element

    from corpus.source import Extraction

DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def read_properties(extraction: Extraction, content: bytes, member: str) -> Extraction:
    """Add to the facts of `extraction` what the zipped XML file `member` states.

    The author named there is often whoever owns the computer, so it counts as inferred;
    the day the file was made is no day of issue and is left out.
    """
    root = read_member(content, member)
    if root is None:
        return extraction
    facts = extraction.reference or Reference("")
    title, author, language = (_first(root, name) for name in ("title", "creator", "language"))
    guessed = {"authors"} if author and not facts.authors else set()
    reference = replace(
        facts,
        title=facts.title or title,
        authors=facts.authors or tuple(filter(None, map(str.strip, author.split(";")))),
        language=facts.language or language,
        inferred=facts.inferred | guessed,
    )
    return replace(extraction, reference=reference)


PROGRAM = re.compile(
    r"(?:python-(?:docx|pptx)|openpyxl|xlsxwriter|apache poi|user|owner|admin\w*|unknown"
    r"|microsoft.*|libreoffice.*|(?:powerpoint[- ])?pr[aäeé]s[ei]nta\w+(?: (?:de )?powerpoint)?)?",
    re.IGNORECASE,
)
"""What programs write where nobody said anything."""


def _first(root: _Element, name: str) -> str:
    for element in root.iter(f"{DUBLIN_CORE}{name}"):
        text = " ".join((element.text or "").split())
        return "" if PROGRAM.fullmatch(text) else text
    return ""
