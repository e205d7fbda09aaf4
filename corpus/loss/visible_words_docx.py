"""The words that a reader of a Word file sees, counted by a way of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.loss.open_parts import name_of, open_parts, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXTS = {"document", "footnotes", "endnotes"}
UNSEEN = {"del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rPr", "pPr",
          "sdtPr", "tblPr", "trPr", "tcPr", "sectPr", "docPartBody"}  # fmt: skip
BLANKS = {"tab", "ptab", "br", "cr"}
STRUCK = ("vanish", "strike", "dstrike")
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DIGIT = re.compile(r"\d")


def visible_words_docx(content: bytes) -> str:
    """Return the words of text, text boxes and notes, a line for each paragraph.

    Without what is deleted, hidden, struck out or the instruction of a field; raised numbers
    stand apart by blanks. Headers, footers and formulas are left out. "" for no Word file.
    """
    roots = [root for _, root in open_parts(content, suffixes=(".xml",))]
    styles = next((root for root in roots if name_of(root) == "styles"), None)
    words = _Words({} if styles is None else _unseen_styles(styles))
    for root in roots:
        if name_of(root) in TEXTS:
            words.fields.clear()
            words.add(root)
    return "".join(words.pieces)


class _Words:
    def __init__(self, styles: dict[str, str]) -> None:
        self.pieces: list[str] = []
        self.fields: list[bool] = []  # of each open field: whether its result has begun
        self._styles = styles
        self._unseen = False
        self._raised = False

    def add(self, element: _Element) -> None:
        name = name_of(element)
        if name == "Fallback" and _has_words(element.getprevious()):
            return
        if not name or (name in UNSEEN and name != "Fallback") or _row_is_deleted(element):
            return
        if name == "fldChar":
            self._field(value_of(element, "fldCharType"))
        elif name == "t":
            formula = str(element.tag).startswith(MATH)
            self._text("" if formula else element.text or "")  # read in a way of its own
        elif name in {"noBreakHyphen", "sym"}:
            self._text("-" if name == "noBreakHyphen" else " ")
        elif name in BLANKS:
            self.pieces.append(" ")
        else:
            before = self._unseen, self._raised
            if name in {"p", "r"}:
                self._look(element, name)
            if name in {"txbxContent", "tbl", "tc"}:
                self.pieces.append("\n")
            for child in element:
                self.add(child)
            self._unseen, self._raised = before
            if name in {"tc", "txbxContent", "rt", "oMath"} or (name == "p" and _ends(element)):
                self.pieces.append("\n")

    def _field(self, mark: str | None) -> None:
        if mark == "begin":
            self.fields.append(False)
        elif self.fields and mark == "separate":
            self.fields[-1] = True
        elif self.fields and mark == "end":
            self.fields.pop()

    def _text(self, text: str) -> None:
        if self._unseen or not all(self.fields):
            return
        self.pieces.append(f" {text} " if self._raised and _DIGIT.search(text) else text)

    def _look(self, element: _Element, name: str) -> None:
        """What is said of a paragraph's or run's look, by its style or directly."""
        properties = next((c for c in element if name_of(c) == f"{name}Pr"), None)
        if name == "p":
            self._unseen = self._raised = False
        if properties is None:
            return
        for each in properties:
            what, value = name_of(each), value_of(each, "val")
            if what in {"pStyle", "rStyle"}:
                look = self._styles.get(value or "", "")
                self._unseen = self._unseen or "unseen" in look
                self._raised = self._raised or "raised" in look
            elif what in STRUCK and name == "r":
                self._unseen = value not in {"0", "false", "off"}
            elif what == "vertAlign":
                self._raised = value == "superscript"
            elif what == "position":
                self._raised = self._raised or ((value or "").isdecimal() and value != "0")


def _unseen_styles(styles: _Element) -> dict[str, str]:
    """Each style that hides or raises words."""
    own, below = {}, {}
    for style in styles:
        name = value_of(style, "styleId") if name_of(style) == "style" else None
        if name is None:
            continue
        looks = []
        for each in style.iter():
            value = value_of(each, "val")
            if name_of(each) in STRUCK and value not in {"0", "false", "off"}:
                looks.append("unseen")
            if name_of(each) == "vertAlign" and value == "superscript":
                looks.append("raised")
            if name_of(each) == "basedOn":
                below[name] = value or ""
        own[name] = " ".join(looks)
    return {name: f"{look} {own.get(below.get(name, ''), '')}" for name, look in own.items()}


def _has_words(choice: _Element | None) -> bool:
    return choice is not None and any(name_of(each) == "t" and each.text for each in choice.iter())


def _ends(paragraph: _Element) -> bool:
    """Whether a line ends here: not where its end is deleted, nor behind a large first letter."""
    for properties in (each for each in paragraph if name_of(each) == "pPr"):
        for each in properties.iter():
            if name_of(each) == "framePr" and value_of(each, "dropCap") in {"drop", "margin"}:
                return False
            parent = each.getparent()
            if name_of(each) in {"del", "moveFrom"} and name_of(parent) == "rPr":  # type: ignore[arg-type]
                return False
    return True


def _row_is_deleted(element: _Element) -> bool:
    if name_of(element) != "tr":
        return False
    properties = next((each for each in element if name_of(each) == "trPr"), ())
    return any(name_of(each) == "del" for each in properties)
