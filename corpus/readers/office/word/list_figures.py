"""The charts and diagrams that a Word file keeps in files of their own → the lines in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.office.read_relations import parsed_part, read_relations
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
    found: dict[str, list[str]] = {}
    for number, relation in read_relations(part, members).items():
        if relation.kind.endswith(KINDS):
            figure = parsed_part(relation.part, members)
            if figure is not None:
                found[number] = list(_lines(figure))
    return found


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
