"""Candidates → one ranking: fused scores choose the passages, a learned scorer the sentences."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.match_tokens import match_tokens
from qa.describe import FEATURES, describe, read_question_traits
from qa.weigh_passages import weigh_passages

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.embed import Encoded
    from index.index import Index
    from index.search import Candidates
    from qa.question import Question

SPARSE_SENTENCE = 0.7
"""Against 1 for the other three standardised scores: a sentence is short, so its term
score is the noisiest. Measured on XQuAD and half of SQuAD 2.0 (benchmarks/quality.md)."""

PASSAGES_MATCHED = 24
"""Best passages by fused score whose tokens are compared with the question's."""

SENTENCES_DESCRIBED = 32
"""Best sentences of those that the learned scorer sees; the rest keep their order below."""

PASSAGE_SHARE, FUSED_SHARE = 0.7, 0.01
"""Of the passage's token match and of the fused score, in choosing what is described."""

WITHIN_PASSAGE = 0.02
"""Of a sentence's own score where nothing is asked: enough to order those of one passage."""

GLOSS_PENALTY = 6.0
"""Standard deviations: a gloss stands below every sentence of the text proper that is
any good, unless a definition was asked for."""


class Hit(NamedTuple):
    """A sentence (its row, and its passage's) and its score; `rank` counts from 1.

    `confidence` is the probability that the sentence answers, as far as it can be told
    from the sentence alone.
    """

    sentence: int
    passage: int
    score: float
    confidence: float
    rank: int


Ranking = tuple[Hit, ...]


def rank(question: Question, encoded: Encoded, candidates: Candidates, index: Index) -> Ranking:
    """Return every candidate sentence, best first; equal scores in the order of the corpus."""
    fused = fuse(candidates)
    rows, features = features_of_best(question, encoded, candidates, fused, index)
    weights = weights_for(index)
    scores, confidences = _scored(weights, rows, features, candidates, fused)
    if question.expects == "mention":
        matched = features[:, FEATURES.index("token_passage")]
        scores = WITHIN_PASSAGE * scores + weigh_passages(candidates, rows, matched)
    if question.expects != "definition":
        scores -= GLOSS_PENALTY * index.contents.passages[candidates.passages, 6]
    order = np.lexsort((candidates.sentences, -scores))
    columns = (candidates.sentences, candidates.passages, scores, confidences)
    ranks = range(1, len(order) + 1)
    return tuple(map(Hit, *(column[order].tolist() for column in columns), ranks))


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
    fused: NDArray[np.float32],
    index: Index,
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the sentence rows worth describing, and their features (n, len(FEATURES))."""
    traits = read_question_traits(question, encoded, index)
    passages = _best_passages(candidates, fused)
    matches = match_tokens(index, encoded.tokens, passages)
    near = matches.sentences @ traits.tokens.weights
    around = matches.passages @ traits.tokens.weights
    own = fused[np.searchsorted(candidates.sentences, matches.rows)]
    promise = near + PASSAGE_SHARE * around + FUSED_SHARE * own
    chosen = np.sort(np.lexsort((matches.rows, -promise))[:SENTENCES_DESCRIBED])
    return matches.rows[chosen], describe(traits, matches, candidates, chosen, index)


def _best_passages(candidates: Candidates, fused: NDArray[np.float32]) -> list[int]:
    order = np.lexsort((candidates.sentences, -fused))
    best = dict.fromkeys(candidates.passages[order].tolist())
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


@dataclass(frozen=True, slots=True)
class Logistic:
    """A linear model of log-odds over standardised features."""

    weights: NDArray[np.float32]
    intercept: float

    def __call__(self, standard: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the log-odds (n,) of the rows of `standard` (n, f)."""
        odds: NDArray[np.float32] = standard @ self.weights + np.float32(self.intercept)
        return odds


@dataclass(frozen=True, slots=True)
class Weights:
    """Linear models over features less `mean`, divided by `scale`.

    `ranking` orders the sentences. `about` doubts that the documents speak of what is
    asked, `agrees` that what they say of it is what is asked.
    benchmarks/train_ranker.py trains them.
    """

    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    ranking: NDArray[np.float32]
    about: Logistic
    agrees: Logistic

    def certainty(self, standard: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the log-odds that a sentence answers: those of the graver of the two doubts.

        One model for both is worse at both: measured on half of SQuAD 2.0 (questions
        that are nearly answered) and XQuAD (documents taken away) by cross-validation,
        AUROC .72 and .96, against .74 and .97.
        """
        return np.minimum(self.about(standard), self.agrees(standard))


def weights_for(index: Index) -> Weights:
    """Return the weights that go with what `index` keeps."""
    return load_weights("with_tokens" if len(index.token_vectors) else "without_tokens")


@cache
def load_weights(name: str) -> Weights:
    """Return the trained weights `name`: "with_tokens", or "without_tokens" for an index
    that is too large to keep token vectors.
    """
    record = json.loads(files("qa").joinpath("weights.json").read_text(encoding="utf-8"))[name]
    columns = [record["features"][feature] for feature in FEATURES]
    mean, scale, ranking, about, agrees = np.array(columns, dtype=np.float32).T
    intercepts = record["intercepts"]
    return Weights(
        mean,
        scale,
        ranking,
        Logistic(about, float(intercepts["about"])),
        Logistic(agrees, float(intercepts["agrees"])),
    )
