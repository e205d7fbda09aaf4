"""An e-book as pandoc parses it → the same with the chapters that have no heading named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.readers.blocks.flatten_blocks import Element


def chapter_titles(blocks: list[Element], titles: Mapping[str, str]) -> Iterator[Element]:
    """Yield `blocks`, with a "Chapter" before those of each file of the book that begins one.

    It is called what `titles` says of the file. A file that no table of contents names goes on
    with the chapter before it; where none is before it, it is "Chapter 3" if it is the third.

    >>> mark = {"t": "Para", "c": [{"t": "Span", "c": [["c7.xhtml", [], []], []]}]}
    >>> [each["c"] for each in chapter_titles([mark, mark], {}) if each["t"] == "Chapter"]
    ['Chapter 1', 'Chapter 2']
    """
    number, named = 0, False
    for block in blocks:
        file = _beginning(block)
        if file:
            number += 1
            if file in titles or not named:
                yield {"t": "Chapter", "c": titles.get(file, f"Chapter {number}")}
            named = named or file in titles
        else:
            yield block


def _beginning(block: Element) -> str:
    """The file that begins here, or "": pandoc writes an empty line that bears its name.

    What authors mark themselves has the name of the file, "#" and their own name for it.
    """
    if block["t"] != "Para" or len(block["c"]) != 1 or block["c"][0]["t"] != "Span":
        return ""
    (name, _, _), words = block["c"][0]["c"]
    return "" if words or "#" in name else str(name)
