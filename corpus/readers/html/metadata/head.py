"""What the head of a page states: its metas, its title, its address, its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def metas(tree: HtmlElement) -> dict[str, str]:
    """The first value of each meta element, by its name in lower case."""
    found: dict[str, str] = {}
    for name, values in every_meta(tree).items():
        found[name] = values[0]
    return found


def every_meta(tree: HtmlElement) -> dict[str, list[str]]:
    """The values of the meta elements, by their names, of which each may have several."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        value = " ".join((meta.get("content") or "").split())
        names = " ".join(meta.get(kind) or "" for kind in ("name", "property", "itemprop"))
        for name in dict.fromkeys(names.lower().split()):
            if value:
                found.setdefault(name, []).append(value)
    return found


def titles(tree: HtmlElement) -> set[str]:
    """What the page calls itself: its title, that for sharing, and its first heading."""
    stated = metas(tree)
    named = [stated.get(name, "") for name in ("og:title", "twitter:title", "citation_title")]
    elements = [next(tree.iter(tag), None) for tag in ("title", "h1")]
    named += [str(each.text_content()) for each in elements if each is not None]
    return {" ".join(each.split()) for each in named} - {""}


def addresses(tree: HtmlElement) -> set[str]:
    """Where the page says that it is."""
    links = tree.xpath("//link[@rel='canonical']/@href")
    return {*map(str, links), metas(tree).get("og:url", "")} - {""}


def place(tree: HtmlElement) -> str:
    """The language of the page and, if it is stated, its country: "en-US"."""
    html = tree if tree.tag == "html" else next(tree.iter("html"), None)
    lang = (
        (html.get("lang") or html.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
        if html is not None
        else ""
    )
    stated = metas(tree)
    for other in (stated.get("og:locale", ""), stated.get("content-language", "")):
        if other[:2].lower() == lang[:2].lower() or not lang:
            lang = max(lang, other, key=len)
    return str(lang).replace("_", "-")
