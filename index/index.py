"""An index in memory: contents, vectors and terms. `store` saves and opens it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import faiss
    from numpy.typing import NDArray

    from corpus.document import Document
    from corpus.examination import Examination
    from corpus.source import Failure
    from index.contents import Contents
    from index.ledger import Ledger
    from index.lexical import LexicalIndex
    from index.spelling import Spelling
    from index.token_vectors import TokenVectors


@dataclass(frozen=True, slots=True)
class Settings:
    """What an index was built with. Vectors of one setting say nothing to another's."""

    model: str
    model_fingerprint: str
    passage_tokens: int
    token_vectors: bool
    revision: int
    statements: bool  # whether it was recorded who says what


@dataclass(frozen=True, slots=True)
class Vectors:
    """A FAISS index over unit vectors, and how inner products with them are spread.

    `mean` (d,) and `covariance` (d, d) are those of the vectors: a question's scores over
    all rows have the mean `q @ mean` and the variance `q @ covariance @ q`, so a score
    can be standardised without computing all of them.
    """

    faiss: faiss.Index
    mean: NDArray[np.float32]
    covariance: NDArray[np.float32]

    @classmethod
    def of(cls, vectors: NDArray[np.float32]) -> Vectors:
        """Index (n, d) unit vectors for exact inner-product search."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        mean = vectors.mean(axis=0) if len(vectors) else np.zeros(vectors.shape[1], np.float32)
        centred = vectors - mean
        covariance = centred.T @ centred / max(len(vectors), 1)
        return cls(index, mean.astype(np.float32), covariance.astype(np.float32))

    def rows(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the vectors of the rows `numbers`, (len(numbers), d)."""
        if not len(numbers):
            return np.empty((0, self.faiss.d), dtype=np.float32)
        vectors: NDArray[np.float32] = self.faiss.reconstruct_batch(numbers)
        return vectors


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that a question is put to.

    `fingerprint` is equal for the same settings over the same documents: equal replies.
    `examinations` and the rows of `sketches` are those of the documents, in their order.
    """

    fingerprint: str
    settings: Settings
    contents: Contents
    failures: tuple[Failure, ...]
    examinations: tuple[Examination, ...]
    sketches: NDArray[np.uint32]
    passage_vectors: Vectors
    sentence_vectors: Vectors
    token_vectors: TokenVectors
    passage_terms: LexicalIndex
    sentence_terms: LexicalIndex
    spelling: Spelling
    ledger: Ledger


def fingerprint(settings: Settings, documents: Sequence[Document]) -> str:
    """Return the fingerprint of an index with `settings` over `documents`."""
    facts = [(document.id, document.sha256, asdict(document.reference)) for document in documents]
    record = json.dumps([asdict(settings), facts], default=sorted, sort_keys=True)
    return hashlib.sha256(record.encode()).hexdigest()[:16]
