"""A document as pandoc parses it (a tree of blocks and inlines) → its text and its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.document import Landmark, Noise
from corpus.readers.blocks.raised import raised

if TYPE_CHECKING:
    from collections.abc import Callable

Element = dict[str, Any]

ABOVE = " › "  # between a heading and the one that it stands under
NOTES = "Notes"
SOFT_HYPHEN = "\u00ad"  # shows where a word may be divided, and is none of its letters
CHAPTER = 0  # its level: above all headings


def flatten_blocks(blocks: list[Element]) -> tuple[str, tuple[Landmark, ...]]:
    r"""Return the paragraphs of `blocks`, a blank line between two, and where headings stand.

    Each item of a list, line of a poem and row of a table is a paragraph; notes follow
    at the end. Nothing is added to the words but blanks, and tabs between a row's cells; what is
    struck out is no word, and raised numbers are written as such.
    A block "Chapter", which is none of pandoc's, names what follows unless a heading does.
    Raises KeyError, TypeError, IndexError or RecursionError for what is no such tree.

    >>> flatten_blocks([{"t": "Header", "c": [1, [], [{"t": "Str", "c": "One"}]]},
    ...                 {"t": "Para", "c": [{"t": "Str", "c": "Words."}]}])
    ('One\n\nWords.', (Landmark(start=0, label='section', value='One'),))
    """
    page = _Page()
    page.add_blocks(blocks)
    page.add_notes()
    return "\n\n".join(page.paragraphs), tuple(page.landmarks)


def flatten_prose(blocks: list[Element]) -> tuple[str, tuple[Landmark, ...], tuple[Noise, ...]]:
    """Return what `flatten_blocks` does, and where in the text programs and what they print stand,
    which are none of its prose. Raises as that does.
    """
    page = _Page()
    page.add_blocks(blocks)
    page.add_notes()
    return "\n\n".join(page.paragraphs), tuple(page.landmarks), tuple(page.code)


def words_of_inlines(inlines: list[Element]) -> str:
    """Return the words of a line of text, without its notes."""
    return _Page().line(inlines)


class _Page:
    """A text in the making."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.landmarks: list[Landmark] = []
        self.code: list[Noise] = []
        self._length = 0
        self._headings: dict[int, str] = {}
        self._chapter = ""  # begins with the next words
        self._notes: list[list[Element]] = []

    def add(self, paragraph: str) -> None:
        stripped = paragraph.strip()
        if stripped:
            if self._chapter:
                self.begin_chapter()
            self.paragraphs.append(stripped)
            self._length += len(stripped) + 2

    def add_blocks(self, blocks: list[Element]) -> None:
        for block in blocks:
            kind: str = block["t"]
            content: Any = block.get("c")
            if kind in _INSIDE:
                for inner in _INSIDE[kind](content):
                    self.add_blocks(inner)
            elif kind == "Chapter":
                self._chapter = content
                self._headings.pop(CHAPTER, None)
            elif kind == "Header":
                self.add_heading(content[0], self.line(content[2]))
            elif kind == "DefinitionList":
                self.add_definitions(content)
            elif kind == "Table":
                self.add_table(content)
            elif kind == "Figure":
                self.add_blocks(content[2])
                self.add_blocks(content[1][1])
            elif kind in _LINES:
                self.add_lines(kind, _LINES[kind](content))

    def add_lines(self, kind: str, lines: list[list[Element]]) -> None:
        start = self._length
        self.add("\n".join(map(self.line, lines)))
        if kind == "CodeBlock" and self._length > start:
            self.code.append(Noise(start, self._length - 2, "boilerplate"))

    def add_definitions(self, content: list[Any]) -> None:
        for term, definitions in content:
            self.add(self.line(term))
            for definition in definitions:
                self.add_blocks(definition)

    def begin_chapter(self) -> None:
        """Name the chapter that has no heading."""
        self.landmarks.append(Landmark(self._length, "section", self._chapter))
        self._headings, self._chapter = {CHAPTER: self._chapter}, ""

    def add_heading(self, level: int, heading: str) -> None:
        words = " ".join(heading.split())
        if not words:
            return
        self._chapter = ""
        above = [self._headings[n] for n in sorted(self._headings) if n < level]
        self._headings = {n: h for n, h in self._headings.items() if n < level} | {level: words}
        self.landmarks.append(Landmark(self._length, "section", ABOVE.join([*above, words])))
        self.add(words)

    def add_table(self, content: list[Any]) -> None:
        _, caption, _, head, bodies, foot = content
        self.add_blocks(caption[1])
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        for _, cells in rows:
            self.add("\t".join(self.cell(cell[4]) for cell in cells))

    def cell(self, blocks: list[Element]) -> str:
        inside = _Page()
        inside._notes = self._notes
        inside.add_blocks(blocks)
        return " ".join(" ".join(inside.paragraphs).split())

    def add_notes(self) -> None:
        """Write down the notes; those of notes come last."""
        self._chapter = ""
        if self._notes:
            self.landmarks.append(Landmark(self._length, "section", NOTES))
        for note in self._notes:  # grows while it is read
            self.add_blocks(note)

    def line(self, inlines: list[Element]) -> str:
        pieces = [(inline["t"], self.words(inline["t"], inline.get("c"))) for inline in inlines]
        following = [*(words for _, words in pieces[1:]), ""]
        line = ""
        for (kind, words), after in zip(pieces, following, strict=False):
            if kind == "Subscript" and (_meet(line, words) or _meet(words, after)):
                line += words.translate(_DOWN)
            elif words != " " or not line.endswith(" "):  # on both sides of what is struck out
                line += words
        return line

    def words(self, kind: str, content: Any) -> str:  # noqa: ANN401  # as JSON gives it
        if kind == "Note":
            self._notes.append(content)
        elif kind == "Str":
            return str(content).replace(SOFT_HYPHEN, "")
        elif kind == "Quoted":
            opening, closing = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
            return f"{opening}{self.line(content[1])}{closing}"
        elif kind in _STYLED:
            line = self.line(content)
            return raised(line) if kind == "Superscript" else line
        elif kind in {"Cite", "Span", "Link"}:
            return self.line(content[1])
        elif kind in {"Code", "Math"}:
            return str(content[1])
        return _BLANKS.get(kind, "")  # "" for pictures, what is struck out, other formats' own


def _meet(left: str, right: str) -> bool:
    """Whether two numbers would become one."""
    return left[-1:].isdecimal() and right[:1].isdecimal()


_DOWN = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

_INSIDE: dict[str, Callable[[Any], list[list[Element]]]] = {
    "BlockQuote": lambda content: [content],
    "Div": lambda content: [content[1]],
    "BulletList": lambda content: content,
    "OrderedList": lambda content: content[1],
}
"""Blocks that hold blocks, and where in them."""

_LINES: dict[str, Callable[[Any], list[list[Element]]]] = {
    "Para": lambda content: [content],
    "Plain": lambda content: [content],
    "LineBlock": lambda content: content,
    "CodeBlock": lambda content: [[{"t": "Str", "c": content[1]}]],
}
"""Blocks that hold lines of text, and where in them."""

_STYLED = frozenset("Emph Strong Underline Superscript Subscript SmallCaps".split())
_BLANKS = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
