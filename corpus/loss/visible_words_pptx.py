"""The words on the slides of a presentation and in their notes, counted by a way of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.loss.open_parts import name_of, open_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_READ = re.compile(
    r"ppt/(?:slides|notesSlides|charts|diagrams)/(?:slide|notesSlide|chart|data)\w*\.xml$"
)
_REPEATED = {"dt", "ftr", "hdr", "sldNum", "sldImg"}
_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"


def visible_words_pptx(content: bytes) -> str:
    """Return the words of shapes, tables, charts and diagrams, a line for each paragraph.

    "" for no presentation.
    """
    lines = []
    for name, root in open_parts(content, suffixes=(".xml",)):
        if _READ.search(name):
            for shape in [each for each in root.iter("{*}sp") if _is_unseen(each, name)]:
                shape.clear()
            lines += [_line(each) for each in root.iter(_PARAGRAPH)]
            names = [
                each.text or "" for cache in root.iter("{*}strCache") for each in cache.iter("{*}v")
            ]
            lines.append("; ".join(dict.fromkeys(names)))
    return "\n".join(lines)


def _is_unseen(shape: _Element, name: str) -> bool:
    kinds = {each.get("type") for each in shape.iter("{*}ph")}
    hidden = any(each.get("hidden") in {"1", "true"} for each in shape.iter("{*}cNvPr"))
    return bool(kinds & _REPEATED) or hidden or (not kinds and "/notesSlides/" in name)


def _line(paragraph: _Element) -> str:
    pieces = []
    for each in paragraph.iter():
        if name_of(each) == "t" and not _is_struck(each.getparent()):
            pieces.append(each.text or "")
        elif name_of(each) == "br":
            pieces.append(" ")
    return "".join(pieces)


def _is_struck(run: _Element | None) -> bool:
    looks = () if run is None else run
    return any(look.get("strike", "noStrike") != "noStrike" for look in looks)
