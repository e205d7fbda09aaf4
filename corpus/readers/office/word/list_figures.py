"""The charts and diagrams that a Word file keeps in files of their own → the lines in them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from corpus.readers.office.replace_members import parse_member
from corpus.readers.office.word.word_names import local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

KINDS = ("/chart", "/chartEx", "/diagramData")
"""How the kinds of relations end that lead to them."""


def list_figures(part: str, members: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the lines of each chart and diagram by the number under which `part` refers to it.

    A chart's are its titles, the names of its series and those along its axes; a diagram's
    are its boxes.
    """
    folder, name = posixpath.split(part)
    found: dict[str, list[str]] = {}
    relations = _parsed(members.get(f"{folder}/_rels/{name}.rels".lstrip("/")))
    for relation in () if relations is None else relations:
        if str(relation.get("Type", "")).endswith(KINDS):
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            figure = _parsed(members.get(target.lstrip("/")))
            if figure is not None:
                found[relation.get("Id", "")] = list(_lines(figure))
    return found


def _parsed(member: bytes | None) -> _Element | None:
    try:
        return None if member is None else parse_member(member)
    except ValueError:
        return None


def _lines(figure: _Element) -> Iterator[str]:
    for paragraph in figure.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
        line = "".join(" " if local(each) == "br" else each.text or ""
                       for each in paragraph.iter("{*}t", "{*}br"))  # fmt: skip
        if line.strip():
            yield " ".join(line.split())
    names = [
        each.text
        for cache in figure.iter("{*}strCache")
        for each in cache.iter("{*}v")
        if each.text and each.text.strip()
    ]
    if names:
        yield "; ".join(dict.fromkeys(names))
