"""What a style puts into a margin of an e-book, such as a verse's number → apart from the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

IN_MARGIN = re.compile(r"float\s*:\s*(?:left|right)|position\s*:\s*absolute", re.IGNORECASE)
"""Declarations that take words out of their line (CSS 2.2, 9.5 and 9.6)."""

WITHIN = frozenset("span a small b i em strong sup sub font tt code u cite".split())
BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 li td th dd dt blockquote pre caption "
                   "figcaption section article".split())  # fmt: skip
ALONE = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})
"""Blocks that hold no others."""

LARGEST_SHARE = 0.5
"""Of a block's letters: where styles place more of them, they set the page and no margin."""

_NUMBER = re.compile(r"[\[({]?(?:p(?:g|age)?\.?\s*)?[\dIVXLCivxlc]{1,6}[a-z]?[\])}.]?")


def set_apart(element: _Element) -> None:
    """Part an element that stands in the margin from the words that it is written among.

    A number at an end of its line gets a blank, any other words a paragraph of their own beside
    that in which they are. A single word that opens a paragraph stays: it is a large initial, or
    the first word in another type.
    """
    words = " ".join("".join(map(str, element.itertext())).split())
    block = next((each for each in element.iterancestors() if _local(each) in BLOCKS), None)
    if not words or block is None or _local(element) not in WITHIN or not _is_margin(words, block):
        return
    before, behind = _beside(element, block)
    number = bool(_NUMBER.fullmatch(words)) and any(map(str.isdigit, words))
    if not before and " " not in words and not number:
        return
    if number and not (before and behind):
        _write(element, before="" if not before else " ", behind=" ")
    elif before or behind:
        _move(element, block, first=not before)


def _local(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_margin(words: str, block: _Element) -> bool:
    letters = sum(map(len, map(str, block.itertext())))
    return len(words) < LARGEST_SHARE * letters or bool(_NUMBER.fullmatch(words))


def _beside(element: _Element, block: _Element) -> tuple[bool, bool]:
    """Whether there are words before it and behind it in its line."""
    found = {False: False, True: False}
    passed = False
    for event, each in _walk(block):
        if each is element:
            passed = passed or event == "end"
            text = each.tail if event == "end" else ""
        elif element in each.iterancestors():
            continue
        elif _local(each) == "br" or (_local(each) in BLOCKS and each is not block):
            if passed:
                break
            found[False] = False
            text = each.tail if event == "end" else each.text
        else:
            text = each.text if event == "start" else each.tail if each is not block else ""
        if text and text.strip():
            found[passed] = True
    return found[False], found[True]


def _walk(block: _Element) -> list[tuple[str, _Element]]:
    from lxml.etree import iterwalk

    return [(event, each) for event, each in iterwalk(block, events=("start", "end"))]


def _write(element: _Element, *, before: str, behind: str) -> None:
    """Put blanks, or what stood behind it, before and behind an element."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + before
    elif parent is not None:
        parent.text = (parent.text or "") + before
    element.tail = behind + (element.tail or "")


def _move(element: _Element, block: _Element, *, first: bool) -> None:
    """Make it a paragraph beside the block, or in it where the block can hold one."""
    namespace, brace, _ = str(element.tag).rpartition("}")
    paragraph = element.makeelement(f"{namespace}{brace}p")
    _write(element, before=element.tail or "", behind="")
    element.tail = None
    paragraph.append(element)
    if _local(block) in ALONE:
        if first:
            block.addprevious(paragraph)
        else:
            paragraph.tail, block.tail = block.tail, None
            block.addnext(paragraph)
    else:
        block.append(paragraph)
