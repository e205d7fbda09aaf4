"""The transcript of a court or a deposition → who speaks on which line, as courts print it.

Examinations have "Q." and "A.": the one who asks is named by "BY MR. SMITH:", the one who answers
by the paragraph that says that he was sworn. All others stand before a colon, in capitals.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from corpus.document import Landmark, Noise
from corpus.readers.proceedings.number_lines import NumberedLine, lines_of_pages, number_lines
from corpus.readers.proceedings.stated_turns import StatedTurns
from corpus.turns.recognise_speaker import is_field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.source import Extraction

_FEWEST = 3  # turns of a transcript
_AGAIN = 3  # times that a label without a title stands before a colon
_NOTE_LINES = 5  # lines of a note in brackets
_SWORN_WITHIN = 5  # lines of the paragraph that says that a witness was sworn

_WORD = r"[A-Z][A-Z.'’-]*[A-Z.]"
_LABEL = re.compile(
    rf"(?P<by>BY\s+)?(?P<label>(?:[A-Z]\s)?{_WORD}(?:\s{_WORD}|\s[A-Z]\.|\s(?:Mc|Mac|De|Van)[A-Z]+){{0,5}}"
    r"|(?:MR|MS|MRS|DR)\.\s(?:Mc|Mac|De|Van|O['’])[A-Z]+)(?:\s*\([^()\n]{1,40}\))?:(?=\s|$)\s*"
)
_LETTER = re.compile(r"(?P<letter>[QA])(?:[.:](?=\s|$)\s*|\s{2,}(?=\S))")
_OVER = re.compile(
    r"[(\[]\s*(?:Whereupon|Recess|(?:Proceedings|Deposition|Hearing)\b)", re.IGNORECASE
)
_HEADING = re.compile(r"(?=[^a-z]{8})[^a-z]*[A-Z]{2,}[^a-z]*[A-Z][^a-z]*")
_NAME = re.compile(rf"(?P<name>{_WORD}(?:\s(?:{_WORD}|[A-Z]\.?)){{1,4}}),")
_SWORN = re.compile(r"\b(?:sworn|affirmed|called as a witness|a witness herein)\b", re.IGNORECASE)
_COUNSEL = re.compile(
    rf"(?P<name>{_WORD}(?:\s(?:{_WORD}|[A-Z]\.?)){{1,4}}),(?:\s(?:JR|SR|II|III)\.?,)?\s(?:ESQ|Esq)"
)
_TITLES: Final = re.compile(r"^(?:MR|MS|MRS|MISS|DR|JUDGE|JUSTICE|CHIEF JUSTICE|GENERAL)\.?\s")


def mark_court_transcript(extraction: Extraction) -> Extraction | None:
    """Return the extraction with turns, line numbers as noise and as places; None where it is none.

    The text is untouched: a plain text's numbers and what stands around its pages are noise.
    """
    printed = lines_of_pages(extraction)
    lines = printed or number_lines(extraction.text)
    if not lines:
        return None
    reading = _Reading(extraction.text, lines)
    for number, line in enumerate(lines):
        reading.take(number, line)
    turns = reading.turns.found()
    if len(turns) < _FEWEST:
        return None
    around = () if printed else _around(extraction.text, lines, reading.opening)
    return replace(
        extraction,
        landmarks=tuple(_landmarks(lines)),
        noise=(
            *extraction.noise,
            *around,
            *reading.noted,
            *_index(extraction.text, turns[-1].stops),
        ),
        turns=turns,
    )


class _Reading:
    """What the lines of a transcript say, one after the other."""

    def __init__(self, text: str, lines: Sequence[NumberedLine]) -> None:
        self._text, self._lines = text, lines
        self._counsel = _counsel(text, lines)
        self._examiner: tuple[int, int] | None = None
        self._witness: tuple[int, int] | None = None
        self.turns = StatedTurns(text)
        self.noted: list[Noise] = []
        self._noted_up_to = 0
        self.opening: set[int] = set()  # the places where a paragraph begins

    def take(self, number: int, line: NumberedLine) -> None:
        words = self._text[line.start : line.end]
        label, letter = _LABEL.match(words), _LETTER.match(words)
        if line.start < self._noted_up_to:
            return
        if label and self._is_speaker(label):
            self._name(line, label)
        elif letter and (line.opens or words[1] in ".:" or self._examiner):
            self._ask(line, line.start, letter)
        elif words[0] in "([" and (ends := self._noted(number)):
            self._noted_up_to = ends
            self.noted.append(Noise(line.start, ends, "boilerplate"))
            if _OVER.match(words):
                self.turns.end()
        elif self._is_sworn(number, words) or (_HEADING.fullmatch(words) and words[-1] != "?"):
            self.turns.end()
        else:
            self.turns.say(line.start, line.end)
            self.opening |= {line.start} if line.opens else set()
            return
        self.opening.add(line.start)

    def _is_speaker(self, label: re.Match[str]) -> bool:
        """Whether a label is of somebody: by title or office, or because it comes again."""
        words = label["label"]
        certain = label["by"] or _TITLES.match(words) or words.startswith(("THE ", "A "))
        return not is_field(words) and bool(certain or self._text.count(f"{words}:") >= _AGAIN)

    def _noted(self, number: int) -> int:
        """Where a note in brackets that begins a line ends, with a line; 0 where none does."""
        for line in self._lines[number : number + _NOTE_LINES]:
            words = self._text[line.start : line.end].rstrip(".")
            if words.endswith((")", "]")):
                return line.end
        return 0

    def _name(self, line: NumberedLine, label: re.Match[str]) -> None:
        start, end = (line.start + each for each in label.span("label"))
        rest = line.start + label.end()
        if label["by"]:
            self.turns.end()
            self._examiner = start, end
            letter = _LETTER.match(self._text, rest, line.end)
            if letter:
                self._ask(line, rest, letter)
            return
        witness = self._witness if label["label"] == "THE WITNESS" else None
        self.turns.begin(
            start, end, self._full(witness) or self._counsel.get(_bare(label["label"]), "")
        )
        self.turns.say(rest, line.end)

    def _ask(self, line: NumberedLine, start: int, letter: re.Match[str]) -> None:
        """A question or an answer, of whom the transcript has named; else of "Q" or "A"."""
        named = self._examiner if letter["letter"] == "Q" else self._witness
        printed = named or (start, start + 1)
        full = self._full(self._witness) if named is self._witness else ""
        asks = self._text[slice(*printed)]
        self.turns.begin(*printed, full or self._counsel.get(_bare(asks), ""))
        self.turns.say(start + len(letter[0]), line.end)

    def _full(self, place: tuple[int, int] | None) -> str:
        return _cased(self._text[slice(*place)]) if place else ""

    def _is_sworn(self, number: int, words: str) -> bool:
        """Whether here somebody is sworn, who is the witness from now on."""
        name = _NAME.match(words)
        if name is None:
            return False
        below = self._lines[number : number + _SWORN_WITHIN]
        if not _SWORN.search(" ".join(self._text[each.start : each.end] for each in below)):
            return False
        start = self._lines[number].start
        self._witness = start + name.start("name"), start + name.end("name")
        self._examiner = None
        return True


def _counsel(text: str, lines: Sequence[NumberedLine]) -> dict[str, str]:
    """The full names of those who appear, by what they are called; none for two of a surname."""
    found: dict[str, set[str]] = {}
    for line in lines:
        name = _COUNSEL.match(text[line.start : line.end])
        if name:
            found.setdefault(name["name"].split()[-1], set()).add(_cased(name["name"]))
    return {surname: next(iter(names)) for surname, names in found.items() if len(names) == 1}


def _bare(label: str) -> str:
    return _TITLES.sub("", label) if _TITLES.match(label) else ""


def _cased(name: str) -> str:
    return re.sub(r"[A-Z]+", lambda word: word[0].capitalize(), " ".join(name.split()))


def _landmarks(lines: Sequence[NumberedLine]) -> Iterator[Landmark]:
    before: int | str = ""
    for line in lines:
        if line.place != before:
            yield Landmark(line.start, "page", line.place)
        before = line.place


def _around(text: str, lines: Sequence[NumberedLine], opening: set[int]) -> Iterator[Noise]:
    """What stands before the words of each line: its number, and the foot and head of pages.

    The line break that parts two lines is kept, and all of them where a paragraph begins.
    """
    ends = 0
    for line in lines:
        between = text[ends : line.start]
        first = len(between) - len(between.lstrip())
        if line.start not in opening and ends:
            first = min(first, between.find("\n") + 1)
        if between.strip():
            yield Noise(ends + first, line.start, "boilerplate")
        ends = line.end
    rest = text[ends:]
    if rest.strip() and len(rest.split()) <= _MOST_BELOW:
        yield Noise(ends + len(rest) - len(rest.lstrip()), len(text), "boilerplate")


_MOST_BELOW = 40  # words below the last page: more are a certificate or an index
_REFERENCE = re.compile(r"(?<!\S)\d{1,4}:\d{1,2}(?:,\d{1,2})*(?!\S)")
_REFERENCES = 0.15  # share of words that are pages and lines, in an index of words


def _index(text: str, ends: int) -> Iterator[Noise]:
    """The index of words that reporters put behind a transcript: "absurd 24:2 40:19,21"."""
    rest = text[ends:]
    if len(_REFERENCE.findall(rest)) > max(_MOST_BELOW, _REFERENCES * len(rest.split())):
        yield Noise(ends + len(rest) - len(rest.lstrip()), len(text), "boilerplate")
