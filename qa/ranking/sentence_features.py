"""Question and sentence → the numbers by which the sentence is ranked and trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qa.ranking.coverage_features import CoverFeatures, describe_cover
from qa.ranking.token_features import TOKEN_FEATURES, QuestionTokens, TokenFeatures, read_tokens
from qa.ranking.word_features import QuestionWords, WordFeatures, describe_words, read_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.encoder.load_encoder import Encoded
    from index.index import Index
    from index.search import Candidates
    from qa.question import Question


class PooledFeatures(NamedTuple):
    """Pooled vectors and BM25 of n sentences, each (n,)."""

    # in standard deviations above the mean of the index
    sentence_dense_z: NDArray[np.float32]
    passage_dense_z: NDArray[np.float32]
    sentence_sparse_z: NDArray[np.float32]
    passage_sparse_z: NDArray[np.float32]
    # raw
    passage_cosine: NDArray[np.float32]
    sentence_cosine: NDArray[np.float32]


POOLED_FEATURES = PooledFeatures._fields

KNOWN_FEATURES = (*TOKEN_FEATURES, *POOLED_FEATURES, *CoverFeatures._fields)
"""What the index knows of a sentence without anybody reading it."""

FEATURES = (*KNOWN_FEATURES, *WordFeatures._fields)
"""The columns of a matrix of features. Those that are known come first."""

_COLUMNS = {name: column for column, name in enumerate(FEATURES)}


@dataclass(frozen=True, slots=True)
class QuestionTraits:
    """What is worked out once for a question, whatever sentence it meets."""

    tokens: QuestionTokens
    words: QuestionWords


def read_question_traits(question: Question, encoded: Encoded, index: Index) -> QuestionTraits:
    """Return the traits of `question`; `encoded` are its tokens."""
    spelt = read_words(question, index)
    return QuestionTraits(read_tokens(question, encoded, spelt.rarities), spelt)


def describe_known(
    question: QuestionTraits,
    tokens: TokenFeatures,
    candidates: Candidates,
    rows: NDArray[np.int64],
    index: Index,
) -> NDArray[np.float32]:
    """Return (n, len(KNOWN_FEATURES)) numbers for the n sentence `rows`, which are `candidates`.

    `tokens` are what is known of their tokens.
    """
    places = np.searchsorted(candidates.sentences, rows)
    words = question.words
    pooled = PooledFeatures(
        sentence_dense_z=candidates.sentence_dense_z[places],
        passage_dense_z=candidates.passage_dense_z[places],
        sentence_sparse_z=candidates.sentence_sparse_z[places],
        passage_sparse_z=candidates.passage_sparse_z[places],
        passage_cosine=candidates.passage_cosine[places],
        sentence_cosine=candidates.sentence_cosine[places],
    )
    covered = describe_cover(words.rarities, words.traits.names, rows, index)
    named = tokens._asdict() | pooled._asdict() | covered._asdict()
    return np.stack([named[name] for name in KNOWN_FEATURES], axis=1).astype(np.float32)


def sentence_features(
    question: QuestionTraits,
    known: NDArray[np.float32],
    rows: NDArray[np.int64],
    index: Index,
) -> NDArray[np.float32]:
    """Return (n, len(FEATURES)) numbers: what is `known` of the `rows`, and what they read."""
    read = describe_words(question.words, rows, index)
    own = np.array(read, dtype=np.float32).reshape(len(rows), len(WordFeatures._fields))
    return np.hstack([known, own])


def columns_of(names: Sequence[str]) -> list[int]:
    """Return in which columns of a matrix of all FEATURES these are."""
    return [_COLUMNS[name] for name in names]
