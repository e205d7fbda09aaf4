"""Candidates → one ranking: each sentence by its own scores, lifted by its passage's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from index.contents import Contents
    from index.search import Candidates
    from qa.question import Question

SPARSE_SENTENCE = 0.7
"""Against 1 for the other three standardised scores: a sentence is short, so its term
score is the noisiest. Measured on XQuAD and half of SQuAD 2.0 (benchmarks/quality.md)."""

GLOSS_PENALTY = 6.0
"""Standard deviations: a gloss stands below every sentence of the text proper that is
any good, unless a definition was asked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence (its row, and its passage's) and its score; `rank` counts from 1."""

    sentence: int
    passage: int
    score: float
    cosine: float
    rank: int


Ranking = tuple[Hit, ...]


def rank(candidates: Candidates, question: Question, contents: Contents) -> Ranking:
    """Return every candidate sentence, best first; equal scores in the order of the corpus."""
    score = (
        candidates.sentence_dense_z
        + SPARSE_SENTENCE * candidates.sentence_sparse_z
        + candidates.passage_dense_z
        + candidates.passage_sparse_z
    )
    if not question.definition:
        score = score - GLOSS_PENALTY * contents.passages[candidates.passages, 6]
    order = np.lexsort((candidates.sentences, -score))
    cosine = np.maximum(candidates.sentence_cosine, candidates.passage_cosine)
    return tuple(
        Hit(
            int(candidates.sentences[row]),
            int(candidates.passages[row]),
            float(score[row]),
            float(cosine[row]),
            place,
        )
        for place, row in enumerate(order, 1)
    )
