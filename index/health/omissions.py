"""What documents of an index are kept without, because a stage failed with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from corpus.messages.message import message_record, read_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.contain import Omission
    from corpus.messages.message import Message
    from index.index import Index


def omissions_record(omissions: Sequence[Omission]) -> bytes:
    """Return `omissions` as JSON, for the table "unjoined" of an index."""
    lines = [{"document": o.document, "line": message_record(o.line)} for o in omissions]
    return json.dumps(lines).encode()


ALL = "all documents"
"""Of what an omission is that is no single document's."""


def omissions_of(index: Index) -> dict[str, tuple[Message, ...]]:
    """Return the lines of each document that is kept in part, by its name, in their order.

    Those that are no single document's stand under the name `ALL`.
    """
    found: dict[str, list[Message]] = {}
    for number in np.flatnonzero(index.document_store.gather("partial")).tolist():
        name = index.contents.references[number].id
        found.setdefault(name, []).extend(index.examinations[number].omissions)
    if "unjoined" in index.tables:
        for each in json.loads(index.tables["unjoined"].tobytes()):
            found.setdefault(each["document"], []).append(read_message(each["line"]))
    return {name: tuple(dict.fromkeys(lines)) for name, lines in found.items()}
