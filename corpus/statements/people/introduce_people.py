"""A transcript's opening → what each of its people is: "LibriVox founder", "host", "guest"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.document import Document
    from corpus.statements.draft import Speaker
    from corpus.statements.people.scene import Scene
    from corpus.turns.bound_turns import Turn

_OPENING = 3_000  # characters from the first turn on in which a host greets and introduces
_NAME = r"(?P<who>[A-ZÀ-Þ][\w’'-]+(?:[^\S\n]+(?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|der|al|bin)){0,4})"
_PART = re.compile(
    r"\b(?P<part>host|guest|interviewer|interviewee|moderator)s?\b(?:\s+(?:today|tonight|here))?"
    rf"(?:\s*[:,—–-]\s*|\s+(?:today\s+)?is\s+|['’]s\s+|\s+){_NAME}"
)
_DOES = re.compile(
    r"\b(?P<does>hosted|interviewed|moderated|interview|conversation|interviews)\s+"
    rf"(?:by|with)?\s*{_NAME}"
)
_DOERS = {"hosted": "host", "interviewed": "interviewer", "moderated": "moderator"}
_GREETS = re.compile(r"\b(?:[Ww]elcome\s+(?:back\s+)?to|(?:I['’]m|I\s+am)\s+your\s+host)\b")


def introduce_people(
    document: Document,
    turns: Iterable[Turn],
    speakers: Mapping[str, Speaker],
    scenes: Iterable[Scene],
) -> dict[str, str]:
    """Return the role of each named speaker of a transcript by name, as its opening tells it.

    `speakers` are those of the labels. Who bids welcome to the show is its host; with a host and
    one other there is a guest.
    """
    turns = list(turns)
    first = turns[0].begins if turns else 0
    persons = list(dict.fromkeys(s.name for s in speakers.values() if s.named))
    parts = _parts(document, turns, speakers, persons) if turns else {}
    roles = {
        subject.speaker.name: subject.speaker.role
        for scene in scenes
        if scene.paragraph.starts and scene.paragraph.starts[0] < first
        for subject in reversed(scene.subjects)
        if subject.speaker.named and subject.speaker.role
    }
    return {
        name: ", ".join(filter(None, (roles.get(name, ""), parts.get(name, ""))))
        for name in persons
    }


def _parts(
    document: Document, turns: list[Turn], speakers: Mapping[str, Speaker], persons: list[str]
) -> dict[str, str]:
    text = document.text[: turns[0].begins + _OPENING]
    found: dict[str, str] = {}
    for match in _PART.finditer(text):
        _give(match["part"].casefold(), match["who"], persons, found)
    for match in _DOES.finditer(text):
        _give(_DOERS.get(match["does"], "guest"), match["who"], persons, found)
    for turn in turns:
        if turn.begins >= len(text) or "host" in found.values():
            break
        speaker = speakers.get(document.text[turn.start : turn.end])
        if speaker and speaker.named and _GREETS.search(text, turn.said, turn.stops):
            found.setdefault(speaker.name, "host")
    others = [name for name in persons if name not in found]
    if len(persons) == 2 and len(others) == 1 and set(found.values()) == {"host"}:
        found[others[0]] = "guest"
    return found


def _give(part: str, who: str, persons: list[str], found: dict[str, str]) -> None:
    """Note the part of the one person whom a run of capitals begins with."""
    who = who.rstrip(".")
    same = [
        each for each in persons if f"{who} ".startswith(f"{each} ") or each.startswith(f"{who} ")
    ]
    if len(same) == 1:
        found.setdefault(same[0], part)
