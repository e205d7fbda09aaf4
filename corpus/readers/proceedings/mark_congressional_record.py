"""A part of the Congressional Record → who speaks on which page, and what nobody says.

govinfo.gov gives each part as text in `pre`: a head in square brackets, "[[Page S705]]" where a
page begins, paragraphs set in by two blanks, what is inserted (bills, letters, exhibits) by more.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from corpus.document import Landmark, Noise, Reference
from corpus.metadata.parse_date import parse_date
from corpus.readers.proceedings.stated_turns import StatedTurns

if TYPE_CHECKING:
    from corpus.source import Extraction

_HEAD = re.compile(
    r"\[Congressional Record,? Vol(?:ume|\.) (?P<volume>\d+), "
    r"(?:Number|Issue|No\.) (?P<number>\d+) "
    r"\(\w+, (?P<day>\w+ \d{1,2}, \d{4})\)\][^\S\n]*\n"
    r"(?:[^\S\n]*\[(?P<chamber>[A-Z][A-Za-z ]+)\][^\S\n]*\n)?"
    r"(?:[^\S\n]*\[Pages? (?P<page>[A-Z]*\d+)[^\]\n]*\][^\S\n]*\n)?"
    r"(?:[^\S\n]*From the Congressional Record Online[^\n]*\n)?"
)
_LINE = re.compile(r"[^\n]+")
_PAGE = re.compile(r"\s*\[\[Page ([A-Z]*\d+)\]\]\s*")
_TIME = re.compile(r"\s*\{time\}\s*\d{3,4}\s*$")

_CAPITALS = r"(?:[A-Z][a-z]{1,2})?[A-Z]['’]?[A-Z](?:[A-Z'’.-]|-[A-Z][a-z]{1,2}(?=[A-Z]))*"
_SURNAME = rf"{_CAPITALS}(?: (?:{_CAPITALS}|[A-Z]\.|Jr\.))*"
_MEMBER = rf"(?:Mr|Mrs|Ms|Miss|Dr)\. {_SURNAME}(?: of (?:[A-Z][a-z]+ ?)+)?"
_OFFICER = (
    r"(?:The (?:(?:ACTING|Acting|VICE|Vice) )*(?:PRESIDENT|SPEAKER|"
    r"CHAIR(?:MAN|WOMAN)?|PRESIDING OFFICER|CHIEF JUSTICE|CLERK)(?: pro tempore)?)"
)
_SPEAKS = re.compile(
    rf" {{1,3}}(?P<label>(?P<member>{_MEMBER})|{_OFFICER}"
    r"(?: \((?:(?P<named>(?:Mr|Mrs|Ms|Dr)\. [^()\n]+)|[a-z][^()\n]+)\))?)\.(?=\s|$)[^\S\n]*"
)
_INSERTS: Final = 4  # blanks before a line of a bill or a letter, a heading or a table
_ORDERED = re.compile(r"There being no objection, ")
_RECORDER = re.compile(
    rf"{_MEMBER},?(?: \([^)\n]*\))? (?:addressed|submitted|proposed|introduced|asked|changed|moved|"
    r"thereupon|from|led|demanded|yielded|assumed|announced|objected|offered|and)\b"
    r"|The (?:[a-z]+ )*(?:clerks?|Chaplain|Senate|House|Committee|Speaker|guest)\b[^.\n]*? (?:read|"
    r"called|reported|proceeded|designated|announced|met|adjourned|recessed|offered|resumed|"
    r"continued|was called|at \d)"
    r"|The (?:[a-z]+ )*(?:amendments?|motion|bill|resolution|preamble|nomination|yeas and nays|"
    r"question|vote|result|title|(?:concurrent|joint) resolution)\b[^.\n]*? (?:was|were|is as)"
    r"|(?:Thereupon|Whereupon), |So the |A motion to reconsider|A message (?:in writing )?from the|"
    r"Messages? from the|H\.R\. \d+\.|S\. \d+\.|By (?:Mr|Mrs|Ms)\."
)
_HONOURABLE = re.compile(r"^\s+HON\. (?P<name>[A-Z][A-Za-z.,'’ -]+?)\s*$", re.MULTILINE)


def mark_congressional_record(extraction: Extraction) -> Extraction | None:
    """Return the extraction with the turns, pages, noise and date of such a text, or None.

    What is inserted and what the recorder notes is nobody's; the text is untouched.
    """
    text = extraction.text
    head = _HEAD.search(text[:3_000])
    if head is None:
        return None
    record = _Record(text, head)
    for line in _LINE.finditer(text, head.end()):
        record.take(line)
    return replace(
        extraction,
        reference=_facts(extraction.reference or Reference(""), head),
        landmarks=tuple(record.landmarks),
        noise=(*extraction.noise, *record.noise),
        turns=record.turns.found(),
    )


class _Record:
    """What the lines of a part say, one after the other."""

    def __init__(self, text: str, head: re.Match[str]) -> None:
        self._text = text
        self._honourable = _HONOURABLE.search(text, head.end())
        self.turns = StatedTurns(text)
        self.noise = [Noise(*head.span(), "boilerplate")]
        self.landmarks = [Landmark(0, "page", head["page"])] if head["page"] else []
        self._speaking = False  # whether a paragraph without a name is the last speaker's

    def take(self, line: re.Match[str]) -> None:
        bare = line[0].strip()
        indent = line[0].find(bare)
        page = _PAGE.fullmatch(line[0])
        if page or _TIME.match(line[0]):
            start, end = _set_apart(self._text, *line.span())
            self.noise.append(Noise(start, end, "boilerplate"))
            self.landmarks += [Landmark(start, "page", page[1])] if page else []
        elif bare.startswith(("___", "---")):
            self._end()
        elif not bare or indent >= _INSERTS:
            self.turns.pause()
        elif indent:
            self._take_paragraph(line, bare, line.start() + indent)
        elif self.turns.going_on:
            self.turns.say(*line.span())

    def _take_paragraph(self, line: re.Match[str], bare: str, start: int) -> None:
        speaks = _SPEAKS.match(line[0])
        if speaks:
            named = "named" if speaks["named"] else "label"
            begins, ends = (line.start() + each for each in speaks.span(named))
            self.turns.begin(begins, ends, _full_name(speaks["member"], self._honourable))
            self.turns.say(line.start() + speaks.end(), line.end())
            self._speaking = True
        elif _ORDERED.match(bare):
            self.turns.pause()
        elif _RECORDER.match(bare):
            self._end()
        elif bare.startswith("(") and bare.endswith(")"):
            self.noise.append(Noise(start, start + len(bare), "boilerplate"))
        elif self._speaking:
            self.turns.say(*line.span())

    def _end(self) -> None:
        self.turns.end()
        self._speaking = False


def _set_apart(text: str, start: int, end: int) -> tuple[int, int]:
    """The line with the blank lines around it, but for the line break that a sentence needs."""
    before = len(text[:start].rstrip())
    after = end + len(text[end:]) - len(text[end:].lstrip("\n"))
    return (before + 1 if before < start else start), after


def _full_name(member: str | None, honourable: re.Match[str] | None) -> str:
    """The name above an extension of remarks, where it is the member's who speaks; else the
    surname as running text has it. One with a state has a namesake: he is called as printed.
    """
    if member is None:
        return ""
    title, surname = re.sub(r" of .*$", "", member).split(" ", 1)
    if honourable is not None:
        name = re.sub(r",? (?:Jr|Sr)\.$|,.*$", "", honourable["name"])
        if name.split()[-1] == surname.split()[-1]:
            return " ".join(map(_cased, name.split()))
    return "" if " of " in member else f"{title} {' '.join(map(_cased, surname.split()))}"


def _cased(word: str) -> str:
    """As names are written in running text: "McCONNELL" is "McConnell"."""
    prefix = re.match(r"(?:[A-Z][a-z]+)?", word)
    length = prefix.end() if prefix else 0
    return word[:length] + re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word[length:])


def _facts(own: Reference, head: re.Match[str]) -> Reference:
    record = f"Congressional Record, vol. {head['volume']}, no. {head['number']}"
    sitting = f"{record}, {head['chamber']}" if head["chamber"] else record
    return replace(
        own, issued=parse_date(head["day"]), container_title=sitting, type="document",
        inferred=own.inferred - {"issued", "container_title"},
    )  # fmt: skip
