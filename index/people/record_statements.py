"""The journey of statements: same words found → people joined → the unnamed inferred → voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.contain import RAISING
from corpus.messages.english import Key
from corpus.messages.message import Message
from index.people.infer_speakers import infer_speakers
from index.people.ledger import Ledger
from index.people.match_statements import match_statements
from index.people.merge_speakers import merge_speakers
from index.people.speech_record import StatementTerms, speech_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.contain import Containment
    from corpus.statement import Statement
    from index.people.ledger import Voice
    from index.people.speech_record import SpeechRecord


def record_statements(statements: Sequence[Statement]) -> Ledger:
    """Return the ledger of the statements of all documents, in the order of the documents."""
    return Ledger(
        tuple(statements), *find_out(speech_records(statements), StatementTerms.of(statements))
    )


def find_out(
    told: Sequence[SpeechRecord], bags: StatementTerms, containment: Containment = RAISING
) -> tuple[tuple[Voice, ...], tuple[tuple[int, ...], ...]]:
    """Return the voices of all statements, and the groups of those that are the same.

    What one of them does to a step is contained: it is then joined with no other.
    """
    numbers: dict[str, int] = {}
    documents = [numbers.setdefault(each.document.id, len(numbers)) for each in told]
    direct = np.array([each.direct for each in told], dtype=bool)
    groups = containment.attempt(
        "all documents",
        Message(Key.SAME_NOT_FOUND),
        lambda: match_statements(bags, np.array(documents, dtype=np.int64), direct),
        (),
    )
    voices = merge_speakers(told, groups, containment)
    return infer_speakers(told, voices, groups, containment), groups
