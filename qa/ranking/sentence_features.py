"""Question and sentence → the numbers by which the sentence is ranked and trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.ranking.coverage_features import COVER_FEATURES, describe_cover
from qa.ranking.token_features import TOKEN_FEATURES, QuestionTokens, read_tokens
from qa.ranking.word_features import WORD_FEATURES, QuestionWords, describe_words, read_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.encoder.load_encoder import Encoded
    from index.index import Index
    from index.search import Candidates
    from qa.question import Question

POOLED_FEATURES = (
    # pooled vectors and BM25, in standard deviations above the mean of the index; raw cosines
    "sentence_dense_z", "passage_dense_z", "sentence_sparse_z", "passage_sparse_z",
    "passage_cosine", "sentence_cosine",
)  # fmt: skip

KNOWN_FEATURES = (*TOKEN_FEATURES, *POOLED_FEATURES, *COVER_FEATURES)
"""What the index knows of a sentence without anybody reading it."""

FEATURES = (*KNOWN_FEATURES, *WORD_FEATURES)


@dataclass(frozen=True, slots=True)
class QuestionTraits:
    """What is worked out once for a question, whatever sentence it meets."""

    tokens: QuestionTokens
    words: QuestionWords


def read_question_traits(question: Question, encoded: Encoded, index: Index) -> QuestionTraits:
    """Return the traits of `question`; `encoded` are its tokens."""
    spelt = read_words(question, index)
    return QuestionTraits(read_tokens(question.read_as, encoded, spelt.rarities), spelt)


def describe_known(
    question: QuestionTraits,
    tokens: NDArray[np.float32],
    candidates: Candidates,
    rows: NDArray[np.int64],
    index: Index,
) -> NDArray[np.float32]:
    """Return (n, len(KNOWN_FEATURES)) numbers for the n sentence `rows`, which are `candidates`.

    `tokens` (n, len(TOKEN_FEATURES)) are what is known of their tokens.
    """
    places = np.searchsorted(candidates.sentences, rows)
    words = question.words
    return np.column_stack(
        [
            tokens,
            candidates.sentence_dense_z[places],
            candidates.passage_dense_z[places],
            candidates.sentence_sparse_z[places],
            candidates.passage_sparse_z[places],
            candidates.passage_cosine[places],
            candidates.sentence_cosine[places],
            describe_cover(words.rarities, words.traits.names, rows, index),
        ]
    ).astype(np.float32)


def describe(
    question: QuestionTraits,
    known: NDArray[np.float32],
    rows: NDArray[np.int64],
    index: Index,
) -> NDArray[np.float32]:
    """Return (n, len(FEATURES)) numbers: what is `known` of the `rows`, and what they read."""
    return np.hstack([known, describe_words(question.words, rows, index)])
