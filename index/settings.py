"""What an index was built with, and the fingerprint that follows from it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from index.versions import Versions


@dataclass(frozen=True, slots=True)
class SegmentSettings:
    """`revision` of the layout; the model with all that its vectors depend on; and the versions of
    what cut `sentences`, made `terms` and found `statements` ("": nobody did).
    """

    revision: int
    vectors: str
    sentences: str
    terms: str
    statements: str

    def same_vectors(self, other: SegmentSettings) -> bool:
        """Return whether a text has the same vectors in both."""
        return (self.revision, self.vectors) == (other.revision, other.vectors)

    def same_statements(self, other: SegmentSettings) -> bool:
        """Return whether a text has the same statements in both, and they are recorded."""
        own = (self.revision, self.sentences, self.statements)
        return own == (other.revision, other.sentences, other.statements) and bool(own[2])

    def serves(self, wanted: SegmentSettings) -> bool:
        """Return whether documents made like this can be taken over whole by what is `wanted`."""
        spoken = self.statements if wanted.statements else ""
        return replace(self, statements=spoken) == wanted


def write_segment_settings(made: SegmentSettings) -> bytes:
    """Return `made` as JSON."""
    return json.dumps(asdict(made)).encode()


def read_segment_settings(record: bytes) -> SegmentSettings | None:
    """Return what `write_segment_settings` wrote; None for what an earlier version did."""
    written = json.loads(record)
    try:
        return SegmentSettings(**written)
    except TypeError:
        return None


def join_segment_settings(records: Sequence[bytes]) -> bytes:
    """Return what is true of segments made like `records`, which serve the same index, as one.

    Where they differ, it is in the statements, which one of them lacks or has of another parser.
    """
    first = read_segment_settings(records[0])
    if first is None or all(record == records[0] for record in records):
        return records[0]
    return write_segment_settings(replace(first, statements=""))


@dataclass(frozen=True, slots=True)
class Settings:
    """What an index was built with. Vectors of one setting say nothing to another's."""

    model: str
    model_fingerprint: str
    passage_tokens: int
    token_vectors: bool
    revision: int
    statements: bool  # whether it was recorded who says what
    versions: Versions

    def made(self) -> bytes:
        """Return what segments must agree in to be parts of one index (`made`)."""
        return write_segment_settings(
            SegmentSettings(
                self.revision,
                f"{self.model_fingerprint}, {self.passage_tokens}, {self.versions.vectors}",
                self.versions.sentences,
                self.versions.terms,
                self.versions.statements if self.statements else "",
            )
        )


def fingerprint(settings: Settings, facts: NDArray[np.uint8]) -> str:
    """Return the fingerprint of an index with `settings` over documents with these `facts`:
    the hash of each, in their order.
    """
    record = json.dumps(asdict(settings), sort_keys=True).encode()
    return hashlib.sha256(record + facts.tobytes()).hexdigest()[:16]
