"""Candidates and their ranking → the ranking that the reader makes of the best passages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from index.embed_passages import PassageText
from qa.ranking import Ranking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from index.embed import States
    from index.index import Index
    from index.search import Candidates
    from qa.question import Question
    from qa.read_pair import PairReader, Reading

READ = 16
"""Passages that are read, of the fronts of all lists in turn."""

SLOPE, OFFSET = 1.0, 0.0
"""From the reader's log-odds of one passage to those that the documents answer: among many passages
one scores high by chance."""

FORMER_WORDS = 24
"""Of the question before, its last ones: the reader learnt with 32 tokens."""

BELOW = 1e3
"""What is not read stands below what is, in the order that it had."""


@dataclass(frozen=True, slots=True)
class Read:
    """A passage that was read: its row, its sentences' rows and how likely each answers."""

    passage: int
    sentences: NDArray[np.int64]
    odds: NDArray[np.float64]


def read_passages(
    question: Question,
    candidates: Sequence[Candidates],
    ranking: Ranking,
    index: Index,
    reader: PairReader,
) -> Ranking:
    """Return `ranking` with the sentences of the best passages in the order of `reader`, which
    also says how likely each answers; of the others that is 0.
    """
    former = " ".join(question.former.split()[-FORMER_WORDS:])
    asked = reader.states(*([former] if former else []), question.asked)
    read = [
        _read(row, asked, index, reader) for row in choose_passages(candidates, ranking, index)
    ]
    if not read:
        return ranking
    sentences = np.concatenate([each.sentences for each in read])
    passages = np.repeat([each.passage for each in read], [len(each.odds) for each in read])
    odds = np.concatenate([each.odds for each in read])
    order = np.lexsort((sentences, -odds))
    rest = ~np.isin(ranking.passages, passages)
    confidences = 1 / (1 + np.exp(-(SLOPE * odds + OFFSET)))
    return Ranking(
        np.concatenate([sentences[order], ranking.sentences[rest]]),
        np.concatenate([passages[order], ranking.passages[rest]]),
        np.concatenate([odds[order], ranking.scores[rest] - BELOW]),
        np.concatenate([confidences[order], np.zeros(rest.sum())]),
        np.arange(1, len(order) + rest.sum() + 1),
    )


def choose_passages(
    candidates: Sequence[Candidates], ranking: Ranking, index: Index
) -> list[int]:
    """Return the rows of the passages that are read: the first of each list in turn.

    The lists are the ranking's, and for each of `candidates` (a follow-up is searched in two ways)
    those by vector and terms together, by vector, and by the nearest sentence.
    """
    lists: list[Iterator[int]] = [_passages(ranking.passages)]
    for each in candidates:
        lists += [
            _passages(each.passages[np.argsort(-values, kind="stable")])
            for values in (
                each.passage_dense_z + each.passage_sparse_z,
                each.passage_dense_z,
                each.sentence_dense_z,
            )
        ]
    found: dict[int, None] = {}
    for fronts in zip_longest(*lists):
        found.update(dict.fromkeys(row for row in fronts if row is not None))
        if len(found) >= READ:
            break
    glosses = index.contents.passages[:, 6]
    return [row for row in found if not glosses[row]][:READ]


def _passages(rows: NDArray[np.int64]) -> Iterator[int]:
    return iter(dict.fromkeys(rows.tolist()))


def _read(row: int, asked: States, index: Index, reader: PairReader) -> Read:
    text = PassageText.of(index.contents.passage(row))
    reading = reader.read(asked, reader.states(text.text))
    first, last = index.contents.passages[row, 3:5].tolist()
    marks = sentence_odds(reading, text.starts())
    return Read(row, np.arange(first, last), reading.odds + marks - marks.max())


def sentence_odds(reading: Reading, starts: Sequence[int]) -> NDArray[np.float64]:
    """Return of each sentence, which start at `starts` (the last entry is the end), the mean
    log-odds of its tokens that they are of one that answers; what was beyond the limit has none.
    """
    of = np.searchsorted(starts, reading.offsets[:, 0], side="right") - 1
    count = len(starts) - 1
    inside = (of >= 0) & (of < count)
    tokens = np.bincount(of[inside], minlength=count)
    sums = np.bincount(of[inside], weights=reading.tokens[inside, 2], minlength=count)
    return np.where(tokens > 0, sums / np.maximum(tokens, 1), -BELOW / 10)
