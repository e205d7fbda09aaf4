"""The texts in a workbook's cells that are seen, counted by a way of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.loss.open_parts import name_of, open_parts, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_ON = {"1", "true"}


def visible_words_xlsx(content: bytes) -> str:
    """Return the texts that some cell has, one a line; numbers are not among them."""
    texts: list[str] = []
    sheets: dict[str, _Element] = {}
    targets: dict[str, str] = {}
    hidden: set[str] = set()
    for name, root in open_parts(content, suffixes=(".xml", "workbook.xml.rels")):
        match name_of(root):
            case "sst":
                texts = ["".join(_pieces(each)) for each in root]
            case "worksheet":
                sheets[name.rpartition("/")[2]] = root
            case "workbook":
                hidden = {value_of(each, "id") or "" for each in root.iter("{*}sheet")
                          if each.get("state", "visible") != "visible"}  # fmt: skip
            case "Relationships":
                targets = {each.get("Id", ""): each.get("Target", "") for each in root}
    unseen = {targets.get(number, "").rpartition("/")[2] for number in hidden}
    seen = [root for name, root in sheets.items() if name not in unseen]
    return "\n".join(line for sheet in seen for line in _lines(sheet, texts))


def _pieces(text: _Element) -> list[str]:
    spoken = {piece for guide in text.iter("{*}rPh") for piece in guide.iter("{*}t")}
    return [each.text or "" for each in text.iter("{*}t") if each not in spoken]


def _lines(sheet: _Element, texts: list[str]) -> Iterator[str]:
    closed = [(int(each.get("min", "0")), int(each.get("max", "0")))
              for each in sheet.iter("{*}col") if each.get("hidden") in _ON]  # fmt: skip
    for row in sheet.iter("{*}row"):
        for cell in () if row.get("hidden") in _ON else row.iter("{*}c"):
            letters = re.sub(r"[^A-Z]", "", cell.get("r", ""))
            column = sum((ord(x) - 64) * 26**n for n, x in enumerate(reversed(letters)))
            if any(first <= column <= last for first, last in closed):
                continue
            value = "".join(each.text or "" for each in cell.iter("{*}v"))
            if cell.get("t") == "s" and value.isdecimal() and int(value) < len(texts):
                yield texts[int(value)]
            elif cell.get("t") in {"inlineStr", "str"}:
                yield " ".join([*_pieces(cell), value])
