"""The shapes of a slide → blocks, in the order in which they are read out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.office.build_blocks import add_text, paragraph, table
from corpus.readers.office.spell_formula import spell_formula
from corpus.readers.office.word.word_names import local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from corpus.readers.blocks.flatten_blocks import Element

TITLES = {"title", "ctrTitle"}
REPEATED = {"dt", "ftr", "hdr", "sldNum", "sldImg"}
"""Placeholders (19.7.10) for what stands on every slide, and on notes for the slide itself."""

_YES = {"1", "true", "on"}


def parse_slide(
    root: _Element,
    figures: Mapping[str, list[str]],
    *,
    notes: bool = False,
    within: str = "spTree",
) -> Iterator[Element]:
    """Yield the paragraphs and tables of a slide: its title, then the shapes from back to front,
    which is the order in which PowerPoint has them read out.

    Dates, footers and numbers of slides are left out, and so are hidden shapes and what is struck
    out. `figures` are the lines of charts and diagrams (`list_figures`). Of `notes` the body is
    the speaker's. `within` is the element that holds the shapes: a sheet's is "wsDr" (20.5.2.35).
    """
    shapes = [shape for tree in root.iter(f"{{*}}{within}") for shape in _shapes(tree)]
    shapes = [each for each in shapes if _placeholder(each) not in REPEATED]
    if notes:
        shapes = [each for each in shapes if _placeholder(each) is not None]
    titles = [each for each in shapes if _placeholder(each) in TITLES]
    for shape in (*titles, *(each for each in shapes if each not in titles)):
        yield from _blocks(shape, figures)


def _shapes(tree: _Element) -> Iterator[_Element]:
    """The shapes of a tree, those of groups among them."""
    for shape in tree:
        if _is_hidden(shape):
            continue
        name = local(shape)
        if name == "grpSp" or name.endswith("Anchor"):
            yield from _shapes(shape)
        elif name == "AlternateContent":
            chosen = _chosen(shape)
            if chosen is not None:
                yield from _shapes(chosen)
        elif name in {"sp", "cxnSp", "graphicFrame"}:
            yield shape


def _chosen(alternatives: _Element) -> _Element | None:
    """What a program of today shows (ECMA-376 part 3, 7.6)."""
    return next((each for each in alternatives if local(each) == "Choice"), None)


def _is_hidden(shape: _Element) -> bool:
    for about in shape:
        if local(about).startswith("nv"):
            return any(each.get("hidden") in _YES for each in about if local(each) == "cNvPr")
    return False


def _placeholder(shape: _Element) -> str | None:
    """What the shape is a placeholder for; None where it is none."""
    for about in shape:
        if local(about).startswith("nv"):
            for each in about.iter("{*}ph"):
                return str(each.get("type", "obj"))
    return None


def _blocks(shape: _Element, figures: Mapping[str, list[str]]) -> Iterator[Element]:
    if local(shape) != "graphicFrame":
        for body in shape:
            if local(body) == "txBody":
                yield from _paragraphs(body)
        return
    for rows in shape.iter("{*}tbl"):
        yield table(
            [[*_paragraphs(cell)] for cell in row if local(cell) == "tc" and not _is_merged(cell)]
            for row in rows
            if local(row) == "tr"
        )
    for each in shape.iter("{*}chart", "{*}relIds"):
        numbers = [str(value) for name, value in each.attrib.items()
                   if str(name).endswith(("}id", "}dm"))]  # fmt: skip
        for number in numbers:
            for line in figures.get(number, ()):
                yield paragraph([{"t": "Str", "c": line}])


def _is_merged(cell: _Element) -> bool:
    """Whether it is behind a cell that takes its place (21.1.3.16)."""
    return cell.get("hMerge") in _YES or cell.get("vMerge") in _YES


def _paragraphs(body: _Element) -> Iterator[Element]:
    for each in body.iter("{*}p"):
        inlines: list[Element] = []
        for run in each:
            _add_run(inlines, run)
        yield paragraph(inlines)


def _add_run(inlines: list[Element], run: _Element) -> None:
    name = local(run)
    if name == "br":
        inlines.append({"t": "LineBreak"})
    elif name in {"r", "fld"}:
        look = next((each for each in run if local(each) == "rPr"), None)
        raised = 0 if look is None else _number(look.get("baseline", "0"))
        if look is not None and look.get("strike", "noStrike") != "noStrike":
            return
        style = "Superscript" if raised > 0 else "Subscript" if raised < 0 else "Str"
        text = "".join(each.text or "" for each in run if local(each) == "t")
        add_text(inlines, text.replace("\x0b", "\n"), style)
    elif name == "m":  # Office Math in a slide (MS-ODRAWXML 2.7)
        add_text(inlines, spell_formula(run))
    elif name == "AlternateContent":
        chosen = _chosen(run)
        for each in () if chosen is None else chosen:
            _add_run(inlines, each)


def _number(stated: str) -> float:
    try:
        return float(stated.removesuffix("%"))
    except ValueError:
        return 0
