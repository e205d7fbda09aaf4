"""Candidates and their ranking → the ranking that the reader makes of the best passages."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.encoder.embed_passages import PassageText
from index.encoder.onnx_encoder import cores
from index.search import search
from index.sparse.tokenize import tokenize
from qa.ranking.ranking import Ranking
from qa.reader.point_words import point_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.search import Candidates
    from qa.question import Question
    from qa.reader.read_pair import Reading, ReadsPairs

READ_FIRST, READ_MOST = 4, 12
"""Passages that are read, of the fronts of all lists in turn: so many at first, and as many again
and again up to the most, while none is SURE to answer. Reading forty changes no figure by more than
.012 (benchmarks/reader.md), and takes five times as long."""

SURE = 0.0
"""Log-odds of the reader: it is more likely than not that the passage answers."""


class ReadFeatures(NamedTuple):
    """What is known of a sentence that was read, or what each of that weighs."""

    odds: float  # the reader's log-odds of the passage …
    mark: float  # … and of the sentence …
    mark_behind: float  # … and how far the latter is behind the best of its passage
    linear_odds: float  # what the linear model made of the sentence
    linear_rank: float
    near: float  # how near the passage is in the index …
    sentence_near: float  # … and the sentence


FEATURES = ReadFeatures._fields

ORDER = ReadFeatures(
    odds=0.238,
    mark=0.528,
    mark_behind=0.239,
    linear_odds=0.151,
    linear_rank=-0.526,
    near=0.024,
    sentence_near=0.607,
)
"""Weights in the order of sentences."""

LIKELY, OFFSET = (
    ReadFeatures(
        odds=0.217,
        mark=0.057,
        mark_behind=-0.09,
        linear_odds=0.174,
        linear_rank=-0.05,
        near=-0.074,
        sentence_near=0.118,
    ),
    1.268,
)
"""Weights in the log-odds that a sentence answers."""

ENOUGH = 0.39
"""Confidence from which the best sentence is an answer: below it are 5 % of the questions over news
that are answerable and held out, and 41 % of those that are not."""

LEAST_LIKELY = 1e-3
"""The linear model's probability is kept off 0 and 1 by so much."""

FORMER_WORDS = 24
"""Of the question before, its last ones: the reader learnt with 32 tokens."""

BELOW = 1e3
"""What is not read stands below what is, in the order that it had."""


@dataclass(frozen=True, slots=True)
class Read:
    """A passage that was read: its row, the log-odds that it answers, and of each of its sentences
    the row, the log-odds that it is the one, and the words in it that answer.
    """

    passage: int
    odds: float
    sentences: NDArray[np.int64]
    marks: NDArray[np.float64]
    words: Sequence[tuple[int, int] | None] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ReadRanking:
    """The ranking that the reader made, and why: of the sentences that were `read`, in the order of
    these, the rows (n,) and the FEATURES (n, f), of which ORDER makes the scores.
    """

    ranking: Ranking
    read: tuple[Read, ...]
    sentences: NDArray[np.int64]
    features: NDArray[np.float64]


def read_passages(
    question: Question,
    candidates: Sequence[Candidates],
    ranking: Ranking,
    index: Index,
    reader: ReadsPairs,
) -> ReadRanking:
    """Return `ranking` with the sentences of the best passages in the order of `reader`, which
    also says how likely each answers; of the others that is 0.
    """
    read = read_best(question, candidates, ranking, index, reader)
    if not read:
        return ReadRanking(ranking, (), np.empty(0, np.int64), np.empty((0, len(FEATURES))))
    sentences = np.concatenate([each.sentences for each in read])
    passages = np.repeat([each.passage for each in read], [len(each.marks) for each in read])
    features = describe_read(read, candidates[0], ranking)
    scores = features @ np.array(ORDER)
    confidences = 1 / (1 + np.exp(-(features @ np.array(LIKELY) + OFFSET)))
    order = np.lexsort((sentences, -scores))
    rest = ~np.isin(ranking.passages, passages)
    ordered = Ranking(
        np.concatenate([sentences[order], ranking.sentences[rest]]),
        np.concatenate([passages[order], ranking.passages[rest]]),
        np.concatenate([scores[order], ranking.scores[rest] - BELOW]),
        np.concatenate([confidences[order], np.zeros(rest.sum())]),
        np.arange(1, len(order) + rest.sum() + 1),
        {
            int(row): words
            for each in read
            for row, words in zip(each.sentences, each.words, strict=False)
            if words
        },
        ENOUGH,
    )
    return ReadRanking(ordered, tuple(read), sentences, features)


def search_with_former(
    index: Index, encoder: Encoder, question: Question, allowed: NDArray[np.bool_] | None
) -> list[Candidates]:
    """Return what is found with the question before this one in front; nothing if there is none."""
    if not question.former:
        return []
    text = f"{question.former} {question.asked}"
    vector, terms = encoder.encode([text])[0].vector, tuple(dict.fromkeys(tokenize(text)))
    return [search(index, vector, terms, allowed)]


def read_best(
    question: Question,
    candidates: Sequence[Candidates],
    ranking: Ranking,
    index: Index,
    reader: ReadsPairs,
) -> list[Read]:
    """Return the passages at the front of the lists, read."""
    former = " ".join(question.former.split()[-FORMER_WORDS:])
    chosen = choose_passages(candidates, ranking, index)
    read: list[Read] = []
    with ThreadPoolExecutor(cores()) as pool:
        for start in range(0, len(chosen), READ_FIRST):
            rows = chosen[start : start + READ_FIRST]
            texts = [PassageText.of(index.contents.passage(row)) for row in rows]
            readings = pool.map(lambda each: reader.read(question.asked, former, each.text), texts)
            read += [_read(*each, index) for each in zip(rows, texts, readings, strict=True)]
            if max(each.odds for each in read) >= SURE:
                break
    return read


def describe_read(
    read: Sequence[Read], candidates: Candidates, ranking: Ranking
) -> NDArray[np.float64]:
    """Return of each sentence that was read its FEATURES (n, f); what the ranking knows nothing of
    has the worst of what it knows.
    """
    sentences = np.concatenate([each.sentences for each in read])
    places = {number: place for place, number in enumerate(ranking.sentences.tolist())}
    known = np.array([places.get(number, len(places) - 1) for number in sentences.tolist()])
    confidences = np.clip(ranking.confidences[known], LEAST_LIKELY, 1 - LEAST_LIKELY)
    own = np.searchsorted(candidates.sentences, sentences).clip(max=len(candidates.sentences) - 1)
    found = candidates.sentences[own] == sentences
    near = candidates.passage_dense_z + candidates.passage_sparse_z
    nearest = candidates.sentence_dense_z
    columns = {
        "odds": np.concatenate([np.full(len(each.marks), each.odds) for each in read]),
        "mark": np.concatenate([each.marks for each in read]),
        "mark_behind": np.concatenate([each.marks - each.marks.max() for each in read]),
        "linear_odds": np.log(confidences / (1 - confidences)),
        "linear_rank": np.log1p(known),
        "near": np.where(found, near[own], near.min()),
        "sentence_near": np.where(found, nearest[own], nearest.min()),
    }
    return np.stack([columns[name] for name in FEATURES], axis=1).astype(np.float64)


def choose_passages(candidates: Sequence[Candidates], ranking: Ranking, index: Index) -> list[int]:
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
        if len(found) >= READ_MOST:
            break
    glosses = index.contents.passages.glosses
    return [row for row in found if not glosses[row]][:READ_MOST]


def _passages(rows: NDArray[np.int64]) -> Iterator[int]:
    return iter(dict.fromkeys(rows.tolist()))


def _read(row: int, text: PassageText, reading: Reading, index: Index) -> Read:
    held = index.contents.passages.row(row)
    starts = text.starts()
    words = point_words(reading, starts, index.contents.passage(row))
    marks = sentence_odds(reading, starts)
    return Read(row, reading.odds, np.arange(held.sentence_start, held.sentence_end), marks, words)


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
