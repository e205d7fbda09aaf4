"""Word's elements that only stand around others → these; tracked changes → what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.office.word.word_names import WORD, is_on, local, remove, replace_by

if TYPE_CHECKING:
    from lxml.etree import _Element

AROUND = frozenset({"fldSimple", "customXml", "smartTag", "bdo", "dir", "ins", "moveTo",
                    "hyperlink", "sdt", "sdtContent"})  # fmt: skip
"""Stand around text, paragraphs, rows or cells, and have no words of their own."""

GONE = frozenset({"del", "moveFrom", "delText", "delInstrText", "sdtPr", "sdtEndPr", "customXmlPr",
                  "smartTagPr", "fldData"})  # fmt: skip
"""Have no words, or none that are still there."""


def unwrap_elements(root: _Element) -> None:
    """Leave paragraphs, tables and runs where others stand around them, and accept all changes."""
    _choose_alternates(root)
    _drop_deleted_rows(root)
    for paragraph in list(root.iter(f"{WORD}p")):
        _join_with_next(paragraph)
    for element in list(root.iter(f"{WORD}*")):
        name = local(element)
        if _local_of_parent(element) in PROPERTIES:
            continue
        if name in GONE:
            remove(element)
        elif name in AROUND:
            replace_by(element, element)


PROPERTIES = frozenset({"rPr", "trPr", "tcPr", "pPr"})
"""In these the same names say what became of a paragraph's end, a row or a cell."""


def _local_of_parent(element: _Element) -> str:
    parent = element.getparent()
    return "" if parent is None else local(parent)


def _choose_alternates(root: _Element) -> None:
    """One of several ways to say the same: the first that has words, or the first."""
    for alternates in reversed(list(root.iter("{*}AlternateContent"))):
        ways = [each for each in alternates if local(each) in {"Choice", "Fallback"}]
        spoken = [way for way in ways if next(_words(way), None) is not None]
        replace_by(alternates, (spoken or ways or [alternates])[0])


def _words(way: _Element):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return (each for each in way.iter("{*}t", "{*}textpath", "{*}chart", "{*}relIds"))


def _drop_deleted_rows(root: _Element) -> None:
    for mark in list(root.iter(f"{WORD}trPr", f"{WORD}tcPr")):
        if any(local(each) in {"del", "cellDel", "hidden"} and is_on(each) for each in mark):
            whole = mark.getparent()
            if whole is not None:
                remove(whole)


def _join_with_next(paragraph: _Element) -> None:
    """Put what stands before a deleted paragraph mark at the head of the next paragraph."""
    mark = paragraph.find(f"{WORD}pPr/{WORD}rPr")
    if mark is None or not any(local(each) in {"del", "moveFrom"} for each in mark):
        return
    following = paragraph.getnext()
    while following is not None and local(following) != "p":
        if local(following) == "tbl" or len(following):
            return
        following = following.getnext()
    if following is None:
        return
    place = 1 if len(following) and local(following[0]) == "pPr" else 0
    for child in reversed([each for each in paragraph if local(each) != "pPr"]):
        following.insert(place, child)
    remove(paragraph)
