"""Candidates → one ranking: fused scores choose the passages, a learned scorer the sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qa.ranking.linear_scorer import load_weights
from qa.ranking.ranking import Ranking
from qa.ranking.score_passages import score_passages
from qa.ranking.sentence_features import (
    KNOWN_FEATURES,
    columns_of,
    describe_known,
    sentence_features,
)
from qa.ranking.word_features import read_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.index import Index
    from index.search import Candidates
    from qa.question import Question
    from qa.ranking.linear_scorer import Weights

SPARSE_SENTENCE = 0.7
"""Against 1 for the other three standardised scores: a sentence is short, so its term
score is the noisiest. Measured on XQuAD and half of SQuAD 2.0 (benchmarks/quality.md)."""

PASSAGES_DESCRIBED = 24
"""Best passages by fused score of which sentences are described."""

WITHIN_REACH = 16.0
"""Of the best fused score, a sum of four in standard deviations. Of the passages that answer and
are among the best, .995 are within it; on half of SQuAD 2.0 ten are, on long papers eighteen."""

SENTENCES_DESCRIBED = 32
"""Best sentences of those, by fused score."""

SENTENCES_READ = 16
"""Best of these by the part of the learned score that the index knows; to read the others as well
takes longer, and they keep their order below. Of 2,460 questions of SQuAD 2.0, XQuAD and COVID-QA
the sentence that scores best when it is read is among them for all but one, the best three for
.997."""

WITHIN_PASSAGE = 0.02
"""Of a sentence's own score where nothing is asked: enough to order those of one passage."""

GLOSS_PENALTY = 6.0
"""Standard deviations: a gloss stands below every sentence of the text proper that is
any good, unless a definition was asked for."""


Described = tuple["NDArray[np.int64]", "NDArray[np.float32]"]
"""Rows of sentences (n,), ascending, and their features (n, len(FEATURES))."""


def rank(question: Question, candidates: Candidates, described: Described, index: Index) -> Ranking:
    """Return every candidate sentence, best first; equal scores in the order of the corpus.

    `described` are the `features_of_best` of the candidates.
    """
    fused = fuse(candidates)
    rows, features = described
    weights = load_weights()
    scores, confidences = _scored(weights, rows, features, candidates, fused)
    if question.expects == "mention":
        scores = WITHIN_PASSAGE * scores + score_passages(candidates)
    if question.expects != "definition":
        scores -= GLOSS_PENALTY * index.contents.passages.glosses[candidates.passages]
    order = np.lexsort((candidates.sentences, -scores))
    return Ranking(
        candidates.sentences[order],
        candidates.passages[order],
        scores[order],
        confidences[order],
        np.arange(1, len(order) + 1),
    )


def fuse(candidates: Candidates) -> NDArray[np.float32]:
    """Return each candidate's standardised scores added up: its own and its passage's."""
    return (
        candidates.sentence_dense_z
        + SPARSE_SENTENCE * candidates.sentence_sparse_z
        + candidates.passage_dense_z
        + candidates.passage_sparse_z
    )


def features_of_best(
    question: Question, candidates: Candidates, index: Index, thorough: bool = False
) -> Described:
    """Return the sentence rows worth describing, and their features (n, len(FEATURES)).

    Passages further than WITHIN_REACH from the best one are left out, and all but SENTENCES_READ;
    not so if it has to be `thorough`.
    """
    words, fused = read_words(question, index), fuse(candidates)
    passages = _best_passages(candidates, fused, np.inf if thorough else WITHIN_REACH)
    own = np.flatnonzero(np.isin(candidates.passages, passages))
    best = own[np.lexsort((candidates.sentences[own], -fused[own]))[:SENTENCES_DESCRIBED]]
    rows = np.sort(candidates.sentences[best])
    known = describe_known(words, candidates, rows, index)
    if not thorough:
        read = _first_by_known(known, load_weights())
        rows, known = rows[read], known[read]
    return rows, sentence_features(words, known, rows, index)


def _first_by_known(known: NDArray[np.float32], weights: Weights) -> NDArray[np.int64]:
    """The places, ascending, of the SENTENCES_READ best by the part of the score that is known."""
    own = columns_of(KNOWN_FEATURES)
    scores = known @ (weights.ranking[own] / weights.scale[own])
    return np.sort(np.argsort(-scores, kind="stable")[:SENTENCES_READ])


def _best_passages(candidates: Candidates, fused: NDArray[np.float32], reach: float) -> list[int]:
    order = np.lexsort((candidates.sentences, -fused))
    likely = order[fused[order] >= fused.max(initial=-np.inf) - reach]
    best = dict.fromkeys(candidates.passages[likely].tolist())
    return list(best)[:PASSAGES_DESCRIBED]


def _scored(
    weights: Weights,
    rows: NDArray[np.int64],
    features: NDArray[np.float32],
    candidates: Candidates,
    fused: NDArray[np.float32],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return each candidate's score and confidence: what was not described stands below the
    rest, in the order of the fused scores, and is not to be trusted at all.
    """
    standard = (features - weights.mean) / weights.scale
    described = standard @ weights.ranking
    scores = fused.astype(np.float64)
    if len(rows):
        scores += described.min() - fused.max() - 1
    confidences = np.zeros_like(scores)
    places = np.searchsorted(candidates.sentences, rows)
    scores[places] = described
    confidences[places] = 1 / (1 + np.exp(-weights.certainty(standard)))
    return scores, confidences
