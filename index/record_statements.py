"""The journey of statements: same words found → people joined → the unnamed inferred → ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.infer_speakers import infer_speakers
from index.join_people import join_people
from index.ledger import Ledger
from index.match_statements import match_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.statement import Statement


def record_statements(statements: Sequence[Statement]) -> Ledger:
    """Return the ledger of the statements of all documents, in the order of the documents."""
    groups = match_statements(statements)
    voices = infer_speakers(statements, join_people(statements, groups), groups)
    return Ledger(tuple(statements), voices, groups)
