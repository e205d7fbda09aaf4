"""An index: contents, vectors and terms, in memory or mapped. `store` saves and opens it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from corpus.examination import Examination
    from corpus.source import Failure
    from index.contents import Contents
    from index.ledger import Ledger
    from index.lexical import LexicalIndex
    from index.segment import Arrays
    from index.shelf import Shelf
    from index.spelling import Spelling
    from index.token_vectors import TokenVectors
    from index.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Settings:
    """What an index was built with. Vectors of one setting say nothing to another's."""

    model: str
    model_fingerprint: str
    passage_tokens: int
    token_vectors: bool
    revision: int
    statements: bool  # whether it was recorded who says what

    def same_vectors(self, other: Settings) -> bool:
        """Return whether passages are cut and embedded in the same way."""
        return bool(json.loads(self.made())[:-1] == json.loads(other.made())[:-1])

    def made(self) -> bytes:
        """Return what segments must agree in to be parts of one index."""
        made = [self.model_fingerprint, self.passage_tokens, self.revision, self.statements]
        return json.dumps(made).encode()


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that a question is put to.

    `fingerprint` is equal for the same settings over the same documents: equal replies.
    `examinations` are those of the documents, in their order. `shelf` and `tables` are what
    it is made of: the segments, and what ties them together.
    """

    fingerprint: str
    settings: Settings
    contents: Contents
    failures: tuple[Failure, ...]
    examinations: Sequence[Examination]
    passage_vectors: Vectors
    sentence_vectors: Vectors
    token_vectors: TokenVectors
    passage_terms: LexicalIndex
    sentence_terms: LexicalIndex
    spelling: Spelling
    ledger: Ledger
    shelf: Shelf = field(repr=False)
    tables: Arrays = field(repr=False)

    @property
    def signature(self) -> str:
        """That of the corpus as it was when the index was made of it."""
        return str(self.tables["signature"].tobytes(), "ascii")

    @property
    def sketches(self) -> NDArray[np.uint32]:
        """A sketch of each document, in their order."""
        return self.shelf.gather("sketches")


def fingerprint(settings: Settings, facts: NDArray[np.uint8]) -> str:
    """Return the fingerprint of an index with `settings` over documents with these `facts`:
    the hash of each, in their order.
    """
    record = json.dumps(asdict(settings), sort_keys=True).encode()
    return hashlib.sha256(record + facts.tobytes()).hexdigest()[:16]
