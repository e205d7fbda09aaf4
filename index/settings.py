"""What an index was built with, and the fingerprint that follows from it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from index.storage.lazy_value import Made, write_made

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.versions import Versions


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
        return write_made(
            Made(
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
