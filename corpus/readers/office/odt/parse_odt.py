"""An OpenDocument text → its blocks, as pandoc has them; what is not known is looked into."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from corpus.readers.office import build_blocks
from corpus.readers.office.odt.list_controls import list_controls
from corpus.readers.office.odt.resolve_text_looks import TextLook, TextStyles
from corpus.readers.office.replace_members import members_of, parse_member
from corpus.readers.office.spell_formula import spell_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from corpus.readers.blocks.flatten_blocks import Element

NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, DRAW, TABLE = (NAMES % name for name in ("office", "text", "drawing", "table"))
LINK = "{http://www.w3.org/1999/xlink}href"

UNSEEN = frozenset({"tracked-changes", "annotation", "annotation-end", "forms", "script", "title",
                    "desc", "event-listeners", "note-citation", "settings", "variable-decls",
                    "sequence-decls", "user-field-decls", "dde-connection-decls", "glue-point",
                    "binary-data", "list-label", "alphabetical-index-auto-mark-file", "image-map",
                    "covered-table-cell", "soft-page-break"})  # fmt: skip
"""Have words that nobody sees, or none. So do all whose names end in "-source"."""

BLANKS = {"s": " ", "tab": " "}
SHAPES = frozenset({"frame", "text-box", "custom-shape", "rect", "line", "polyline", "polygon",
                    "regular-polygon", "path", "circle", "ellipse", "g", "connector", "caption",
                    "measure", "control", "object", "image", "page-thumbnail"})  # fmt: skip
BLOCKS = frozenset({"p", "h", "table", "list", "section", "numbered-paragraph"})
ROW_HIDDEN = frozenset({"collapse", "filter"})

_WHITE = re.compile(r"[ \t\r\n]+")


def parse_odt(content: bytes) -> list[Element]:
    """Return the blocks of the text in an .odt file.

    Fields are what they show, frames and shapes stand behind the paragraph that they are
    anchored in; what is deleted, hidden or struck out is left out.
    Raises ValueError, with the reason, for a file of which that cannot be made.
    """
    members = members_of(content, ("content.xml", "styles.xml"))
    if "content.xml" not in members:
        raise ValueError("its text is not found")
    root = parse_member(members["content.xml"])
    roots = [parse_member(members["styles.xml"]), root] if "styles.xml" in members else [root]
    texts = list(root.iterfind(f"{OFFICE}body/{OFFICE}text"))
    if not texts:
        raise ValueError("its text is not found")
    reading = _Reading(TextStyles(roots), list_controls(root), members)
    return [block for text in texts for block in reading.blocks(text, TextLook())]


def local(element: _Element) -> str:
    """Return the name of an element without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


class _Reading:
    """What is known while a text is read."""

    def __init__(
        self, styles: TextStyles, controls: Mapping[str, str], members: Mapping[str, bytes]
    ) -> None:
        self._styles = styles
        self._controls = controls
        self._members = members

    def blocks(self, element: Iterable[_Element], look: TextLook) -> Iterator[Element]:
        """The blocks in an element, whatever stands around them."""
        for child in element:
            name = local(child)
            if name in {"p", "h"} or (name not in UNSEEN and (child.text or "").strip()):
                yield from self._paragraph(child, look)
            elif name == "table" and not _is_unseen(child, name):
                yield build_blocks.table(self._rows(child, look))
            elif name in {"object", "control"}:
                yield from self._shown(child, name)
            elif name and not _is_unseen(child, name):
                yield from self.blocks(child, look)

    def _paragraph(self, element: _Element, around: TextLook) -> Iterator[Element]:
        look = self._look("paragraph", element, around)
        if any(_says_hidden(each) for each in element.iter(f"{TEXT}hidden-paragraph")):
            return
        line = _Line()
        self._fill(line, element, look)
        if local(element) == "h":
            level = element.get(f"{TEXT}outline-level", "1")
            yield build_blocks.heading(int(level) if level.isdecimal() else 1, line.inlines)
        else:
            yield build_blocks.paragraph(line.inlines)
        yield from line.behind

    def _fill(self, line: _Line, element: _Element, look: TextLook) -> None:
        """Add what stands in an element to the line."""
        line.add(element.text, look)
        for child in element:
            name = local(child)
            if name and not _is_unseen(child, name):
                self._add(line, child, name, look)
            line.add(child.tail, look)

    def _add(self, line: _Line, child: _Element, name: str, look: TextLook) -> None:
        if name in BLANKS:
            count = child.get(f"{TEXT}c", "1")
            line.add(BLANKS[name] * (min(int(count), 99) if count.isdecimal() else 1), look)
        elif name == "line-break":
            line.add_inline({"t": "LineBreak"}, look)
        elif name == "note":
            bodies = [each for each in child if local(each) == "note-body"]
            blocks = [block for body in bodies for block in self.blocks(body, TextLook())]
            line.add_inline(build_blocks.note(blocks), look)
        elif name == "ruby":
            self._annotate(line, child, look)
        elif name in BLOCKS or name in SHAPES:
            self._lift(line, child, name, look)
        else:
            self._fill(line, child, self._look("text", child, look))

    def _annotate(self, line: _Line, ruby: _Element, look: TextLook) -> None:
        """The words, and in parentheses what stands above them, as HTML has it without ruby."""
        for part in ruby:
            above = local(part) == "ruby-text" and "".join(map(str, part.itertext())).strip()
            line.add("(" if above else "", look)
            self._fill(line, part, look)
            line.add(")" if above else "", look)

    def _lift(self, line: _Line, shape: _Element, name: str, look: TextLook) -> None:
        """Put what stands in a frame or shape behind the line; a formula stands in it."""
        formula = self._formula(shape)
        if formula:
            line.add(formula, look)
        elif not look.unseen:
            if name in BLOCKS:  # where none should be: it divides the line
                line.add(" ", look)
            alone = name in BLOCKS or name in {"object", "control"}
            line.behind += self.blocks([shape] if alone else shape, TextLook())

    def _formula(self, shape: _Element) -> str:
        for each in shape.iter(f"{NAMES % 'drawing'}object"):
            root = self._object(each)
            if root is not None and local(root) == "math":
                return spell_formula(root)
        return ""

    def _object(self, element: _Element) -> _Element | None:
        """The file that an object refers to, or what stands in it."""
        name = posixpath.normpath(posixpath.join(element.get(LINK, ""), "content.xml"))
        try:
            if name in self._members and name != "content.xml":
                return parse_member(self._members[name])
        except ValueError:
            return None
        return next((each for each in element if local(each) in {"math", "document"}), None)

    def _shown(self, element: _Element, name: str) -> Iterator[Element]:
        """What a field of a form is filled with; what is written in a chart."""
        if name == "control":
            words = self._controls.get(element.get(f"{DRAW}control", ""), "")
            yield build_blocks.paragraph([{"t": "Str", "c": words}])
            return
        root = self._object(element)
        if root is None:
            return
        if local(root) == "math":
            yield build_blocks.paragraph([{"t": "Str", "c": spell_formula(root)}])
        for titled in root.iter("{*}title", "{*}subtitle"):
            if "chart" in titled.tag:
                yield from self.blocks(titled, TextLook())

    def _rows(self, table: _Element, look: TextLook) -> Iterator[list[list[Element]]]:
        """The rows of a table, wherever in it they are grouped."""
        for child in table:
            name = local(child)
            if name == "table-row":
                if child.get(f"{TABLE}visibility") not in ROW_HIDDEN:
                    cells = [cell for cell in child if local(cell) == "table-cell"]
                    yield [list(self.blocks(cell, look)) for cell in cells]
            elif name in {"title", "desc"} or not name:
                continue
            elif name in {"table-header-rows", "table-rows", "table-row-group"}:
                yield from self._rows(child, look)
            else:
                behind = list(self.blocks(child, look))
                if behind:
                    yield [behind]

    def _look(self, family: str, element: _Element, around: TextLook) -> TextLook:
        return self._styles.look(family, element.get(f"{TEXT}style-name", ""), around)


class _Line:
    """A line of text in the making, and the blocks that come behind it."""

    def __init__(self) -> None:
        self.inlines: list[Element] = []
        self.behind: list[Element] = []

    def add(self, text: str | None, look: TextLook) -> None:
        if text and not (look.unseen or look.struck):
            build_blocks.add_text(self.inlines, _WHITE.sub(" ", text), look.place)

    def add_inline(self, inline: Element, look: TextLook) -> None:
        if not look.unseen and not look.struck:
            self.inlines.append(inline)


def _is_unseen(element: _Element, name: str) -> bool:
    if name in UNSEEN or name.endswith("-source"):
        return True
    if name == "section" and element.get(f"{TEXT}display") == "none":
        return True
    return name in {"section", "hidden-text"} and _says_hidden(element)


def _says_hidden(element: _Element) -> bool:
    return bool(element.get(f"{TEXT}is-hidden") == "true")
