"""The words that a reader of an OpenDocument text sees, counted by a way of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.loss.open_parts import name_of, open_parts, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element

UNSEEN = {"tracked-changes", "annotation", "annotation-end", "forms", "title", "desc", "script",
          "automatic-styles", "settings", "note-citation", "bibliography-source", "event-listeners",
          "table-of-content-source", "illustration-index-source", "table-index-source",
          "object-index-source", "user-index-source", "alphabetical-index-source", "label",
          "variable-decls", "sequence-decls", "user-field-decls", "hidden-paragraph",
          "glue-point", "binary-data", "math"}  # fmt: skip
LINES = {"p", "h", "table-cell", "list-item", "ruby-text"}
ANCHORED = {"note", "frame", "custom-shape", "rect", "g", "line", "path", "ellipse", "circle",
            "polygon", "polyline", "connector", "caption", "regular-polygon"}  # fmt: skip
BLANKS = {"s", "tab", "line-break"}
_DIGIT = re.compile(r"\d")


def visible_words_odt(content: bytes) -> str:
    """Return the words of text, frames, shapes and notes, a line for each paragraph.

    Without what is deleted, hidden, struck out or a comment; raised numbers stand apart by
    blanks. Headers and footers are none of the text. "" for no OpenDocument text.
    """
    roots = dict(open_parts(content, suffixes=("content.xml", "styles.xml")))
    looks = _looks([roots[name] for name in ("styles.xml", "content.xml") if name in roots])
    if "content.xml" not in roots:
        return ""
    said: list[str] = []
    for body in roots["content.xml"].iter("{*}body"):
        _say(body, looks, said, [], raised=False)
    return "".join(said)


def _say(
    element: _Element, looks: dict[str, str], said: list[str], behind: list[str], *, raised: bool
) -> None:
    """Add the words of an element; what is anchored in its line comes `behind` that."""
    name = name_of(element)
    style = value_of(element, "style-name") if name in {"span", "p", "h", "a"} else None
    look = looks.get(style or "", "")
    if not name or name in UNSEEN or "unseen" in look or _is_hidden(element, name):
        return
    raised = raised or "raised" in look
    is_line = name in LINES
    lines, anchored = (behind, behind) if name in ANCHORED else (said, behind)
    anchored = [] if is_line and name in {"p", "h"} else anchored
    lines.append("\n" if is_line or name in ANCHORED else " " if name in BLANKS else "")
    lines.append(_text(element.text, raised=raised))
    for child in element:
        _say(child, looks, lines, anchored, raised=raised)
        lines.append(_text(child.tail, raised=raised))
    lines.append("\n" if is_line or name in ANCHORED else "")
    if name in {"p", "h"}:
        lines.extend(anchored)


def _text(text: str | None, *, raised: bool) -> str:
    found = text or ""
    return f" {found} " if raised and _DIGIT.search(found) else found


def _is_hidden(element: _Element, name: str) -> bool:
    if name in {"hidden-text", "section"} and value_of(element, "is-hidden") == "true":
        return True
    return name == "section" and value_of(element, "display") == "none"


def _looks(roots: list[_Element]) -> dict[str, str]:
    """Each style that hides or raises words."""
    looks: dict[str, str] = {}
    for root in roots:
        for style in root.iter("{*}style"):
            said = [looks.get(value_of(style, "parent-style-name") or "", "")]
            for each in style.iter("{*}text-properties"):
                line = value_of(each, "text-line-through-style") or value_of(
                    each, "text-line-through-type"
                )
                if value_of(each, "display") == "none" or line not in {None, "none"}:
                    said.append("unseen")
                position = value_of(each, "text-position") or ""
                if position.startswith("super") or re.match(r"[1-9]", position):
                    said.append("raised")
            looks[value_of(style, "name") or ""] = " ".join(said)
    return looks
