"""The words that a reader of an e-book sees, counted by a way of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.loss.open_parts import name_of, open_parts, value_of
from corpus.readers.office.epub.list_classes import list_classes
from corpus.readers.office.replace_members import members_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

UNSEEN = {"head", "script", "style", "template", "del", "s", "strike", "rp",
          "audio", "video", "object", "iframe", "noscript"}  # fmt: skip
WITHIN = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q",
          "small", "span", "strong", "sub", "u", "var", "wbr", "font", "big", "tt", "ruby", "rb",
          "ins", "samp", "time", "data", "math"}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_DIGIT = re.compile(r"\d")


def visible_words_epub(content: bytes) -> str:
    """Return the words of the files that the book's spine names, in its order.

    Without what is hidden, struck out, or the number of a printed page; raised numbers stand
    apart by blanks. "" for no e-book.
    """
    parts = dict(open_parts(content, suffixes=(".opf", ".xhtml", ".html", ".htm", ".xml")))
    hidden = _hidden_classes(content)
    said: list[str] = []
    for root in parts.values():
        if name_of(root) == "package":
            files = {value_of(item, "id"): value_of(item, "href") for item in root.iter("{*}item")}
            for entry in root.iter("{*}itemref"):
                file = (files.get(value_of(entry, "idref")) or "").replace("%20", " ")
                bodies = [part for name, part in parts.items() if file and name.endswith(file)]
                for body in bodies[:1]:
                    said.extend(_pieces(body, hidden))
    return "".join(said)


def _pieces(element: _Element, hidden: frozenset[str]) -> Iterator[str]:
    name = name_of(element)
    if not name or name in UNSEEN or _is_hidden(element, hidden):
        return
    around = "" if name in WITHIN else "\n"
    yield around
    if name == "sup":
        text = "".join(map(str, element.itertext()))
        yield f" {text} " if _DIGIT.search(text) else text
        return
    if name == "math":  # spelt otherwise, but of the same letters in the same order
        yield f" {' '.join(map(str, element.itertext('{*}mi', '{*}mn', '{*}mo', '{*}mtext')))} "
        return
    if name == "svg":
        yield " ".join("".join(map(str, each.itertext())) for each in element.iter("{*}text"))
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child, hidden)
        yield child.tail or ""
    yield around


def _hidden_classes(content: bytes) -> frozenset[str]:
    """Classes that a style sheet hides."""
    try:
        sheets = members_of(content, (".css",)).values()
    except ValueError:
        return frozenset()
    return list_classes(each.decode("utf-8", "replace") for each in sheets).hidden


def _is_hidden(element: _Element, hidden: frozenset[str]) -> bool:
    kinds = f"{value_of(element, 'type') or ''} {element.get('role') or ''}".split()
    return (
        "hidden" in element.attrib
        or not hidden.isdisjoint(element.get("class", "").split())
        or bool(_HIDDEN.search(element.get("style", "")))
        or any(kind in {"pagebreak", "doc-pagebreak"} for kind in kinds)
    )
