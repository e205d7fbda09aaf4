"""What Word writes as an element in a run and shows as a character → that character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.office.word.word_names import (
    SPACE,
    WORD,
    local,
    remove,
    replace_by,
    text_element,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

REFERENCES = frozenset({"footnoteReference", "endnoteReference"})
KEPT = REFERENCES | {"rPr", "t", "tab", "br", "sym", "noBreakHyphen", "drawing", "pict", "object"}
BLANKS = {"ptab": "tab", "cr": "br"}

SYMBOL_FONTS = frozenset({"Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings"})
"""Those whose characters pandoc knows."""

PRIVATE = range(0xE000, 0xF900)  # code points that mean nothing without their font
SOFT_HYPHEN = "\u00ad"


def spell_characters(root: _Element) -> None:
    """Leave nothing in runs but text, blanks and notes, and these in runs of their own."""
    for ruby in list(root.iter(f"{WORD}ruby")):
        replace_by(ruby, _annotated(ruby))
    for run in list(root.iter(f"{WORD}r")):
        for each in list(run):
            _spell(each)
        _set_apart(run)


def _annotated(ruby: _Element) -> Iterator[_Element]:
    """The words, and in parentheses what stands above them, as browsers without ruby show it."""
    parts = {local(part): part for part in ruby}
    base, above = (
        "".join(text.text or "" for text in parts[name].iter(f"{WORD}t")) if name in parts else ""
        for name in ("rubyBase", "rt")
    )
    yield text_element(f"{base}({above})" if above.strip() else base)


def _spell(element: _Element) -> None:
    name = local(element)
    if name == "t":
        element.text = (element.text or "").replace(SOFT_HYPHEN, "")
        element.set(SPACE, "preserve")
    elif name == "sym" and element.get(f"{WORD}font", "") not in SYMBOL_FONTS:
        replace_by(element, [text_element(_character(element.get(f"{WORD}char", "")))])
    elif name in BLANKS:
        element.tag = f"{WORD}{BLANKS[name]}"
    elif name not in KEPT:
        remove(element)


def _character(code: str) -> str:
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    shown = point >= 0x20 and point not in PRIVATE and not 0xD800 <= point < 0xE000
    return chr(point) if shown and point < 0x110000 else ""


def _set_apart(run: _Element) -> None:
    """Give each note's reference a run of its own: pandoc drops what else stands in its run."""
    references = [each for each in run if local(each) in REFERENCES]
    if not references or run.getparent() is None:
        return
    from lxml import etree

    properties = run.find(f"{WORD}rPr")
    runs: list[_Element] = []
    for each in [child for child in run if local(child) != "rPr"]:
        alone = local(each) in REFERENCES
        if not runs or alone or local(runs[-1][-1]) in REFERENCES:
            runs.append(etree.Element(f"{WORD}r"))
            if properties is not None and not alone:
                runs[-1].append(etree.fromstring(etree.tostring(properties)))
        runs[-1].append(each)
    replace_by(run, runs)
