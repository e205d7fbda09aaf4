"""A document → what it rests on: who is quoted or reported in it, and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from corpus.document import Document
    from corpus.statement import Statement
    from index.index import Index


@dataclass(frozen=True, slots=True)
class Voiced:
    """A statement and whose it is: None where no source says so with certainty.

    `named` is False for somebody known by a phrase only; `inferred` says that another
    source than the statement's own tells the name.
    """

    statement: Statement
    speaker: str | None
    named: bool = False
    inferred: bool = False


def list_evidence(document: Document, index: Index) -> tuple[Voiced, ...]:
    """Return the statements of `document` in the order of its text."""
    numbers = statements_of(document, index)
    speakers = speakers_of(numbers, index)
    return tuple(
        Voiced(index.ledger.statements[number], *speakers.get(number, (None,)))
        for number in numbers
    )


def statements_of(document: Document, index: Index) -> range:
    """Return the numbers of the statements of `document`: the ledger is in document order."""
    places = index.contents.numbers
    ledger = index.ledger.statements

    def place(number: int) -> int:
        return places[ledger[number].excerpt.document.id]

    every = range(len(ledger))
    wanted = places[document.id]
    return range(bisect_left(every, wanted, key=place), bisect_right(every, wanted, key=place))


def speakers_of(numbers: Container[int], index: Index) -> dict[int, tuple[str, bool, bool]]:
    """Return for each statement its speaker, whether that is a name, and whether it is inferred.

    A name that its source states goes before one that another source tells, and both before
    a phrase such as "a spokesman".
    """
    found: dict[int, tuple[str, bool, bool]] = {}
    ways = ((False, True), (False, False), (True, True), (True, False))
    for named, inferred in ways:  # what comes later has the last word
        found |= {
            each.statement: (voice.name, named, inferred)
            for voice in index.ledger.voices
            if voice.named is named
            for each in voice.attributions
            if (each.certainty == "inferred") is inferred and each.statement in numbers
        }
    return found
