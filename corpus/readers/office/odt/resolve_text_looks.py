"""How a style of an OpenDocument text shows words: not at all, struck out, raised or lowered."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
LINES = (f"{STYLE}text-line-through-style", f"{STYLE}text-line-through-type")


@dataclass(frozen=True, slots=True)
class TextLook:
    """What words look like; `place` is "Str" on the line, else as pandoc calls it."""

    unseen: bool = False
    struck: bool = False
    place: str = "Str"


class TextStyles:
    """The styles of a text by family and name."""

    def __init__(self, roots: list[_Element]) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                key = style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")
                self._styles[key] = style

    def look(self, family: str, name: str, around: TextLook) -> TextLook:
        """Return the look of words in this style that stand in others which look like `around`."""
        found = around
        for style in reversed(list(self._line(family, name))):
            for properties in style.findall(f"{STYLE}text-properties"):
                found = _changed(found, properties)
        return found

    def _line(self, family: str, name: str) -> Iterator[_Element]:
        """The style, the one it is based on, and so on; each once."""
        seen: set[str] = set()
        while (family, name) in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[family, name]
            name = self._styles[family, name].get(f"{STYLE}parent-style-name", "")


def _changed(look: TextLook, properties: _Element) -> TextLook:
    display = properties.get(f"{TEXT}display")
    if display is not None:
        look = replace(look, unseen=display == "none")
    lines = [properties.get(name) for name in LINES if properties.get(name)]
    if lines:
        look = replace(look, struck=any(line != "none" for line in lines))
    position = properties.get(f"{STYLE}text-position")
    return look if position is None else replace(look, place=_place(position))


_PERCENT = re.compile(r"(-?)0*([1-9]\d*(?:\.\d+)?|\.\d+)%")


def _place(position: str) -> str:
    """Above or below the line, by a word or by a share of the height of the letters."""
    first = (position.split() or [""])[0]
    share = _PERCENT.match(first)
    if first == "super" or (share and not share[1]):
        return "Superscript"
    return "Subscript" if first == "sub" or share else "Str"
