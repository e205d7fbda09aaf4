"""NewsML-G2 (IPTC, 2.33) and NewsML 1.2: each item with a text is an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.metadata.written_date import stated_date
from corpus.readers.news.item import Item, parts_of
from corpus.readers.news.read_nitf import CORRECTS, named_in, nitf_item
from corpus.readers.news.spell_body import found, spell_characters, spell_element, words_of
from corpus.readers.xml.parse_xml import name_of, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from corpus.source import Extraction, Part

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_newsml(content: bytes) -> Iterator[Part]:
    """Yield the articles of a NewsML file; pictures, films and lists of items are none.

    Raises UnreadableError where there is none.
    """
    root = parse_xml(content)
    g2 = [
        _g2_item(each)
        for each in root.iter("{*}newsItem")
        if found(each, "//inlineXML", "//inlineData") is not None
    ]
    yield from parts_of(g2 or _older_items(root))


def _g2_item(item: _Element) -> Item:
    headline = words_of(found(item, "contentMeta/headline", "//headline"))
    inline = found(item, "//inlineXML")
    data = found(item, "//inlineData")
    if inline is not None and len(inline):
        body = _spelt(inline[0])
    else:
        held = data if data is not None else inline
        kind = held.get("contenttype", "") if held is not None else ""
        body = spell_characters("".join(held.itertext()) if held is not None else "", kind)
    by = found(item, "contentMeta/by", "contentMeta/creator/name")
    created = found(
        item, "contentMeta/contentCreated", "itemMeta/firstCreated", "itemMeta/versionCreated"
    )
    spoken = found(item, "contentMeta/language")
    note = words_of(found(item, "itemMeta/edNote"))
    guid = item.get("guid", "")
    return Item(
        Reference(
            id="",
            title=headline,
            type="article-newspaper",
            authors=named_in(by),
            publisher=_provider(item),
            issued=stated_date(words_of(created)),
            url=guid if guid.startswith(("http://", "https://")) else "",
            language=(spoken.get("tag", "") if spoken is not None else "") or item.get(_LANG, ""),
        ),
        [headline, words_of(found(item, "contentMeta/dateline"))],
        body,
        [note] if CORRECTS.search(note) else [],
    )


def _spelt(element: _Element) -> Extraction:
    if name_of(element).local == "nitf":
        return nitf_item(element).body
    body = found(element, "//body")
    return spell_element(element if body is None else body)


def _provider(item: _Element) -> str:
    for path in ("itemMeta/provider", "contentMeta/infoSource", "rightsInfo/copyrightHolder"):
        named = found(item, path)
        if named is not None:
            return words_of(found(named, "name")) or named.get("literal", "") or _code(named)
    return ""


def _code(element: _Element) -> str:
    return str(element.get("qcode", "")).rpartition(":")[2]


def _older_items(root: _Element) -> Iterator[Item]:
    """The components of NewsML 1.2 that have a headline and text."""
    for component in root.iter("{*}NewsComponent"):
        lines = found(component, "NewsLines")
        if lines is None or found(lines, "HeadLine") is None:
            continue
        held = [each for each in component.iter("{*}DataContent") if _nearest(each) is component]
        bodies = [_older_body(each) for each in held]
        body = max(bodies, key=lambda each: len(each.text), default=None)
        if body is None or not body.text:
            continue
        item = next(component.iterancestors("{*}NewsItem"), component)
        headline = words_of(found(lines, "HeadLine"))
        created = found(item, "NewsManagement/FirstCreated", "//NewsIdentifier/DateId")
        provider, spoken = found(item, "//Provider/Party"), found(component, "//Language")
        yield Item(
            Reference(
                id="",
                title=headline,
                type="article-newspaper",
                authors=named_in(found(lines, "ByLine")),
                publisher=provider.get("FormalName", "") if provider is not None else "",
                issued=stated_date(words_of(created)),
                language=spoken.get("FormalName", "") if spoken is not None else "",
            ),
            [headline, words_of(found(lines, "SubHeadLine")), words_of(found(lines, "DateLine"))],
            body,
        )


def _nearest(data: _Element) -> _Element | None:
    """The component whose headline is over this text."""
    for component in data.iterancestors("{*}NewsComponent"):
        if found(component, "NewsLines/HeadLine") is not None:
            return component
    return None


def _older_body(data: _Element) -> Extraction:
    if found(data, "//body.content") is not None:
        return nitf_item(data).body
    return spell_element(data) if len(data) else spell_characters("".join(data.itertext()))
