"""A document → what it rests on: who is quoted or reported in it, and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.document import Document
    from corpus.statement import Statement
    from index.index import Index


@dataclass(frozen=True, slots=True)
class Voiced:
    """Somebody's statements; `speaker` is None for those that nobody certain makes."""

    speaker: str | None
    statements: tuple[Statement, ...]


def list_evidence(document: Document, index: Index) -> tuple[Voiced, ...]:
    """Return the statements of `document` by speaker, most first, those of nobody last."""
    numbers = statements_of(document, index)
    speakers = speakers_of(numbers, index)
    found: dict[str | None, list[Statement]] = {}
    for number in numbers:
        found.setdefault(speakers.get(number), []).append(index.ledger.statements[number])
    voiced = [Voiced(speaker, tuple(own)) for speaker, own in found.items()]
    return tuple(sorted(voiced, key=lambda each: (each.speaker is None, -len(each.statements))))


def statements_of(document: Document, index: Index) -> range:
    """Return the numbers of the statements of `document`: the ledger is in document order."""
    places = {reference.id: n for n, reference in enumerate(index.contents.references)}
    ledger = index.ledger.statements

    def place(number: int) -> int:
        return places[ledger[number].excerpt.document.id]

    every = range(len(ledger))
    wanted = places[document.id]
    return range(bisect_left(every, wanted, key=place), bisect_right(every, wanted, key=place))


def speakers_of(numbers: Iterable[int], index: Index) -> dict[int, str]:
    """Return who makes each statement: whom its source names, else whom another source does."""
    wanted = numbers if isinstance(numbers, range) else frozenset(numbers)
    speakers: dict[int, str] = {}
    for certainty in ("inferred", "stated"):  # what is stated has the last word
        speakers |= {
            each.statement: voice.name
            for voice in index.ledger.voices
            for each in voice.attributions
            if each.certainty == certainty and each.statement in wanted
        }
    return speakers
