"""A saved web page: its main text, and the facts that its markup states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.read_text import decode

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted


def read_html(content: bytes) -> tuple[str, Reference | None]:
    """Return the main text of the page, paragraphs apart by a blank line, and its metadata.

    Raises UnreadableError when there is no running text (a menu, a script, a cookie wall).
    """
    from trafilatura import bare_extraction

    extracted = bare_extraction(
        decode(content), with_metadata=True, include_comments=False, include_tables=True
    )
    if extracted is None or not extracted.text:
        raise UnreadableError("no running text found in the page")
    return "\n\n".join(extracted.text.split("\n")), _facts(extracted)


def _facts(page: Extracted) -> Reference:
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
    )
