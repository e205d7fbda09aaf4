"""The page's own entry in its JSON-LD, told apart from those of other pages that it names."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

Item = dict[str, Any]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Thesis|Book|Dataset|PressRelease)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage|AboutPage|MedicalWebPage|CreativeWork)$")
_WORD = re.compile(r"\w+")
ALIKE = 0.5  # share of the shorter title's words that two titles have in common
MOST_ITEMS = 1_000


def own_items(tree: HtmlElement, urls: set[str], titles: set[str]) -> list[Item]:
    """Return the entries of the page itself, articles before pages.

    An entry is the page's if it names the address or the title of the page, or if it names
    neither and is the only article. One that lies within another, such as what to read next, is
    not looked at.
    """
    items = [resolved for script in _scripts(tree) for resolved in _resolved(script)]
    articles = [item for item in items if _is(item, _ARTICLE)]
    own = [item for item in articles if _is_own(item, urls, titles, alone=len(articles) == 1)]
    pages = [item for item in items if _is(item, _PAGE) and not _is(item, _ARTICLE)]
    return own + [item for item in pages if _is_own(item, urls, titles, alone=len(pages) == 1)]


def texts(value: Any) -> list[str]:  # noqa: ANN401  # as JSON gives it
    """The strings of a value that is one, a list of them, or an object with a name."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return texts(value.get("name"))
    return [text for each in value for text in texts(each)] if isinstance(value, list) else []


def _scripts(tree: HtmlElement) -> Iterator[list[Item]]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        words = re.sub(r"^\s*(?:<!--|/\*.*?\*/|//.*?\n|<!\[CDATA\[)|(?:-->|\]\]>)\s*;?\s*$", "",
                       script.text or "")  # fmt: skip
        try:
            parsed = json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
        yield [item for item in _top(parsed) if isinstance(item, dict)][:MOST_ITEMS]


def _top(parsed: Any) -> Iterator[Any]:  # noqa: ANN401  # as JSON gives it
    for item in parsed if isinstance(parsed, list) else [parsed]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from graph if isinstance(graph, list) else [graph]
            main = item.get("mainEntity")
            yield from [main] if isinstance(main, dict) else []


def _resolved(items: list[Item]) -> Iterator[Item]:
    """Names that are given elsewhere in the same graph are put in their place."""
    named = {item["@id"]: item for item in items if isinstance(item.get("@id"), str)}
    for item in items:
        author = item.get("author")
        people = author if isinstance(author, list) else [author]
        yield item | {"author": [_looked_up(each, named) for each in people if each]}


def _looked_up(value: Any, named: dict[str, Item]) -> Any:  # noqa: ANN401
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _is(item: Item, kind: re.Pattern[str]) -> bool:
    return any(kind.search(each) for each in texts(item.get("@type")))


def _is_own(item: Item, urls: set[str], titles: set[str], *, alone: bool) -> bool:
    main = item.get("mainEntityOfPage")
    main = main.get("@id") or main.get("url") if isinstance(main, dict) else main
    named = {_place(each) for each in (item.get("url"), item.get("@id"), main)
             if isinstance(each, str) and not each.startswith(("#", "_:"))} - {""}  # fmt: skip
    headlines = [each for field in ("headline", "name") for each in texts(item.get(field))]
    if named & {_place(url) for url in urls}:
        return True
    if headlines and titles:
        return any(_alike(a, b) for a in headlines for b in titles)
    return alone and not (named and urls)


def _place(url: str) -> str:
    """An address without what differs between ways to the same page."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return parts.netloc.removeprefix("www.").removeprefix("m.").lower() + parts.path.rstrip("/")


def _alike(one: str, other: str) -> bool:
    a, b = ({*_WORD.findall(each.lower())} for each in (one, other))
    return bool(a and b) and len(a & b) > ALIKE * min(len(a), len(b))
