"""A record of speeches in the making: paragraphs, headings, pages, and who speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from corpus.document import Landmark, Noise, StatedTurn
from corpus.readers.blocks.flatten_blocks import ABOVE
from corpus.source import Extraction

if TYPE_CHECKING:
    from corpus.document import Reference
    from corpus.messages.message import Message

_GAPS: Final = ("", " ", "\t", "\n", "\n\n")  # what may part two words, the stronger one last
_WHITE = re.compile(r"\s+")


class SpeechText:
    r"""Words are written one after the other, with all white space in them as one blank.

    A turn is a paragraph that opens with who speaks and a colon, as captions are read, and goes on
    until the next one or `end_turn`. Where pages are counted they are the places that citations
    name, else the headings are.

    >>> page = SpeechText()
    >>> page.begin_turn("The Minister", "Ada Finch")
    >>> page.write("It  burnt.")
    >>> page.extraction().text
    'The Minister: It burnt.'
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._gap = ""
        self._noise: list[Noise] = []
        self._pages: list[Landmark] = []
        self._page: int | str = ""  # begins with the next words
        self._sections: list[Landmark] = []
        self._headings: dict[int, str] = {}
        self._turns: list[StatedTurn] = []
        self._speaker: tuple[int, int, str] | None = None  # whose words come next
        self._said = -1  # where they begin

    def write(self, words: str, *, noise: bool = False) -> None:
        """Add words to the paragraph; `noise` are words that are no part of its prose."""
        line = _WHITE.sub(" ", words)
        if line[:1] == " ":
            self._part(" ")
        bare = line.strip()
        if not bare:
            return
        start = self._add(bare)
        if noise:
            self._noise.append(Noise(start, self._length, "boilerplate"))
        elif self._speaker and self._said < 0:
            self._said = start
        if line[-1] == " ":
            self._part(" ")

    def _add(self, words: str) -> int:
        """Put words behind what there is, and return where they begin."""
        gap = self._gap if self._length else ""
        self._pieces += [gap, words]
        start = self._length + len(gap)
        self._length, self._gap = start + len(words), ""
        if self._page != "" and (not self._pages or self._pages[-1].value != self._page):
            self._pages.append(Landmark(start, "page", self._page))
        self._page = ""
        return start

    def _part(self, gap: str) -> None:
        """Keep what parts the next words from these; the first words said follow their speaker."""
        if self._speaker and self._said < 0:
            gap = " "
        self._gap = max(self._gap, gap, key=_GAPS.index)

    def end_cell(self) -> None:
        """Part what follows from the cell of a table before it."""
        self._part("\t")

    def end_line(self) -> None:
        """Let what follows begin a line."""
        self._part("\n")

    def end_paragraph(self) -> None:
        """Let what follows begin a paragraph."""
        self._part("\n\n")

    def begin_page(self, label: str) -> None:
        """Let what follows stand on the page that calls itself so; "" is a page without number."""
        bare = " ".join(label.split())
        if bare:
            self._page = int(bare) if bare.isdecimal() and bare.isascii() else bare

    def begin_turn(self, printed: str, name: str = "") -> None:
        """Let what follows be said by whom the record prints as `printed`: `name`, if it says so.

        Where it prints nobody the name stands before the words; without both they are nobody's.
        """
        self.end_turn()
        self.end_paragraph()
        label = " ".join((printed or name).split()).rstrip(" :")
        if label:
            start = self._add(label)
            self._speaker = start, self._length, " ".join(name.split())
            if label[-1] not in ".?!":
                self._add(":")
            self._part(" ")

    def end_turn(self) -> None:
        """Let what follows be said by nobody."""
        if self._speaker and self._said >= 0:
            start, end, name = self._speaker
            self._turns.append(StatedTurn(start, end, self._said, self._length, name))
        self._speaker, self._said = None, -1

    def add_heading(self, level: int, words: str) -> None:
        """Add a heading of a level from 1; nobody says it."""
        heading = " ".join(words.split())
        if not heading:
            return
        self.end_turn()
        self.end_paragraph()
        above = [self._headings[n] for n in sorted(self._headings) if n < level]
        self._headings = {n: h for n, h in self._headings.items() if n < level} | {level: heading}
        start = self._add(heading)
        self._sections.append(Landmark(start, "section", ABOVE.join([*above, heading])))
        self.end_paragraph()

    def extraction(
        self, reference: Reference | None = None, warnings: tuple[Message, ...] = ()
    ) -> Extraction:
        """Return all of it; the last turn ends here."""
        self.end_turn()
        return Extraction(
            "".join(self._pieces),
            reference,
            tuple(self._pages or self._sections),
            tuple(self._noise),
            warnings,
            turns=tuple(self._turns),
        )
