"""How a run of a Word file looks: hidden, struck out or raised, directly or by its styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.readers.office.word.word_names import WORD, is_on, local, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

TOGGLED = ("vanish", "strike")
"""Properties that two styles switch on and off in turn (ECMA-376, part 1, 17.7.3)."""

FIGURES = frozenset({"drawing", "pict", "object"})

RAISED_BY = 4  # half points: less moves letters for looks alone


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be known of a run; `moved` is how far it stands above the line, in half points."""

    hidden: bool
    struck: bool
    align: str
    moved: int


class Styles:
    """The styles of a Word file."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self._default: dict[str, str] = {}
        self._general: _Element | None = None
        self._found: dict[tuple[str, str], str | None] = {}
        if root is not None:
            self._general = root.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr")
            for style in root.iter(f"{WORD}style"):
                self._styles.setdefault(value(style, "styleId"), style)
                if value(style, "default") in {"1", "true", "on"}:
                    self._default.setdefault(value(style, "type"), value(style, "styleId"))

    def look(self, run: _Element, paragraph: _Element | None) -> Look:
        """Return how `run` of `paragraph` looks."""
        direct = run.find(f"{WORD}rPr")
        style = None if paragraph is None else paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        character = None if direct is None else direct.find(f"{WORD}rStyle")
        names = (
            value(style) or self._default.get("paragraph", ""),
            value(character) or self._default.get("character", ""),
        )
        moved = self._nearest("position", direct, names) or ""
        return Look(
            self._toggled("vanish", direct, names),
            self._toggled("strike", direct, names)
            or self._nearest("dstrike", direct, names) == "on",
            self._nearest("vertAlign", direct, names) or "",
            int(moved) if moved.isdecimal() else 0,
        )

    def _toggled(self, name: str, direct: _Element | None, styles: tuple[str, str]) -> bool:
        said = _said(direct, name)
        if said is not None:
            return said == "on"
        if _said(self._general, name) == "on":
            return True
        return [self._of_style(each, name) for each in styles].count("on") == 1

    def _nearest(self, name: str, direct: _Element | None, styles: tuple[str, str]) -> str | None:
        said = _said(direct, name)
        for style in reversed(styles):
            said = self._of_style(style, name) if said is None else said
        return _said(self._general, name) if said is None else said

    def _of_style(self, style: str, name: str) -> str | None:
        """What the style says, or the one that it is based on."""
        if (style, name) not in self._found:
            said = (_said(each.find(f"{WORD}rPr"), name) for each in self._line(style))
            self._found[style, name] = next((each for each in said if each is not None), None)
        return self._found[style, name]

    def _line(self, style: str) -> Iterator[_Element]:
        """The style, the one it is based on, and so on; each once."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style].find(f"{WORD}basedOn"))


def _said(properties: _Element | None, name: str) -> str | None:
    """What is said of a property: "on" or "off", or its value; None if nothing is."""
    found = None if properties is None else properties.find(f"{WORD}{name}")
    if found is None:
        return None
    if name in {*TOGGLED, "dstrike"}:
        return "on" if is_on(found) else "off"
    return value(found)


def show_looks(root: _Element, styles: Styles) -> None:
    """Drop the runs that are hidden or struck out, and say directly of the others if they are
    raised or lowered.
    """
    for paragraph in list(root.iter(f"{WORD}p")):
        looks = [(run, styles.look(run, paragraph)) for run in _runs(paragraph)]
        lowest = min((look.moved for _, look in looks if not look.hidden), default=0)
        for run, look in looks:
            _show(run, look, lowest)


def _runs(paragraph: _Element) -> list[_Element]:
    """Those of the paragraph itself, not of the boxes that are anchored in it."""
    return [each for each in paragraph if local(each) == "r"]


def _show(run: _Element, look: Look, lowest: int) -> None:
    from lxml import etree

    if look.hidden or look.struck:
        for each in list(run):
            if look.hidden or local(each) not in FIGURES:  # a box is not struck out with its anchor
                run.remove(each)
        return
    before = run.find(f"{WORD}rPr")
    after = etree.Element(f"{WORD}rPr")
    if before is not None:
        after.extend([each for each in before if local(each) == "rFonts"])
        run.remove(before)
    align = look.align
    if look.moved >= RAISED_BY and look.moved > lowest:
        align = "superscript"
    if align in {"superscript", "subscript"}:
        etree.SubElement(after, f"{WORD}vertAlign").set(f"{WORD}val", align)
    run.insert(0, after)
