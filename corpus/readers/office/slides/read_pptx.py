"""A presentation (`.pptx`; PresentationML, ECMA-376 part 1, 19): its slides, then their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.blocks.flatten_blocks import flatten_blocks
from corpus.readers.office.read_properties import read_properties
from corpus.readers.office.read_relations import parsed_part, read_relations
from corpus.readers.office.replace_members import members_of
from corpus.readers.office.slides.parse_slide import parse_slide
from corpus.readers.office.word.list_figures import list_figures
from corpus.readers.office.word.word_names import local
from corpus.source import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from corpus.readers.blocks.flatten_blocks import Element


def read_pptx(content: bytes) -> Extraction:
    """Return the text of each slide in the order of the show, and the facts of the properties.

    A landmark stands where each slide begins ("slide 4"); what the speaker noted stands behind
    all of them, under landmarks of its own ("notes on slide 4"). Raises UnreadableError.
    """
    try:
        blocks = list(_blocks(members_of(content, (".xml", ".rels"))))
        text, landmarks = flatten_blocks(blocks)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(Message(Key.NOT_OPENED, kind="PowerPoint")) from error
    return read_properties(Extraction(text, landmarks=landmarks), content, "docProps/core.xml")


def _blocks(members: Mapping[str, bytes]) -> Iterator[Element]:
    show = next(
        (each.part for each in read_relations("", members).values()
         if each.kind.endswith("/officeDocument")),
        "ppt/presentation.xml",
    )  # fmt: skip
    root = parsed_part(show, members)
    if root is None:
        raise ValueError("it has no list of slides")
    slides = read_relations(show, members)
    notes: list[Element] = []
    for number, slide in enumerate(_listed(root), _first(root)):
        part = slides[slide].part if slide in slides else ""
        shown = parsed_part(part, members)
        if shown is None:
            continue
        yield _place(f"slide {number}")
        yield from parse_slide(shown, list_figures(part, members))
        for each in read_relations(part, members).values():
            noted = parsed_part(each.part, members) if each.kind.endswith("/notesSlide") else None
            if noted is not None:
                notes += [_place(f"notes on slide {number}"), *parse_slide(noted, {}, notes=True)]
    yield from notes


def _place(name: str) -> Element:
    """What follows is at a place of this name (`flatten_blocks`)."""
    return {"t": "Chapter", "c": name}


def _listed(root: _Element) -> Iterator[str]:
    """The numbers of the slides, in the order of the show (19.2.1.34)."""
    for each in root.iter("{*}sldId"):
        for name, value in each.attrib.items():
            if str(name).endswith("}id"):
                yield str(value)


def _first(root: _Element) -> int:
    """The number of the first slide (19.2.1.26, firstSlideNum)."""
    stated = str(root.get("firstSlideNum", "1"))
    return int(stated) if stated.isdecimal() and local(root) == "presentation" else 1
