"""Sentences in the order in which they are likely to answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray


THRESHOLD = 0.15
"""Confidence from which the best hit is an answer. Refuses 1 to 5 % of the answerable questions of
XQuAD, half of SQuAD 2.0 and COVID-QA, on documents that the weights have not seen
(benchmarks/train_ranker.py)."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Hits, best first, as columns (n,): of hundreds a dozen are looked at one by one."""

    sentences: NDArray[np.int64]
    passages: NDArray[np.int64]
    scores: NDArray[np.float64]
    confidences: NDArray[np.float64]
    ranks: NDArray[np.int64]
    pointed: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """Of sentences that were read, by row: where in the document the words stand that answer."""

    enough: float = THRESHOLD
    """Confidence from which the best hit is an answer: it depends on what made the ranking."""

    @classmethod
    def of(cls, hits: Iterable[Hit]) -> Ranking:
        """Return the ranking that has just these `hits`, in this order.

        >>> [hit.sentence for hit in Ranking.of([Hit(7, 2, 1.5, 0.9, 1), Hit(3, 0, 1.0, 0.4, 2)])]
        [7, 3]
        """
        columns = np.array([*hits], dtype=np.float64).reshape(-1, len(Hit._fields)).T
        sentences, passages, scores, confidences, ranks = columns
        whole = np.int64
        return cls(
            sentences.astype(whole),
            passages.astype(whole),
            scores,
            confidences,
            ranks.astype(whole),
        )

    @property
    def confidence(self) -> float:
        """That of the first hit; 0 where there is none."""
        return float(self.confidences[0]) if len(self) else 0.0

    @property
    def answers(self) -> bool:
        """Whether the first hit is likely enough to be an answer."""
        return self.confidence >= self.enough

    @property
    def worth_showing(self) -> float:
        """The confidence below which a further excerpt beside an answer is clutter."""
        return self.enough / 2

    def __len__(self) -> int:
        return len(self.sentences)

    def __iter__(self) -> Iterator[Hit]:
        columns = (self.sentences, self.passages, self.scores, self.confidences, self.ranks)
        return map(Hit, *(column.tolist() for column in columns))

    def hit(self, place: int) -> Hit:
        """Return the hit at `place`, from 0."""
        return Hit(
            self.sentences[place].item(),
            self.passages[place].item(),
            self.scores[place].item(),
            self.confidences[place].item(),
            self.ranks[place].item(),
        )

    def __getitem__(self, chosen: slice | NDArray[np.bool_]) -> Ranking:
        """Return those that are `chosen`; they keep their ranks."""
        return Ranking(
            self.sentences[chosen],
            self.passages[chosen],
            self.scores[chosen],
            self.confidences[chosen],
            self.ranks[chosen],
            self.pointed,
            self.enough,
        )
