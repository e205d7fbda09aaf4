"""Words that a machine has read off pictures of pages → a text, its pages, and how sure it was."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.document import Landmark, Noise
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.pdf.pages.dehyphenate import (
    HYPHENS,
    ends_in_hyphenation,
    is_compound,
    words_of,
)
from corpus.source import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOW = 0.7
"""Mean confidence of a page's words below which it is told: what programs call uncertain."""

_MOST_NAMED = 8  # pages in a warning


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of a block. `apart`: it stands in the margin at the head or the foot of a page."""

    lines: tuple[str, ...]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what it is called ("" where nothing tells), and the confidence of each of its words
    from 0 to 1, none where the program gave none.
    """

    label: int | str
    paragraphs: tuple[Paragraph, ...]
    confidences: tuple[float, ...] = ()


def compose_pages(pages: Sequence[Page]) -> Extraction:
    """Return the text, a paragraph for each block, without the hyphens that divide words.

    Raises UnreadableError where there is no word.
    """
    known = words_of(line for page in pages for each in page.paragraphs for line in each.lines)
    pieces: list[str] = []
    landmarks: list[Landmark] = []
    noise: list[Noise] = []
    length = 0
    for page in pages:
        for number, paragraph in enumerate(each for each in page.paragraphs if each.lines):
            words = "\n".join(_joined(paragraph.lines, known))
            if number == 0 and page.label != "":
                landmarks.append(Landmark(length, "page", page.label))
            if paragraph.apart:
                noise.append(Noise(length, length + len(words), "boilerplate"))
            pieces.append(words)
            length += len(words) + 2
    if not pieces:
        raise UnreadableError(Message(Key.NO_TEXT))
    places = tuple(landmarks) if len(pages) > 1 or _tells(landmarks) else ()
    return Extraction("\n\n".join(pieces), None, places, tuple(noise), tuple(_doubts(pages)))


def _tells(landmarks: Sequence[Landmark]) -> bool:
    """Whether the number of a single page is more than that of the only picture."""
    return any(each.value not in {0, 1} for each in landmarks)


def _joined(lines: Sequence[str], known: set[str]) -> Iterator[str]:
    """The lines, each word whole on the line on which it begins."""
    carried = ""
    for line, following in pairwise((*lines, "")):
        own = line.removeprefix(carried).lstrip()
        carried = ""
        divided = ends_in_hyphenation(own, following, known)
        if divided or is_compound(own, following):
            carried = following.split(" ", 1)[0]
            own = (own.rstrip(HYPHENS) if divided else own) + carried
        if own:
            yield own


def _doubts(pages: Sequence[Page]) -> Iterator[Message]:
    doubtful = [
        (number, sum(page.confidences) / len(page.confidences))
        for number, page in enumerate(pages)
        if page.confidences and sum(page.confidences) / len(page.confidences) < LOW
    ]
    if doubtful:
        named = [str(pages[number].label or number + 1) for number, _ in doubtful]
        shown = ", ".join(named[:_MOST_NAMED]) + (" …" if len(named) > _MOST_NAMED else "")
        mean = sum(confidence for _, confidence in doubtful) / len(doubtful)
        yield Message(Key.DOUBTFUL_PAGES, pages=shown, percent=round(100 * mean))
