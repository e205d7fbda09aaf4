"""The names of WordprocessingML (ECMA-376), and how an element is changed in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

OFF = frozenset({"0", "false", "off"})


def local(element: _Element) -> str:
    """Return the name of an element without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: _Element | None, name: str = "val") -> str:
    """Return an attribute of Word's, "" where there is none."""
    return "" if element is None else element.get(f"{WORD}{name}", "")


def is_on(element: _Element) -> bool:
    """Return whether a property that is either on or off is on."""
    return value(element).lower() not in OFF


def text_element(text: str) -> _Element:
    """Return a `w:t` that holds `text`, blanks included."""
    from lxml import etree

    element = etree.Element(f"{WORD}t")
    element.text = text
    element.set(SPACE, "preserve")
    return element


def run_of(text: str) -> _Element:
    """Return a run that holds `text`."""
    from lxml import etree

    run = etree.Element(f"{WORD}r")
    run.append(text_element(text))
    return run


def paragraph_of(text: str) -> _Element:
    """Return a paragraph that holds `text`."""
    from lxml import etree

    paragraph = etree.Element(f"{WORD}p")
    paragraph.append(run_of(text))
    return paragraph


def replace_by(element: _Element, others: Iterable[_Element]) -> None:
    """Put `others`, which may be its own children, into the place of `element`."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    parent.remove(element)
    for offset, other in enumerate(list(others)):
        parent.insert(place + offset, other)


def remove(element: _Element) -> None:
    """Take `element` out of where it stands; what is out already stays so."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
