"""Candidates → one ranking: fused scores choose the passages, a learned scorer the sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.max_sim import max_sim
from qa.ranking.linear_scorer import weights_for
from qa.ranking.ranking import Ranking
from qa.ranking.score_passages import score_passages
from qa.ranking.sentence_features import (
    KNOWN_FEATURES,
    columns_of,
    describe_known,
    read_question_traits,
    sentence_features,
)
from qa.ranking.token_features import describe_tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.encoder.load_encoder import Encoded
    from index.index import Index
    from index.search import Candidates
    from qa.question import Question
    from qa.ranking.linear_scorer import Weights

SPARSE_SENTENCE = 0.7
"""Against 1 for the other three standardised scores: a sentence is short, so its term
score is the noisiest. Measured on XQuAD and half of SQuAD 2.0 (benchmarks/quality.md)."""

PASSAGES_MATCHED = 24
"""Best passages by fused score whose tokens are compared with the question's."""

WITHIN_REACH = 16.0
"""Of the best fused score, a sum of four in standard deviations. Of the passages that answer and
are among the best, .995 are within it; on half of SQuAD 2.0 ten are, on long papers eighteen."""

SENTENCES_DESCRIBED = 32
"""Best sentences of those, by their tokens alone."""

SENTENCES_READ = 16
"""Best of these by the part of the learned score that the index knows; to read the others as well
takes longer, and they keep their order below. Of 2,460 questions of SQuAD 2.0, XQuAD and COVID-QA
the sentence that scores best when it is read is always among them, the best three for .9996; where
no token vectors are kept, for all but one, and for .997."""

PASSAGE_SHARE, FUSED_SHARE = 0.7, 0.01
"""Of the passage's token match and of the fused score, in choosing what is described."""

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
    weights = weights_for(index)
    scores, confidences = _scored(weights, rows, features, candidates, fused)
    if question.expects == "mention":
        matched = features[:, columns_of(["token_passage"])].ravel()
        scores = WITHIN_PASSAGE * scores + score_passages(candidates, rows, matched)
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
    question: Question,
    encoded: Encoded,
    candidates: Candidates,
    index: Index,
    thorough: bool = False,
) -> Described:
    """Return the sentence rows worth describing, and their features (n, len(FEATURES)).

    Passages further than WITHIN_REACH from the best one are left out, and all but SENTENCES_READ;
    not so if it has to be `thorough`.
    """
    traits, fused = read_question_traits(question, encoded, index), fuse(candidates)
    passages = _best_passages(candidates, fused, np.inf if thorough else WITHIN_REACH)
    matches = max_sim(index, encoded.tokens, passages)
    near = matches.sentences @ traits.tokens.weights
    around = matches.passages @ traits.tokens.weights
    own = fused[np.searchsorted(candidates.sentences, matches.rows)]
    promise = near + PASSAGE_SHARE * around + FUSED_SHARE * own
    chosen = np.sort(np.lexsort((matches.rows, -promise))[:SENTENCES_DESCRIBED])
    rows, tokens = matches.rows[chosen], describe_tokens(traits.tokens, matches, chosen)
    known = describe_known(traits, tokens, candidates, rows, index)
    if not thorough:
        read = _first_by_known(known, weights_for(index))
        rows, known = rows[read], known[read]
    return rows, sentence_features(traits, known, rows, index)


def _first_by_known(known: NDArray[np.float32], weights: Weights) -> NDArray[np.int64]:
    """The places, ascending, of the SENTENCES_READ best by the part of the score that is known."""
    own = columns_of(KNOWN_FEATURES)
    scores = known @ (weights.ranking[own] / weights.scale[own])
    return np.sort(np.argsort(-scores, kind="stable")[:SENTENCES_READ])


def _best_passages(candidates: Candidates, fused: NDArray[np.float32], reach: float) -> list[int]:
    order = np.lexsort((candidates.sentences, -fused))
    likely = order[fused[order] >= fused.max(initial=-np.inf) - reach]
    best = dict.fromkeys(candidates.passages[likely].tolist())
    return list(best)[:PASSAGES_MATCHED]


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
