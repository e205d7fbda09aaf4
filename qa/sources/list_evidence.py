"""A document → what it rests on: who is quoted or reported in it, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    return index.statement_rows.of_document(index.contents.numbers[document.id])


def speakers_of(numbers: Iterable[int], index: Index) -> dict[int, tuple[str, bool, bool]]:
    """Return for each statement its speaker, whether that is a name, and whether it is inferred.

    A name that its source states goes before one that another source tells, and both before
    a phrase such as "a spokesman".
    """
    found = {}
    for number in numbers:
        given = [
            (voice.name, voice.named, each.certainty == "inferred")
            for voice, each in index.ledger.given.get(number, ())
        ]
        if given:  # of equal ones the last
            found[number] = max(reversed(given), key=lambda each: (each[1], not each[2]))
    return found
