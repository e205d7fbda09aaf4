"""Feeds: RSS 2.0 and 0.9x (RSS Advisory Board), RSS 1.0 (RDF), Atom 1.0 (RFC 4287)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.metadata.clean_names import clean_names
from corpus.metadata.written_date import stated_date
from corpus.readers.news.item import Item, parts_of
from corpus.readers.news.spell_body import found, spell_characters, spell_element, words_of
from corpus.readers.xml.parse_xml import name_of, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from corpus.source import Extraction, Part

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MAILED = re.compile(r"\S+@\S+\s*\(([^()]+)\)")  # "ann@sorne.example (Ann Roe)": RSS 2.0, author


def read_feed(content: bytes) -> Iterator[Part]:
    """Yield each entry of a feed: its title and its longest text, full or summary.

    Raises UnreadableError where it has none.
    """
    root = parse_xml(content)
    channel = found(root, "channel")
    channel = root if channel is None else channel
    entries = root.iter("{*}item", "{*}entry")
    yield from parts_of([_item(each, channel) for each in entries], "entry")


def _item(entry: _Element, channel: _Element) -> Item:
    title = _title(found(entry, "title"))
    bodies = [_body(each) for each in entry if name_of(each).local in _BODIES]
    body = max(bodies, key=lambda each: len(each.text), default=spell_characters(""))
    dated = found(entry, "pubDate", "published", "issued", "date", "updated", "modified")
    site = channel if channel is not entry else found(entry, "source")
    return Item(
        Reference(
            id="",
            title=title,
            type="webpage",
            authors=_authors(entry) or (_authors(channel) if channel is not entry else ()),
            publisher=_title(found(site, "title")) if site is not None else "",
            issued=stated_date(words_of(dated)),
            url=_link(entry),
            language=entry.get(_LANG)
            or words_of(found(channel, "language"))
            or channel.get(_LANG, ""),
        ),
        [title],
        body,
    )


_BODIES = frozenset({"description", "encoded", "content", "summary", "body", "fullText"})


def _title(element: _Element | None) -> str:
    """Titles may hold markup, escaped or not (RFC 4287, 3.1)."""
    if element is None:
        return ""
    return " ".join(spell_characters(words_of(element)).text.split())


def _body(element: _Element) -> Extraction:
    if element.get("type") == "text":
        return spell_characters(words_of(element)) if not len(element) else spell_element(element)
    return (
        spell_element(element)
        if len(element)
        else spell_characters("".join(element.itertext()), "html")
    )


def _authors(entry: _Element) -> tuple[str, ...]:
    named = entry.xpath(
        "*[local-name()='author']/*[local-name()='name'] | *[local-name()='creator'] | "
        "*[local-name()='author'][not(*)] | *[local-name()='managingEditor']"
    )
    names = [name for each in named for name in _named(words_of(each))]
    return tuple(dict.fromkeys(names))


def _named(words: str) -> tuple[str, ...]:
    mailed = _MAILED.search(words)
    return clean_names(mailed[1] if mailed else words, single="@" not in words)


def _link(entry: _Element) -> str:
    for link in entry.xpath("*[local-name()='link']"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href"))
        if words_of(link).startswith("http"):
            return words_of(link)
    guid = words_of(found(entry, "guid", "id"))
    return guid if guid.startswith(("http://", "https://")) else ""
