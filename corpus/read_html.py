"""A saved web page: its main text, and the facts that its markup states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.read_text import decode

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted


DATE_SEARCH = {"original_date": True, "extensive_search": False}
"""The extensive search takes the year in "Copyright 2015" for the day of publication."""


def read_html(content: bytes) -> tuple[str, Reference | None]:
    """Return the main text of the page, paragraphs apart by a blank line, and its metadata.

    Raises UnreadableError when there is no running text (a menu, a script, a cookie wall).
    """
    from trafilatura import bare_extraction

    extracted = bare_extraction(
        decode(content, _charset(content)),
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params=DATE_SEARCH,
    )
    if extracted is None or isinstance(extracted, dict) or not extracted.text:
        raise UnreadableError("no running text found in the page")
    return "\n\n".join(extracted.text.split("\n")), _facts(extracted)


_CHARSET = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
HEAD = 4096  # bytes in which a page names its encoding; the standard gives it 1,024


def _charset(content: bytes) -> str:
    declared = _CHARSET.search(content[:HEAD])
    return declared.group(1).decode("ascii", "replace") if declared else ""


def _facts(page: Extracted) -> Reference:
    """What the page says of itself; date and authors may be a guess from its visible text."""
    authors = tuple(name.strip() for name in (page.author or "").split(";") if name.strip())
    return Reference(
        id="",
        title=page.title or "",
        type="webpage",
        authors=authors,
        publisher=page.sitename or "",
        issued=page.date or "",
        url=page.url or "",
        language=page.language or "",
        inferred=frozenset(
            name for name, value in (("issued", page.date), ("authors", authors)) if value
        ),
    )
