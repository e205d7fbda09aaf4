"""The first page of a text → what on it may be its title, its author or its date: for its owner to
choose from. Nothing of it is used before somebody does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.metadata.parse_date import find_dates
from corpus.metadata.read_byline import read_byline

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_PAGE = 2_500  # characters, as a printed page has
MOST_LINES = 12  # that are not empty, among which titles and bylines are looked for
LONGEST_TITLE = 160  # characters
MOST_PROPOSALS = 4  # of each kind

_TITLED = re.compile(
    r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Rev)\.?[ \t]+"
    r"(?:[A-Z][\w’'-]*\.?[ \t]+){0,3}[A-Z][\w’'-]+"
)
_LINE = re.compile(r"[^\r\n]+")
_MARKS = " \t#*_>-–—\ufeff"


@dataclass(frozen=True, slots=True)
class Proposal:
    """`value` for a fact; the text from `start` to `end` is where it stands."""

    field: Literal["title", "authors", "issued"]
    value: str
    start: int
    end: int


def propose_facts(text: str) -> tuple[Proposal, ...]:
    r"""Return what the first page of `text` offers, each value once, in the order of the text.

    >>> [(e.field, e.value) for e in propose_facts("The Dam\nDr. Helen Marsh, 12 March 2019\n")]
    [('title', 'The Dam'), ('authors', 'Helen Marsh'), ('issued', '2019-03-12')]
    """
    page = text[:FIRST_PAGE]
    lines = [each for each in _LINE.finditer(page) if each[0].strip(_MARKS)][:MOST_LINES]
    found: dict[tuple[str, str], Proposal] = {}
    for each in (*_titles(lines), *_authors(page, lines), *_dates(page)):
        found.setdefault((each.field, each.value), each)
    kept: list[Proposal] = []
    for field in ("title", "authors", "issued"):
        kept += [each for each in found.values() if each.field == field][:MOST_PROPOSALS]
    return tuple(kept)


def _titles(lines: list[re.Match[str]]) -> Iterator[Proposal]:
    """Short lines that are no sentences; a heading first."""
    marked = [each for each in lines if each[0].lstrip().startswith("#")]
    for line in (*marked, *lines[:MOST_PROPOSALS]):
        value = line[0].strip(_MARKS)
        told = find_dates(value) or _TITLED.search(value) or read_byline([value])
        if len(value) <= LONGEST_TITLE and not value.endswith((".", ",", ";", ":")) and not told:
            start = line.start() + line[0].index(value)
            yield Proposal("title", value, start, start + len(value))


def _authors(page: str, lines: list[re.Match[str]]) -> Iterator[Proposal]:
    for name in read_byline([each[0].strip() for each in lines]):
        start = page.find(name)
        if start >= 0:
            yield Proposal("authors", name, start, start + len(name))
    for titled in _TITLED.finditer(page):
        name = re.sub(r"^\w+\.?[ \t]+", "", titled[0])
        yield Proposal("authors", name, titled.end() - len(name), titled.end())


def _dates(page: str) -> Iterator[Proposal]:
    for date in sorted(find_dates(page), key=lambda each: each.start):
        yield Proposal("issued", date.iso, date.start, date.end)
