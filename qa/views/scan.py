"""What the index does not know without reading the documents: which dates and figures stand in
which sentences, and how the sources print who speaks.

Each document is read for it once, when a view first needs it, and what was found is kept with the
index. Who looks meanwhile is shown what there is so far.
"""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.overviews.find_moments import place_moments
from qa.overviews.stand_alone import NONE, stand_alone
from qa.views.cell import Progress
from qa.views.find_figures import find_figures
from qa.views.is_reference import is_reference

if TYPE_CHECKING:
    from corpus.document import Document
    from index.contents import Contents
    from index.index import Index
    from qa.overviews.find_moments import Moment
    from qa.views.find_figures import Figure

PAUSE = 0.001
"""Seconds between two documents, in which a question that is asked meanwhile goes on."""


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d{2}\b")
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|eleven|twelve|dozen|"
    r"hundred|one|january|february|march|april|may|june|july|august|september|october|november|"
    r"december)\b",
    re.IGNORECASE,
)
"""What a sentence with a date or a figure has: most have none, and are not looked at closely."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in ISO 8601 in the sentence `row` of a document, which prints it from `start` on."""

    iso: str
    document: int
    row: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure in the sentence `row` of a document; its places are those of the document's text."""

    document: int
    row: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Attributed:
    """The document of a statement, and who speaks as it prints it, "" where it prints nobody."""

    document: int
    printed: str


class Scan:
    """The dates and figures of an index, found document by document; safe in several threads.

    `attributed` are the statements of the ledger, by their numbers.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next = 0
        self.attributed: list[Attributed] = []
        self.dates: list[Dated] = []
        self.figures: list[Counted] = []

    def read(self, index: Index, patience: float) -> Progress:
        """Look at documents until all are looked at or `patience`, in seconds, is over."""
        end = time.monotonic() + patience
        total = len(index.contents.references)
        while self._next < total and time.monotonic() < end:
            with self._lock:
                if self._next < total:
                    self._attribute(self._next, index)
                    self._read(self._next, index.contents)
                    self._next += 1
            time.sleep(PAUSE)
        return Progress(self._next, total)

    def _attribute(self, number: int, index: Index) -> None:
        """Note the statements of a document: those behind the ones noted so far."""
        name, statements = index.contents.references[number].id, index.ledger.statements
        while (place := len(self.attributed)) < len(statements):
            statement = statements[place]
            if statement.excerpt.document.id != name:
                break
            printed = " ".join(statement.printed.text.split()) if statement.printed else ""
            self.attributed.append(Attributed(number, printed))

    def _read(self, number: int, contents: Contents) -> None:
        document = contents.documents[number]
        text = without_noise(document)
        issued = _told_of(text, contents.references[number].issued)
        own = contents.sentences.of_document(number)
        table = contents.sentences.take(own)
        bounds = zip(table.starts.tolist(), table.ends.tolist(), strict=True)
        for row, (start, end) in enumerate(bounds, int(own.start)):
            words = text[start:end]
            if not _NUMBER.search(words):
                continue
            dates, figures = place_moments(words, issued), find_figures(words)
            if not (dates or figures):
                continue
            line = " ".join(words.split())
            if stand_alone(line) == NONE or is_reference(line):
                continue
            self.dates += (_dated(each, number, row, start) for each in _distinct(dates))
            self.figures += (Counted(number, row, each.moved(start)) for each in figures)


def scan_of(index: Index) -> Scan:
    """Return the scan of `index`, as far as it is: it goes when the index goes."""
    return index.contents.memo(Scan, 1)()


def without_noise(document: Document) -> str:
    """Return the document's text with blanks in place of its noise, each word where it was."""
    pieces: list[str] = []
    position = 0
    for noise in document.noise:
        pieces += document.text[position : noise.start], " " * (noise.end - noise.start)
        position = noise.end
    return "".join([*pieces, document.text[position:]])


def _told_of(text: str, issued: str) -> str:
    """The date of issue where the document tells of that year, so that "on 3 April" is of it; ""
    where it tells of another one more often.
    """
    years = Counter(_YEAR.findall(text))
    own = years[issued[:4]]
    return issued if not years or own == max(years.values()) else ""


def _dated(moment: Moment, document: int, row: int, start: int) -> Dated:
    return Dated(moment.iso, document, row, start + moment.start, start + moment.end)


def _distinct(moments: list[Moment]) -> list[Moment]:
    """Each date once, where it stands first."""
    first: dict[str, Moment] = {}
    for each in moments:
        first.setdefault(each.iso, each)
    return list(first.values())
