"""Word's tables → such with as many cells in each row: others lose cells in pandoc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.office.word.word_names import WORD, remove, value

if TYPE_CHECKING:
    from lxml.etree import _Element


def even_tables(root: _Element) -> None:
    """Drop how cells span rows and columns, and fill up short rows with empty cells.

    What a cell holds that goes on with the one above it is not shown by Word, and goes.
    """
    from lxml import etree

    for table in root.iter(f"{WORD}tbl"):
        rows = [list(row.iterchildren(f"{WORD}tc")) for row in table.iterchildren(f"{WORD}tr")]
        width = max(map(len, rows), default=0)
        for properties in table.xpath(
            "w:tr/w:trPr | w:tr/w:tblPrEx | w:tblGrid | w:tblPr", namespaces={"w": WORD[1:-1]}
        ):
            remove(properties)
        grid = etree.Element(f"{WORD}tblGrid")
        grid.extend([etree.Element(f"{WORD}gridCol") for _ in range(width)])
        table.insert(0, grid)
        for number, cells in enumerate(rows):
            for cell in cells:
                _even(cell, is_first=number == 0)
        for row in table.iterchildren(f"{WORD}tr"):
            while len(list(row.iterchildren(f"{WORD}tc"))) < width:
                empty = etree.SubElement(row, f"{WORD}tc")
                etree.SubElement(empty, f"{WORD}p")


def _even(cell: _Element, *, is_first: bool) -> None:
    from lxml import etree

    properties = cell.find(f"{WORD}tcPr")
    if properties is None:
        return
    merged = properties.find(f"{WORD}vMerge")
    if merged is not None and value(merged) != "restart" and not is_first:
        for child in list(cell):
            cell.remove(child)
        etree.SubElement(cell, f"{WORD}p")
    else:
        cell.remove(properties)
