"""The elements of an XML file of speeches → a text, by what each format's table says of a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.readers.blocks.flatten_blocks import NOTES
from corpus.readers.blocks.speech_text import SpeechText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the elements of a format are, by their local names; a name that is in none of these is
    a part of the line that it stands in, or where `open_ended`, a paragraph of its own.

    `blocks` are paragraphs or hold some, `lines` begin a line and end it, `cells` are those of a
    table's row, `hidden` are not printed, `asides` are printed and no part of the prose, `notes`
    come at the end. `special` are done by a function of the format's reader.
    """

    special: Mapping[str, Callable[[Walk, _Element], None]]
    blocks: frozenset[str] = frozenset()
    inline: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    cells: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    open_ended: bool = False


@dataclass(slots=True)
class Walk:
    """A file on the way to its text. `people` are the names of those whom it identifies."""

    vocabulary: Vocabulary
    people: Mapping[str, str] = field(default_factory=dict)
    page: SpeechText = field(default_factory=SpeechText)
    aside: bool = False
    _notes: list[_Element] = field(default_factory=list)

    def take(self, element: _Element) -> None:
        """Write an element, without what follows it."""
        name, known = local_name(element), self.vocabulary
        if name in known.special:
            known.special[name](self, element)
        elif name in known.hidden or not name:
            pass
        elif name in known.notes:
            self.put_off(element)
        elif name in known.asides and name not in known.blocks:
            self.take_aside(element)
        elif name in known.blocks or (known.open_ended and name not in known.inline | known.lines):
            self.page.end_paragraph()
            (self.take_aside if name in known.asides else self.take_inside)(element)
            self.page.end_paragraph()
        else:
            self._take_in_line(element, name)

    def _take_in_line(self, element: _Element, name: str) -> None:
        if name in self.vocabulary.lines:
            self.page.end_line()
        self.take_inside(element)
        if name in self.vocabulary.lines:
            self.page.end_line()
        if name in self.vocabulary.cells:
            self.page.end_cell()

    def take_inside(self, element: _Element) -> None:
        """Write the text and the elements within an element."""
        self.write(element.text or "")
        for inner in element:
            self.take(inner)
            self.write(inner.tail or "")

    def take_aside(self, element: _Element) -> None:
        """Write what is within an element as no part of the prose."""
        outer, self.aside = self.aside, True
        self.take_inside(element)
        self.aside = outer

    def put_off(self, note: _Element) -> None:
        """Keep a note for the end."""
        self._notes.append(note)

    def write(self, words: str) -> None:
        """Write words as part of the prose, or of an aside."""
        self.page.write(words, noise=self.aside)

    def end(self) -> None:
        """Write the notes, under a heading; nobody says them."""
        self.page.end_turn()
        if self._notes:
            self.page.add_heading(1, NOTES)
        for note in self._notes:  # those of notes are added while it is read
            self.page.end_paragraph()
            self.take_inside(note)


def local_name(element: _Element) -> str:
    """Return what an element is called without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words_of(element: _Element | None, hidden: frozenset[str] = frozenset()) -> str:
    """Return the words of an element on one line, without those of elements that are hidden."""
    return "" if element is None else " ".join("".join(_pieces(element, hidden)).split())


def _pieces(element: _Element, hidden: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        if local_name(inner) not in hidden:
            yield from _pieces(inner, hidden)
        yield inner.tail or ""


def first_of(element: _Element, *path: str) -> _Element | None:
    """Return the first element on a path of local names, each anywhere within the one before."""
    if not path:
        return element
    found = (first_of(inner, *path[1:]) for inner in element.iterdescendants(f"{{*}}{path[0]}"))
    return next((each for each in found if each is not None), None)


def children_of(element: _Element, name: str) -> list[_Element]:
    """Return the elements of a local name right below an element."""
    return [inner for inner in element if local_name(inner) == name]


def identity_of(element: _Element) -> str:
    """Return the identity of an element, whatever its format calls the attribute."""
    xml = "{http://www.w3.org/XML/1998/namespace}id"
    return element.get(xml) or element.get("eId") or element.get("id") or ""
