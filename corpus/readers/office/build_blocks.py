"""Blocks and inlines as pandoc has them, for what is not read by pandoc."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.readers.blocks.flatten_blocks import Element

UNNAMED = ["", [], []]

Style = str
"""Of an inline: "Str", or "Superscript" or "Subscript" around one."""


def paragraph(inlines: list[Element]) -> Element:
    """Return a paragraph."""
    return {"t": "Para", "c": inlines}


def heading(level: int, inlines: list[Element]) -> Element:
    """Return a heading of a level from 1."""
    return {"t": "Header", "c": [level, UNNAMED, inlines]}


def note(blocks: list[Element]) -> Element:
    """Return a note, to stand among inlines."""
    return {"t": "Note", "c": blocks}


def table(rows: Iterable[list[list[Element]]]) -> Element:
    """Return a table of rows of cells, each of which holds blocks."""
    body = [[UNNAMED, [[UNNAMED, {}, 1, 1, blocks] for blocks in cells]] for cells in rows]
    nothing: list[object] = [UNNAMED, []]
    return {
        "t": "Table",
        "c": [UNNAMED, [None, []], [], nothing, [[UNNAMED, 0, [], body]], nothing],
    }


def add_text(inlines: list[Element], text: str, style: Style = "Str") -> None:
    """Add words to a line; those of the same style go on with the last ones."""
    if not text:
        return
    last = inlines[-1] if inlines else None
    if last is None or last["t"] != style:
        plain = {"t": "Str", "c": text}
        inlines.append(plain if style == "Str" else {"t": style, "c": [plain]})
    elif style == "Str":
        last["c"] += text
    else:
        last["c"][0]["c"] += text
