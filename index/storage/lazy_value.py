"""What the documents of a segment were worked up with: what may be taken over, and what not."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Made:
    """`revision` of the layout; the model with all that its vectors depend on; and the versions of
    what cut `sentences`, made `terms` and found `statements` ("": nobody did).
    """

    revision: int
    vectors: str
    sentences: str
    terms: str
    statements: str

    def same_vectors(self, other: Made) -> bool:
        """Return whether a text has the same vectors in both."""
        return (self.revision, self.vectors) == (other.revision, other.vectors)

    def same_statements(self, other: Made) -> bool:
        """Return whether a text has the same statements in both, and they are recorded."""
        own = (self.revision, self.sentences, self.statements)
        return own == (other.revision, other.sentences, other.statements) and bool(own[2])

    def serves(self, wanted: Made) -> bool:
        """Return whether documents made like this can be taken over whole by what is `wanted`."""
        spoken = self.statements if wanted.statements else ""
        return replace(self, statements=spoken) == wanted


def write_made(made: Made) -> bytes:
    """Return `made` as JSON."""
    return json.dumps(asdict(made)).encode()


def read_made(record: bytes) -> Made | None:
    """Return what `write_made` wrote; None for what an earlier version did."""
    written = json.loads(record)
    try:
        return Made(**written)
    except TypeError:
        return None


def join_made(records: Sequence[bytes]) -> bytes:
    """Return what is true of segments made like `records`, which serve the same index, as one.

    Where they differ, it is in the statements, which one of them lacks or has of another parser.
    """
    first = read_made(records[0])
    if first is None or all(record == records[0] for record in records):
        return records[0]
    return write_made(replace(first, statements=""))
