"""A page, as it is seen → its blocks in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.html.blocks.block import Block, Piece

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main "
    "menu nav ol optgroup p pre search section summary table tbody td tfoot th thead tr ul "
    "xmp".split()
)
"""Elements that a browser sets apart (HTML, "Rendering", 15.3)."""

CONTROLS = frozenset({"button", "label", "select", "textarea", "legend", "option"})
LEVELS = {f"h{n}": n for n in range(1, 7)}
LONGEST_CELL = 400  # characters: a longer one makes a table a layout
_LONG_LINE = 80  # characters: a line broken behind a sentence and as long is a paragraph
_ENDS = re.compile(r"[.!?…:][\"”’»)\]]*\s*$")


def divide(body: HtmlElement) -> list[Block]:
    """Return the blocks of `body`; a row of a table is one, its cells apart by tabs."""
    from lxml import etree

    divider = _Divider()
    walk = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if element.tag == "tr" and divider.is_row(element):
                divider.flush()
                divider.add_row(element)
                walk.skip_subtree()
            else:
                divider.enter(element)
        elif event == "end":
            divider.leave(element)
            if element is not body:
                divider.add(element, "tail", element.tail)
        elif element is not body:
            divider.add(element, "tail", element.tail)
    divider.flush()
    return divider.blocks


class _Divider:
    """Blocks in the making."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._within: list[HtmlElement] = []
        self._inline: list[HtmlElement] = []
        self._links = self._controls = self._pre = 0
        self._tables: dict[HtmlElement, bool] = {}
        self._clear()

    def _clear(self) -> None:
        self._words: list[str] = []
        self._pieces: list[Piece] = []
        self._seen_inline: dict[HtmlElement, None] = dict.fromkeys(self._inline)
        self._linked = self._controlled = self._letters = 0

    def enter(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self.flush()
            self._within.append(element)
        elif tag == "br":
            self._break()
        else:
            self._inline.append(element)
            self._seen_inline[element] = None
            self._links += tag == "a"
        self._pre += tag in {"pre", "listing", "xmp"}
        self._controls += tag in CONTROLS
        self.add(element, "text", element.text)

    def leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in BLOCKS:
            if self._within and self._within[-1] is element:
                self.flush()
                self._within.pop()
        elif self._inline and self._inline[-1] is element:
            self._inline.pop()
            self._links -= tag == "a"
        self._pre -= tag in {"pre", "listing", "xmp"} and self._pre > 0
        self._controls -= tag in CONTROLS and self._controls > 0

    def add(self, node: HtmlElement, where: str, words: str | None) -> None:
        if not words:
            return
        letters = len("".join(words.split()))
        if letters:
            self._pieces.append(Piece(node, "text" if where == "text" else "tail"))
            self._letters += letters
            self._linked += letters if self._links else 0
            self._controlled += letters if self._controls else 0
        self._words.append(words if self._pre else words.replace("\n", " ").replace("\r", " "))

    def _break(self) -> None:
        """A line ends; so does the paragraph where two do, or where the line is one."""
        if self._pre:
            self._words.append("\n")
            return
        line = "".join(self._words).rpartition("\n")[2].strip()
        if not line or (len(line) > _LONG_LINE and _ENDS.search(line)):
            self.flush()
        else:
            self._words.append("\n")

    def flush(self) -> None:
        text = _lines("".join(self._words), kept=self._pre > 0)
        if text and self._within:
            self._add_block(text)
        self._clear()

    def _add_block(self, text: str) -> None:
        within = self._within[-1]
        heading = next((LEVELS[e.tag] for e in reversed(self._within[-3:]) if e.tag in LEVELS), 0)
        letters = max(self._letters, 1)
        self.blocks.append(
            Block(text if not heading else " ".join(text.split()), within, tuple(self._pieces),
                  tuple(self._seen_inline), heading, self._linked / letters,
                  self._controlled == self._letters)
        )  # fmt: skip

    def is_row(self, row: HtmlElement) -> bool:
        table = next(row.iterancestors("table"), None)
        if table is None:
            return False
        if table not in self._tables:
            self._tables[table] = _holds_data(table)
        return self._tables[table]

    def add_row(self, row: HtmlElement) -> None:
        cells = []
        for cell in row:
            if cell.tag in {"td", "th"}:
                before = len(self._words)
                self._flatten(cell)
                cells.append(" ".join("".join(self._words[before:]).split()))
        text = "\t".join(cells).rstrip()
        if text.strip():
            self._within.append(row)
            self._add_block(text.lstrip() if not cells[0] else text)
            self._within.pop()
        self._clear()

    def _flatten(self, cell: HtmlElement) -> None:
        from lxml import etree

        for event, element in etree.iterwalk(cell, events=("start", "end")):
            apart = element.tag in BLOCKS or element.tag == "br"
            if apart:
                self._words.append(" ")
            if event == "start":
                if not apart:
                    self._seen_inline[element] = None
                self._links += element.tag == "a"
                self.add(element, "text", element.text)
            else:
                self._links -= element.tag == "a"
                if element is not cell:
                    self.add(element, "tail", element.tail)


def _lines(text: str, *, kept: bool) -> str:
    lines = text.split("\n")
    if kept:
        return "\n".join(line.rstrip() for line in lines).strip("\n").rstrip()
    return "\n".join(line for each in lines if (line := " ".join(each.split())))


def _holds_data(table: HtmlElement) -> bool:
    """Tell a table from a page that is laid out as one."""
    if (
        table.get("role") in {"presentation", "none"}
        or next(table.iterdescendants("table"), None) is not None
    ):
        return False
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    if max(map(len, rows), default=0) < 2:
        return False
    if any(next(table.iter(tag), None) is not None for tag in ("h1", "article", "form")):
        return False
    return all(len(str(cell.text_content())) <= LONGEST_CELL for row in rows for cell in row)
