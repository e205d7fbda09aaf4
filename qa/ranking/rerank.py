"""A ranking → the same sentences, ordered by a model that reads question and text together.

The stage between ranking and extracting: from a ranking with confidences to a ranking with
confidences. By default there is none, and nothing is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sentence_transformers import CrossEncoder

    from index.contents import Contents
    from qa.question import Question
    from qa.ranking.ranking import Ranking

READ = 16
"""Hits, the best ones, that are read: each costs as much time as embedding a question."""


class ReaderError(OnRecordError):
    """The model that was named cannot be used; the message says why."""


class Reader(Protocol):
    """Reads a question with each of some texts."""

    def score(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """Return how well each text answers; higher is better."""


def rerank(
    ranking: Ranking, question: Question, contents: Contents, reader: Reader | None
) -> Ranking:
    """Return `ranking` with its best hits in the order of `reader`; as it is without one.

    A sentence is read with its neighbours in the passage. The confidences stay with the
    places: which sentence is best is the reader's to say, whether any answers is not,
    because the scores of a model of the asker's choice are not calibrated.
    """
    best = ranking[:READ]
    if reader is None or not len(best):
        return ranking
    texts = [_around(hit.sentence, hit.passage, contents) for hit in best]
    scores = np.asarray(reader.score(question.read_as, texts))
    order = np.argsort(-scores, kind="stable")
    sentences, passages = (
        np.concatenate([column[order], column[READ:]])
        for column in (ranking.sentences, ranking.passages)
    )
    return replace(ranking, sentences=sentences, passages=passages)


def _around(row: int, passage: int, contents: Contents) -> str:
    held = contents.passages.row(passage)
    rows = range(max(held.sentence_start, row - 1), min(held.sentence_end, row + 2))
    return " ".join(contents.reading(number) for number in rows)


def load_reader(name: str) -> Reader:
    """Load the cross-encoder `name`: a folder, or a name in the local cache.

    Raises ReaderError with a line that says what to do.
    """
    from sentence_transformers import CrossEncoder

    try:
        model = CrossEncoder(name, device="cpu")
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        line = str(error).splitlines()[0]
        raise ReaderError(f"the reranker '{name}' cannot be loaded: {line}") from error
    if model.config.num_labels != 1:
        raise ReaderError(
            f"'{name}' is no reranker: it gives {model.config.num_labels} scores for a pair, not 1"
        )
    return _CrossEncoderReader(model)


@dataclass(frozen=True, slots=True)
class _CrossEncoderReader:
    model: CrossEncoder
    lock: Lock = field(default_factory=Lock)  # its tokenizer is for one thread at a time

    def score(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        pairs = [(question, text) for text in texts]
        with self.lock:
            return [float(score) for score in self.model.predict(pairs, show_progress_bar=False)]
