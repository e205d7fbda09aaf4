"""A page → the facts that it states about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.document import Reference
from corpus.readers.html.metadata.find_authors import find_authors
from corpus.readers.html.metadata.find_issued import find_issued
from corpus.readers.html.metadata.head import addresses, metas, place, titles
from corpus.readers.html.metadata.linked_data import own_items, texts
from corpus.readers.html.metadata.title import find_title

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from corpus.readers.html.blocks.block import Block


def describe(tree: HtmlElement, blocks: list[Block]) -> Reference:
    """Return the facts of the page whose tree, as its file has it, is `tree`.

    `blocks` are all that are seen on it. Date and authors are named as inferred, for they may be
    a guess from its visible text.
    """
    from trafilatura.metadata import examine_meta, extract_sitename, extract_title, extract_url

    stated = examine_meta(tree)
    url = extract_url(tree, None) or ""
    items = own_items(tree, ({url} | addresses(tree)) - {""}, titles(tree))
    where = place(tree)
    site = stated.sitename or extract_sitename(tree) or ""
    publishers = [name for item in items for name in texts(item.get("publisher"))]
    site = (site or (publishers or [""])[0]).lstrip("@") or urlsplit(url).netloc.removeprefix(
        "www."
    )
    title = find_title(blocks, titles(tree), url or metas(tree).get("og:url", ""))
    authors = find_authors(tree, blocks, title, items, site)
    issued = find_issued(tree, blocks, title, items, where)
    return Reference(
        id="",
        title=" ".join((stated.title or extract_title(tree) or "").split()),
        type="webpage",
        authors=authors,
        publisher=site,
        issued=issued,
        url=url,
        language=where,
        inferred=frozenset(
            name for name, value in (("issued", issued), ("authors", authors)) if value
        ),
    )
