"""The table of contents of an e-book: what it calls the files that the book is made of."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from corpus.readers.office.read_member import read_member

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

CONTAINER = "META-INF/container.xml"


def read_contents(content: bytes) -> dict[str, str]:
    """Return the title of each file that the book's table of contents names, by the file's name
    without its folder; none when there is no such table.

    Both kinds are read: the `nav` of EPUB 3, and the NCX of EPUB 2.
    """
    titles: dict[str, str] = {}
    for package in _values(read_member(content, CONTAINER), "rootfile", "full-path"):
        for table in _tables(read_member(content, package), posixpath.dirname(package)):
            for address, title in _entries(read_member(content, table)):
                file = posixpath.basename(unquote(address.partition("#")[0]))
                if file and title:
                    titles.setdefault(file, title)
    return titles


def _tables(package: _Element | None, folder: str) -> Iterator[str]:
    """The files of the book that hold a table of contents."""
    for item in _elements(package, "item"):
        kind, properties = item.get("media-type", ""), item.get("properties", "").split()
        if "nav" in properties or kind == "application/x-dtbncx+xml":
            yield posixpath.join(folder, unquote(item.get("href", "")))


def _entries(table: _Element | None) -> Iterator[tuple[str, str]]:
    """What the table refers to, and what it calls it."""
    for nav in _elements(table, "nav"):
        if nav.get("{http://www.idpf.org/2007/ops}type") == "toc":
            for link in _elements(nav, "a"):
                yield link.get("href", ""), _words(link)
    for point in _elements(table, "navPoint"):
        labels, targets = (list(point.iterchildren(f"{{*}}{n}")) for n in ("navLabel", "content"))
        for label, target in zip(labels, targets, strict=False):
            yield target.get("src", ""), _words(label)


def _elements(root: _Element | None, name: str) -> Iterator[_Element]:
    return iter(()) if root is None else root.iter(f"{{*}}{name}")


def _values(root: _Element | None, name: str, attribute: str) -> list[str]:
    return [element.get(attribute, "") for element in _elements(root, name)]


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
