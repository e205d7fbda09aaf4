"""Statements of somebody unnamed → whose they are, where another source names the speaker."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.contain import RAISING
from corpus.messages.english import Key
from corpus.messages.message import Message
from index.people.ledger import Attribution, Voice
from index.people.read_role import Office, read_office, same_office

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.contain import Containment
    from index.people.speech_record import SpeechRecord


def infer_speakers(
    statements: Sequence[SpeechRecord],
    voices: Sequence[Voice],
    groups: Sequence[tuple[int, ...]],
    containment: Containment = RAISING,
) -> tuple[Voice, ...]:
    """Return `voices`, each with what is inferred to be its own; nothing is taken from anybody.

    "A spokesman for X" is linked to the one person whom a source calls so, and a quotation
    of somebody unnamed to the one person to whom other sources give the same words.
    """
    inferred: dict[int, dict[int, str]] = defaultdict(dict)
    speakers = {a.statement: n for n, voice in enumerate(voices) for a in voice.attributions}
    for number, statement, reason in _by_words(statements, voices, groups, speakers):
        inferred[number][statement] = reason
    offices = containment.attempt(
        "all documents", Message(Key.SPOKESMEN_NOT_JOINED), lambda: _by_office(voices), []
    )
    for number, statement, reason in offices:
        inferred[number].setdefault(statement, reason)
    return tuple(
        _with(voice, inferred[number]) if number in inferred else voice
        for number, voice in enumerate(voices)
    )


def _by_words(
    statements: Sequence[SpeechRecord],
    voices: Sequence[Voice],
    groups: Sequence[tuple[int, ...]],
    speakers: dict[int, int],
) -> list[tuple[int, int, Message]]:
    found = []
    for group in groups:
        quoted = [number for number in group if statements[number].direct]
        named = [n for n in quoted if n in speakers and voices[speakers[n]].named]
        named = [n for n in named if not statements[n].inferred]  # no guess upon a guess
        owners = {speakers[n] for n in named}
        if len(owners) != 1 or voices[min(owners)].kind != "person":
            continue
        source = statements[named[0]].document.id
        name = voices[min(owners)].name
        reason = Message(Key.SAME_WORDS_IN, source=source, name=name)
        found += [(min(owners), n, reason) for n in quoted if n not in named]
    return found


def _by_office(voices: Sequence[Voice]) -> list[tuple[int, int, Message]]:
    holders: dict[str, list[tuple[int, Office, str]]] = defaultdict(list)
    for number, voice in enumerate(voices):
        for role in voice.roles if voice.named and voice.kind == "person" else ():
            if office := read_office(role):
                holders[office.principal.surname].append((number, office, role))
    found = []
    for voice in voices:
        office = None if voice.named else read_office(voice.name)
        if office is None:
            continue
        holder = _only_holder(office, holders[office.principal.surname])
        if holder:
            number, role = holder
            reason = Message(Key.NAMED_IN_OTHER, name=voices[number].name, role=role)
            found += [(number, a.statement, reason) for a in voice.attributions]
    return found


def _only_holder(
    office: Office, holders: Sequence[tuple[int, Office, str]]
) -> tuple[int, str] | None:
    same = {number: role for number, held, role in holders if same_office(office, held)}
    return next(iter(same.items())) if len(same) == 1 else None


def _with(voice: Voice, inferred: dict[int, str]) -> Voice:
    own = {attribution.statement for attribution in voice.attributions}
    added = [Attribution(n, "inferred", reason) for n, reason in inferred.items() if n not in own]
    every = sorted((*voice.attributions, *added), key=lambda a: a.statement)
    return replace(voice, attributions=tuple(every))
