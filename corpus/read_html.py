"""A saved web page: its main text, and the facts that its markup states."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from corpus.document import Landmark, Reference
from corpus.errors import UnreadableError
from corpus.flatten_blocks import ABOVE
from corpus.read_text import decode
from corpus.recognise_wall import recognise_wall
from corpus.source import Extraction

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted


DATE_SEARCH = {"original_date": True, "extensive_search": False}
"""The extensive search takes the year in "Copyright 2015" for the day of publication."""


def read_html(content: bytes) -> Extraction:
    """Return the main text of the page, paragraphs apart by a blank line, and its metadata.

    A landmark stands at each heading of the main text.
    Raises UnreadableError when there is no running text (a menu, a script, a cookie wall).
    """
    markup = _as_article(decode(content, _charset(content)))
    extracted = _extracted(markup)
    if extracted is None or isinstance(extracted, dict) or not extracted.text:
        wall = recognise_wall(_TAG.sub(" ", _CODE.sub(" ", markup)).strip())
        raise UnreadableError(f"no running text found in the page{wall and f'; it is {wall}'}")
    lines = extracted.text.split("\n")
    return Extraction("\n\n".join(lines), _facts(extracted, markup), _landmarks(lines, extracted))


def _extracted(markup: str) -> Extracted | dict[str, Any] | None:
    from trafilatura import bare_extraction

    extract = partial(bare_extraction, markup, include_comments=False, include_tables=True)
    try:
        return extract(with_metadata=True, date_extraction_params=DATE_SEARCH)
    except AssertionError:  # looking for a date in a page that is one picture, htmldate 1.9 fails
        return extract(with_metadata=False)


_CODE = re.compile(r"<(script|style)\b.*?(?:</\1>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_DIVIDED = re.compile(r"<(?:div|article|main|section|table|nav|aside|header)\b", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)


def _as_article(markup: str) -> str:
    """Call the body of a page that is not divided at all its article, which it is.

    Otherwise the headings of such a page, as word processors write it, would be left out.
    """
    return markup if _DIVIDED.search(markup) else _BODY.sub(r"\g<0><article>", markup, count=1)


def _landmarks(lines: list[str], page: Extracted) -> tuple[Landmark, ...]:
    """Where the headings of the main text stand: they are lines of it, in the same order."""
    headings = [
        (int(rank[1:]) if (rank := head.get("rend", ""))[1:].isdecimal() else 1, words)
        for head in (page.body.iter("head") if page.body is not None else ())
        if (words := " ".join("".join(head.itertext()).split()))
    ]
    found: list[Landmark] = []
    above: dict[int, str] = {}
    start = 0
    for line in lines:
        words = " ".join(line.split())
        if headings and words == headings[0][1]:
            rank, _ = headings.pop(0)
            above = {n: heading for n, heading in above.items() if n < rank} | {rank: words}
            found.append(Landmark(start, "section", ABOVE.join(above[n] for n in sorted(above))))
        start += len(line) + 2
    return tuple(found)


_CHARSET = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
HEAD = 4096  # bytes in which a page names its encoding; the standard gives it 1,024


def _charset(content: bytes) -> str:
    declared = _CHARSET.search(content[:HEAD])
    return declared.group(1).decode("ascii", "replace") if declared else ""


_LANGUAGE = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?\s*([A-Za-z-]{2,12})", re.IGNORECASE)


def _facts(page: Extracted, markup: str) -> Reference:
    """What the page says of itself; date and authors may be a guess from its visible text."""
    authors = tuple(name.strip() for name in (page.author or "").split(";") if name.strip())
    language = _LANGUAGE.search(markup[:HEAD])
    return Reference(
        id="",
        title=page.title or "",
        type="webpage",
        authors=authors,
        publisher=page.sitename or "",
        issued=page.date or "",
        url=page.url or "",
        language=page.language or (language.group(1) if language else ""),
        inferred=frozenset(
            name for name, value in (("issued", page.date), ("authors", authors)) if value
        ),
    )
