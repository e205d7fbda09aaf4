"""A dump or export of a wiki (MediaWiki's XML, schema 0.3 to 0.11): each article is a document."""

from __future__ import annotations

import hashlib
import io
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.metadata.written_date import stated_date, written_date
from corpus.readers.wiki.plain_wikitext import REDIRECT, plain_wikitext
from corpus.source import Extraction, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_DATED = re.compile(r"\{\{\s*(?:date|Datum)\s*\|\s*([^{}|]{6,40})\s*\}\}", re.IGNORECASE)


class _Site(NamedTuple):
    name: str = ""
    base: str = ""
    language: str = ""


def read_dump(content: bytes) -> Iterator[Part]:
    """Yield each page of the main namespace by its title, in its latest revision.

    Redirects and pages of other kinds (talk, users, templates) are passed over, and so is a
    second page of the same title.
    Raises UnreadableError where no page is left, or the file is no well-formed XML.
    """
    from lxml import etree

    site = _Site()
    taken: set[str] = set()
    try:
        for _, element in etree.iterparse(
            io.BytesIO(content),
            tag=["{*}siteinfo", "{*}page"],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        ):
            if element.tag.endswith("}siteinfo"):
                language = element.getparent().get("{http://www.w3.org/XML/1998/namespace}lang", "")
                site = _Site(_text(element, "sitename"), _text(element, "base"), language)
            elif (part := _page(element, site)) and part.name not in taken:
                taken.add(part.name)
                yield part
            element.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadableError(Message(Key.NO_XML, line=error.lineno or 1)) from error
    if not taken:
        raise UnreadableError(Message(Key.NO_TEXT))


def _text(element: _Element, name: str) -> str:
    return str(element.findtext(f"{{*}}{name}") or "").strip()


def _page(page: _Element, site: _Site) -> Part | None:
    title, revisions = _text(page, "title"), page.findall("{*}revision")
    if _text(page, "ns") not in {"", "0"} or page.find("{*}redirect") is not None or not revisions:
        return None
    latest = max(revisions, key=lambda each: _text(each, "timestamp"))
    wikitext = str(latest.findtext("{*}text") or "")
    if _text(latest, "model") not in {"", "wikitext"} or REDIRECT.match(wikitext):
        return None
    text, landmarks = plain_wikitext(wikitext)
    if not text:
        return None
    digest = hashlib.sha256(wikitext.encode("utf-8", "surrogatepass")).hexdigest()
    facts = _facts(title, wikitext, _text(latest, "timestamp"), site)
    return Part(title, Extraction(text, facts, landmarks), digest)


def _facts(title: str, wikitext: str, stamp: str, site: _Site) -> Reference:
    """The page's facts; an article of Wikinews is of the day that it states."""
    news = ".wikinews.org/" in site.base
    dated = _DATED.search(wikitext) if news else None
    kind = "entry-encyclopedia" if ".wikipedia.org/" in site.base else "webpage"
    return Reference(
        id="",
        title=title,
        type="article-newspaper" if news else kind,
        container_title=site.name,
        publisher=site.name,
        issued=(written_date(dated[1]) if dated else "") or stated_date(stamp),
        url=_address(site.base, title),
        language=site.language,
    )


def _address(base: str, title: str) -> str:
    """The page's address: that of the main page with another title."""
    folder = base.rpartition("/")[0]
    return f"{folder}/{quote(title.replace(' ', '_'), safe='/:(),!*')}" if folder and title else ""
