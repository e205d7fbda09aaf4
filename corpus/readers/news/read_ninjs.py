"""ninjs, news in JSON (IPTC, 1.5, 2.1 and 3.0): an item, or a list of items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.document import Reference
from corpus.metadata.clean_names import clean_names
from corpus.metadata.written_date import stated_date
from corpus.readers.news.item import Item, parts_of, plain
from corpus.readers.news.read_nitf import CORRECTS
from corpus.readers.news.spell_body import spell_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.source import Extraction, Part

_OLDER = ("body_xhtml", "body_html", "body_nitf", "body_text")
_HEADLINES = ("headline", "headlines", "title")


def is_ninjs(held: Any) -> bool:  # noqa: ANN401  # as JSON gives it
    """Whether this is an item of news, or a list of them: each has an address and says words."""
    items = _items(held)
    return bool(items) and all(
        isinstance(each, dict)
        and "uri" in each
        and bool({*_OLDER, "bodies", *_HEADLINES, "description_text", "descriptions"} & {*each})
        for each in items
    )


def read_ninjs(held: Any) -> Iterator[Part]:  # noqa: ANN401  # as JSON gives it
    """Yield the articles. Raises UnreadableError where no item has a text."""
    yield from parts_of(_item(each) for each in _items(held))


def _items(held: Any) -> list[Any]:  # noqa: ANN401
    if isinstance(held, dict) and isinstance(held.get("items"), list) and "uri" not in held:
        return list(held["items"])
    return list(held) if isinstance(held, list) else [held]


def _item(item: dict[str, Any]) -> Item:
    headline = _value(item, "headline", "headlines", "main") or _text(item.get("title"))
    note = _text(item.get("ednote") or item.get("edNote"))
    dated = (item.get(name) for name in ("contentcreated", "contentCreated", "firstcreated",
             "firstCreated", "versioncreated", "versionCreated"))  # fmt: skip
    uri = _text(item.get("uri"))
    holder = _text(item.get("copyrightholder") or item.get("copyrightHolder"))
    infosource = item.get("infosources") or item.get("infosource") or item.get("infoSources") or []
    source = next((_text(e.get("name")) for e in infosource if isinstance(e, dict)), "")
    return Item(
        Reference(
            id="",
            title=headline,
            type="article-newspaper",
            authors=clean_names(_text(item.get("byline") or item.get("by"))),
            publisher=source or holder,
            issued=next(filter(None, map(stated_date, filter(None, map(_text, dated)))), ""),
            url=_url(item) or (uri if uri.startswith(("http://", "https://")) else ""),
            language=_text(item.get("language")),
        ),
        [headline, _text(item.get("located"))],
        _body(item),
        [note] if CORRECTS.search(note) else [],
    )


def _body(item: dict[str, Any]) -> Extraction:
    """The text, with its marks if it has any; where there is none, what describes the item."""
    for name in _OLDER:
        if _text(item.get(name)).strip():
            return spell_characters(
                _text(item[name]), "text/plain" if name == "body_text" else "html"
            )
    bodies = [each for each in item.get("bodies") or [] if isinstance(each, dict)]
    bodies.sort(key=lambda each: "html" not in _kind(each))
    for body in bodies:
        if _text(body.get("value")).strip():
            return spell_characters(_text(body["value"]), _kind(body))
    return plain(_value(item, "description_text", "descriptions", "text"))


def _kind(body: dict[str, Any]) -> str:
    return _text(body.get("contenttype") or body.get("contentType") or body.get("role"))


def _value(item: dict[str, Any], older: str, newer: str, role: str) -> str:
    """A text that is a field by itself up to version 1.5, and one of several from 2.0 on."""
    if _text(item.get(older)):
        return _text(item[older])
    held = [each for each in item.get(newer) or [] if isinstance(each, dict)]
    held.sort(key=lambda each: each.get("role") != role)
    return _text(held[0].get("value")) if held else ""


def _url(item: dict[str, Any]) -> str:
    for each in item.get("altids") or item.get("links") or []:
        href = _text(each.get("href") or each.get("value")) if isinstance(each, dict) else ""
        if href.startswith("http"):
            return href
    return ""


def _text(value: Any) -> str:  # noqa: ANN401
    return value if isinstance(value, str) else ""
