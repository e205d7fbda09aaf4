"""Texts → BM25 scores, by bm25s."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.tokenize import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bm25s import BM25
    from numpy.typing import NDArray

K1, B = 1.2, 0.75
"""Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009."""

_NOTHING = "\u2400"  # stands in for a text without terms: bm25s takes no empty document


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """An inverted index over rows of text."""

    bm25: BM25

    @classmethod
    def of(cls, texts: Iterable[str]) -> LexicalIndex:
        """Index `texts`, one row each."""
        from bm25s import BM25

        bm25 = BM25(k1=K1, b=B, method="lucene")
        bm25.index([tokenize(text) or [_NOTHING] for text in texts], show_progress=False)
        return cls(bm25)

    def scores(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Return each row's BM25 score for `terms`; terms that no row has add nothing."""
        known = [term for term in terms if term in self.bm25.vocab_dict]
        if not known:
            return np.zeros(self.bm25.scores["num_docs"], dtype=np.float32)
        scores: NDArray[np.float32] = self.bm25.get_scores(known)
        return scores

    def frequency(self, term: str) -> int:
        """Return in how many rows `term` stands."""
        number = self.bm25.vocab_dict.get(term)
        if number is None:
            return 0
        starts = self.bm25.scores["indptr"]
        return int(starts[number + 1] - starts[number])

    def save(self, folder: Path) -> None:
        """Write the index into `folder` as arrays and JSON."""
        self.bm25.save(str(folder), show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Open what `save` wrote."""
        from bm25s import BM25

        bm25 = BM25.load(str(folder), mmap=True, show_progress=False)
        for name in ("data", "indices", "indptr"):  # plain arrays: a memmap is slow to slice
            bm25.scores[name] = np.asarray(bm25.scores[name])
        return cls(bm25)
