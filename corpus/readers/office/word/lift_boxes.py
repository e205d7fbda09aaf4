"""The words of Word's text boxes, shapes, charts and diagrams → paragraphs behind their anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.office.word.word_names import RELATIONS, WORD, local, paragraph_of, remove

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

FIGURES = ("drawing", "pict", "object")


def lift_boxes(root: _Element, related: Mapping[str, list[str]]) -> None:
    """Put the paragraphs of boxes behind the paragraphs in which they are anchored.

    `related` has the lines of the charts and diagrams that lie in files of their own, by the
    number under which `root` refers to these. Pictures go: there are no words in them.
    """
    for figure in reversed(list(root.iter(*(f"{WORD}{name}" for name in FIGURES)))):
        anchor = next(figure.iterancestors(f"{WORD}p"), None)
        if anchor is not None:
            for block in reversed(list(_blocks(figure, related))):
                anchor.addnext(block)
        remove(figure)


def _blocks(figure: _Element, related: Mapping[str, list[str]]) -> Iterator[_Element]:
    """What is written in the figure; boxes within its boxes were lifted before."""
    for each in list(figure.iter()):
        name = local(each)
        if name == "txbxContent":
            yield from list(each)
        elif name == "textpath":
            yield from map(paragraph_of, filter(None, [each.get("string", "")]))
        elif name in {"chart", "relIds"}:
            number = each.get(f"{RELATIONS}id") or each.get(f"{RELATIONS}dm") or ""
            yield from map(paragraph_of, related.get(number, []))
