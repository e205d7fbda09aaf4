"""The properties that a word processor keeps in its file: title, author, language."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import Reference

if TYPE_CHECKING:
    from lxml.etree import _Element

    from corpus.source import Extraction

LARGEST = 1_000_000  # bytes: properties take some hundred

DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def read_properties(extraction: Extraction, content: bytes, member: str) -> Extraction:
    """Add to the facts of `extraction` what the zipped XML file `member` states.

    The author named there is often whoever owns the computer, so it counts as inferred;
    the day the file was made is no day of issue and is left out.
    """
    root = _parsed(_member(content, member))
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


def _member(content: bytes, member: str) -> bytes:
    """The file in the archive; b"" where there is none, or none of a sane size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(member) as stream:
            found = stream.read(LARGEST + 1)
    except (KeyError, OSError, ValueError, NotImplementedError, RuntimeError,
            zipfile.BadZipFile, zlib.error, EOFError):  # fmt: skip
        return b""
    return found if len(found) <= LARGEST else b""


def _parsed(content: bytes) -> _Element | None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser) if content else None
    except etree.XMLSyntaxError:
        return None


_PROGRAM = re.compile(r"(?:python-docx|user|owner|admin\w*|unknown|microsoft.*|libreoffice.*)?",
                      re.IGNORECASE)  # fmt: skip


def _first(root: _Element, name: str) -> str:
    for element in root.iter(f"{DUBLIN_CORE}{name}"):
        text = " ".join((element.text or "").split())
        return "" if _PROGRAM.fullmatch(text) else text
    return ""
