"""The text of an item in NITF, XHTML or as characters → what it shows."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from corpus.readers.html.read_markup import read_markup
from corpus.readers.news.item import plain
from corpus.readers.xml.parse_xml import name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from corpus.source import Extraction

_AS_HTML = {
    "hl1": "h1", "hl2": "h2", "bq": "blockquote", "block": "div", "credit": "cite", "fn": "p",
    **{tag: tag for tag in (
        "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption blockquote "
        "pre br em strong b i sub sup div section q cite a hr".split())},
}  # fmt: skip
"""Elements of NITF 3.6 and of HTML that shape a text, as HTML has them; others are words."""

_LEFT_OUT = frozenset({"media", "figure", "script", "style", "head", "tagline", "img", "video"})
_MARKUP = re.compile(
    r"<(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h\d|table|section)\b[^<>]*>", re.I
)


def spell_element(body: _Element) -> Extraction:
    """Return what an element in NITF or XHTML shows, without its pictures and their captions."""
    return read_markup(_markup(body))


def spell_characters(text: str, kind: str = "") -> Extraction:
    """Return what characters show: markup if `kind`, a media type, or the text says so."""
    if "html" in kind or _MARKUP.search(text):
        return read_markup(text)
    return plain(html.unescape(text) if re.search(r"&(?:#\d+|[a-z]+);", text) else text)


def _markup(element: _Element) -> str:
    pieces = [html.escape(element.text or "", quote=False)]
    for child in element:
        local = name_of(child).local
        if local not in _LEFT_OUT:
            tag = _AS_HTML.get(local, "span")
            inner = _markup(child)
            pieces.append("<br>" if tag in {"br", "hr"} else f"<{tag}>{inner}</{tag}>")
        pieces.append(html.escape(child.tail or "", quote=False))
    return "".join(pieces)


def words_of(element: _Element | None) -> str:
    """Return the words of an element on one line; "" of none."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def found(element: _Element, *paths: str) -> _Element | None:
    """Return the first element at one of `paths`, whatever its namespace ("head/title").

    A leading "//" looks below any element.
    """
    for path in paths:
        deep, steps = path.startswith("//"), path.strip("/").split("/")
        written = "/".join(f"*[local-name()='{step}']" for step in steps)
        hits = element.xpath(f".//{written}" if deep else written)
        if hits:
            hit: _Element = hits[0]
            return hit
    return None
