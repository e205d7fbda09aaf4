"""What somebody marked in books → a document a book, each mark at its place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Landmark, Reference
from corpus.source import Extraction, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Clipping:
    """Words of a book, or with `own` what its reader noted on them.

    `place` is where they are, as the device or the service says it: "page 12", "location 340".
    """

    title: str
    authors: tuple[str, ...]
    words: str
    place: str = ""
    url: str = ""
    own: bool = False


def group_clippings(clippings: Iterable[Clipping]) -> Iterator[Part]:
    """Yield a document for each book, named by its title, in the order of their first clippings.

    Each clipping is a paragraph and, where it says it, a place. What a reader noted is another
    document ("The Mill/notes") without an author: none of it is the book's. A clipping that was
    made longer, which a device keeps beside the shorter one at the same place, is there once.
    """
    books: dict[tuple[str, tuple[str, ...], str, bool], list[Clipping]] = {}
    for each in clippings:
        if each.words.strip():
            books.setdefault((each.title, each.authors, each.url, each.own), []).append(each)
    taken: set[str] = set()
    for (title, authors, url, own), found in books.items():
        stem = title.replace("/", "-").strip() or "untitled"
        name = _free(f"{stem}/notes" if own else stem, taken)
        facts = (
            Reference("", f"Notes on {title}")
            if own
            else Reference("", title, type="webpage" if url else "book", authors=authors, url=url)
        )
        yield _part(name, _longest(found), facts)


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    taken.add(free)
    return free


def _longest(clippings: Sequence[Clipping]) -> list[Clipping]:
    """Without those whose words one beside them, at a place that begins alike, has as well."""
    kept: list[Clipping] = []
    for each in clippings:
        last = kept[-1] if kept else None
        if last and _start(last.place) == _start(each.place):
            if last.words in each.words:
                kept[-1] = each
                continue
            if each.words in last.words:
                continue
        kept.append(each)
    return kept


def _start(place: str) -> str:
    return place.partition("–")[0]


def _part(name: str, clippings: Sequence[Clipping], facts: Reference) -> Part:
    landmarks: list[Landmark] = []
    paragraphs: list[str] = []
    pages = all(each.place.startswith("page ") for each in clippings)
    length = 0
    for each in clippings:
        if each.place:
            value = each.place.removeprefix("page ") if pages else each.place
            landmarks.append(Landmark(length, "page" if pages else "section", value))
        paragraphs.append(each.words.strip())
        length += len(paragraphs[-1]) + 2
    text = "\n\n".join(paragraphs)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Part(name, Extraction(text, facts, tuple(landmarks)), digest)
