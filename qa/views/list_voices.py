"""An index → who speaks in it: persons, bodies, and whom nobody can be sure about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.document import Span
from index.people.cluster_names import SLIP
from index.sparse.tokenize import words
from qa.views.cell import Part, Progress, Window
from qa.views.class_of_voice import VoiceClass, class_of_voice, is_name
from qa.views.scan import scan_of
from qa.views.show_cell import clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.index import Index
    from index.people.ledger import Attribution, Certainty, Voice
    from qa.views.cell import Cell
    from qa.views.scan import Attributed

Manner = Literal["quoted", "reported", "authored"]
"""`authored`: in a document that is the speaker's own."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, in how many statements of how many sources; `names` are the printed ones with
    how often each stands where it speaks.
    """

    name: str
    kind: VoiceClass
    statements: int
    sources: int
    names: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A statement, its words marked, and how it is known whose it is. `issued` is when its source
    was issued; `elsewhere` are the same words in other sources.
    """

    cell: Cell
    manner: Manner
    printed: str  # as the source names the speaker here
    certainty: Certainty
    reason: str
    issued: str
    elsewhere: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Why a printed name was taken for this speaker; `doubtful` where that is only likely."""

    printed: str
    reason: str
    times: int
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known of one speaker: `roles` are what sources say that this is, marked in the
    sentence; `perhaps` are others who may be the same.
    """

    speaker: Speaker
    roles: tuple[Cell, ...]
    joins: tuple[Join, ...]
    perhaps: tuple[str, ...]
    words: Part[Words]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is named and speaks: persons first, then bodies, then whom one cannot be sure about; each
    by how often, then by name.
    """

    progress: Progress
    speakers: Part[Speaker]


def list_voices(
    index: Index,
    window: Window = Window(),  # noqa: B008 - frozen
    patience: float = float("inf"),
) -> Voices:
    """Return who speaks, in the documents that have been looked at: of those that have not, as many
    are as can be in `patience`, in seconds.
    """
    progress = scan_of(index).read(index, patience)
    found = [speaker for _, speaker in index.contents.memo(_Known, 1)().speakers(index, progress)]
    return Voices(progress, Part(len(found), tuple(window.of(found))))


def profile(
    index: Index,
    name: str,
    window: Window = Window(),  # noqa: B008 - frozen
    patience: float = float("inf"),
) -> Profile | None:
    """Return what is known of the speaker of this `name`, as `list_voices` gives it; None where
    there is none. The statements are in the order of when their sources were issued, undated last.
    """
    progress = scan_of(index).read(index, patience)
    speakers = index.contents.memo(_Known, 1)().speakers(index, progress)
    own = next((pair for pair in speakers if pair[1].name == name), None)
    if own is None:
        return None
    voices, speaker = own
    attributed = scan_of(index).attributed
    references = index.contents.references
    told = {
        each.statement: each
        for voice in voices
        for each in voice.attributions
        if each.statement < len(attributed)
    }

    def when(number: int) -> tuple[bool, str, int]:
        issued = references[attributed[number].document].issued
        return not issued, issued, number

    ordered = sorted(told, key=when)
    shown = tuple(_words(told[number], index) for number in window.of(ordered))
    return Profile(
        speaker,
        _roles(voices, index),
        _joins(list(told.values()), attributed),
        _perhaps(speaker, [each for _, each in speakers]),
        Part(len(ordered), shown),
    )


class _Known:
    """The speakers of an index: worked out once, when all documents have been looked at."""

    def __init__(self) -> None:
        self._speakers: list[tuple[list[Voice], Speaker]] | None = None

    def speakers(self, index: Index, progress: Progress) -> list[tuple[list[Voice], Speaker]]:
        """Each with the voices that have the name."""
        if self._speakers is not None:
            return self._speakers
        attributed = tuple(scan_of(index).attributed)
        same: dict[str, list[Voice]] = {}
        for voice in index.ledger.voices:
            if voice.named and is_name(voice.name):
                same.setdefault(_plain(voice.name), []).append(voice)
        made = [(voices, _speaker(name, voices, attributed)) for name, voices in same.items()]
        known = [pair for pair in made if pair[1].statements]
        known.sort(key=lambda pair: (_ORDER[pair[1].kind], -pair[1].statements, pair[1].name))
        if progress.complete:
            self._speakers = known
        return known


_ORDER = {"person": 0, "organisation": 1, "unsure": 2}


_MARKS = "\"'“”‘’*_–— -"  # what a name may have kept of what stands around it


def _plain(name: str) -> str:
    """A name without the marks around it, and without what a dash joined to it.

    >>> _plain('Sam Rayburn--"It'), _plain("Ron Pringle**"), _plain("Jean-Luc Roe")
    ('Sam Rayburn', 'Ron Pringle', 'Jean-Luc Roe')
    """
    return name.strip(_MARKS).partition("--")[0].strip(_MARKS)


def _speaker(name: str, voices: list[Voice], attributed: Sequence[Attributed]) -> Speaker:
    told = [
        (attributed[each.statement], each.certainty)
        for voice in voices
        for each in voice.attributions
        if each.statement < len(attributed)
    ]
    printed = Counter(each.printed for each, _ in told if each.printed)
    certain = [each.printed for each, certainty in told if certainty == "stated"]
    roles = [role for voice in voices for role in voice.roles]
    kinds = {class_of_voice(name, voice.kind, roles, certain) for voice in voices}
    return Speaker(
        name,
        min(kinds, key=_SUREST.index),
        len(told),
        len({each.document for each, _ in told}),
        tuple(sorted(printed.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


_SUREST: tuple[VoiceClass, ...] = ("organisation", "person", "unsure")


def _words(attribution: Attribution, index: Index) -> Words:
    statement = index.ledger.statements[attribution.statement]
    groups = [group for group in index.ledger.groups if attribution.statement in group]
    others = [number for group in groups for number in group if number != attribution.statement]
    manner: Manner = "quoted" if statement.direct else "reported"
    return Words(
        _cell(attribution.statement, index),
        "authored" if attribution.certainty == "authored" else manner,
        " ".join(statement.printed.text.split()) if statement.printed else "",
        attribution.certainty,
        attribution.reason,
        statement.excerpt.document.reference.issued,
        tuple(_cell(number, index) for number in others),
    )


def _cell(number: int, index: Index) -> Cell:
    statement = index.ledger.statements[number]
    return clip(statement.excerpt, tuple((each.start, each.end) for each in statement.content))


def _roles(voices: list[Voice], index: Index) -> tuple[Cell, ...]:
    """Each role once for each source that prints it, near to where it names the speaker."""
    found: dict[tuple[str, str], Cell] = {}
    for voice in voices:
        for each in voice.attributions:
            statement = index.ledger.statements[each.statement]
            person, document = statement.speaker, statement.excerpt.document
            if person is None or not person.role or (document.id, person.role) in found:
                continue
            form = r"\s+".join(map(re.escape, person.role.split()))
            near = person.variants[0].start if person.variants else statement.excerpt.start
            places = [match.span() for match in re.finditer(form, document.text)]
            if places:
                start, end = min(places, key=lambda place: abs(place[0] - near))
                found[document.id, person.role] = _around(Span(document, start, end), index)
    return tuple(found.values())


def _around(span: Span, index: Index) -> Cell:
    """The sentence in which `span` stands, with that marked."""
    rows = index.contents.sentence_rows(index.contents.numbers[span.document.id], span).tolist()
    sentence = index.contents.sentence(rows[0]).span if rows else span
    return clip(sentence, ((span.start, span.end),))


def _joins(told: list[Attribution], attributed: Sequence[Attributed]) -> tuple[Join, ...]:
    counted: Counter[tuple[str, str, bool]] = Counter()
    for each in told:
        if each.reason:
            doubtful = each.certainty == "inferred" or each.reason.startswith(SLIP)
            counted[attributed[each.statement].printed, each.reason, doubtful] += 1
    return tuple(
        Join(printed, reason, times, doubtful)
        for (printed, reason, doubtful), times in sorted(counted.items())
    )


def _perhaps(speaker: Speaker, others: list[Speaker]) -> tuple[str, ...]:
    """Those whose name ends, or begins, as this one's does, and was not joined with it."""
    own, found = words(speaker.name), []
    for other in others:
        theirs = words(other.name)
        short, long = sorted((own, theirs), key=len)
        within = long[-len(short) :] == short or long[: len(short)] == short
        if other.name != speaker.name and short and within:
            found.append(other.name)
    return tuple(dict.fromkeys(found))
