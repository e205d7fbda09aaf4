"""An index → every sentence that names a date, in the order of the dates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.views.cell import Part, Progress, Window
from qa.views.scan import scan_of
from qa.views.show_cell import show_cell

if TYPE_CHECKING:
    from index.index import Index
    from qa.views.cell import Cell


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that names `date`, ISO 8601 as precise as the sentence is; the date is marked."""

    date: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Timeline:
    """`years` are those of all sentences from the sources wanted, each with how many there are."""

    progress: Progress
    years: tuple[tuple[str, int], ...]
    events: Part[Event]


ALL = Window()


def list_timeline(
    index: Index,
    period: str = "",
    source: str = "",
    window: Window = ALL,
    patience: float = float("inf"),
) -> Timeline:
    """Return the sentences that name a date in `period`, a year or month in ISO 8601, by date and
    then in the order of documents.

    `source` is the id of the only document wanted. Documents that nobody has looked at yet are
    looked at for `patience` seconds at most.
    """
    scan = scan_of(index)
    progress = scan.read(index, patience)
    dates = list(scan.dates)
    if source:
        wanted = index.contents.numbers.get(source)
        dates = [each for each in dates if each.document == wanted]
    years = Counter(each.iso[:4] for each in dates)
    found = [each for each in dates if each.iso.startswith(period)]
    found.sort(key=lambda each: (each.iso, each.document, each.row))
    events = tuple(
        Event(each.iso, show_cell(each.row, each.start, each.end, index.contents))
        for each in window.of(found)
    )
    return Timeline(progress, tuple(sorted(years.items())), Part(len(found), events))
