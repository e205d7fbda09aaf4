"""A Word field → its result: neither its instruction nor what it was worked out from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.office.word.word_names import (
    WORD,
    is_on,
    local,
    remove,
    replace_by,
    text_element,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

CHECKED, UNCHECKED = "☒", "☐"
_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.*)", re.DOTALL)


def show_fields(root: _Element) -> None:
    """Drop instructions, nested ones with their results, and show what forms are filled with.

    A field that never ends hides nothing.
    """
    marks = list(root.iter(f"{WORD}fldChar"))
    pairs = _pairs(marks)
    results: list[bool] = []  # of each open field: whether its result has begun
    codes: list[list[str]] = []
    for element in _in_order(root):
        name = local(element)
        if name != "fldChar":
            if name == "instrText" and codes:
                codes[-1].append(element.text or "")
            if name == "instrText" or not all(results):
                remove(element)
            continue
        kind = value(element, "fldCharType")
        shown: list[_Element] = []
        if element in pairs and kind == "begin":
            results.append(False)
            codes.append([])
            shown = [text_element(text) for text in _filled_in(element) if all(results[:-1])]
        elif results and kind == "separate":
            results[-1] = True
        elif element in pairs and kind == "end":
            button = _BUTTON.match("".join(codes.pop()))
            if not results.pop() and button and all(results):
                shown = [text_element(button[1].strip())]
        replace_by(element, shown)


def _pairs(marks: list[_Element]) -> set[_Element]:
    """The beginnings that have an end, and these."""
    pairs: set[_Element] = set()
    begun: list[_Element] = []
    for mark in marks:
        kind = value(mark, "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            pairs |= {begun.pop(), mark}
    return pairs


def _in_order(root: _Element) -> Iterator[_Element]:
    """Everything that runs hold, as it stands in the text."""
    return (
        each for run in list(root.iter(f"{WORD}r")) for each in list(run) if local(each) != "rPr"
    )


def _filled_in(mark: _Element) -> Iterator[str]:
    """What a box is ticked with, or the entry of a list that is chosen."""
    for box in mark.iter(f"{WORD}checkBox"):
        states = [each for name in ("checked", "default") for each in box.findall(f"{WORD}{name}")]
        yield CHECKED if states and is_on(states[0]) else UNCHECKED
    for entries in mark.iter(f"{WORD}ddList"):
        names = [value(each) for each in entries.findall(f"{WORD}listEntry")]
        chosen = value(entries.find(f"{WORD}result")) or value(entries.find(f"{WORD}default"))
        number = int(chosen) if chosen.isdecimal() else 0
        if number < len(names):
            yield names[number]
