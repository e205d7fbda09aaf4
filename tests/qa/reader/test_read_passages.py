"""The reader orders the sentences of what it read, and says how likely each answers."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.build import build_index
from index.index import Index
from index.progress import silent
from index.search import Candidates, search
from qa.question import Question
from qa.ranking.rank import features_of_best, rank
from qa.ranking.ranking import Hit, Ranking
from qa.reader.read_pair import Reading
from qa.reader.read_passages import (
    ENOUGH,
    FEATURES,
    Read,
    ReadFeatures,
    choose_passages,
    describe_read,
    read_passages,
    sentence_odds,
)
from qa.reading.read_question import read_question
from tests.fake_encoder import FakeEncoder

_WORD = re.compile(r"\w+")


class Knows:
    """Takes the passages that hold a word for answers, and in them the sentence with that word."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.asked: list[tuple[str, str]] = []

    def read(self, question: str, former: str, passage: str) -> Reading:
        self.asked.append((former, question))
        words = [*_WORD.finditer(passage)]
        found = np.array([[float(word.group() == self.word)] for word in words])
        places = np.array([word.span() for word in words], dtype=np.int64)
        return Reading(4 * float(found.max()) - 2, np.repeat(found, 3, axis=1), places)


@pytest.fixture(autouse=True)
def nothing_but_the_reader_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What else counts how much is fitted to the reader that is shipped."""
    weights = ReadFeatures(**dict.fromkeys(FEATURES, 0.0))._replace(odds=1.0, mark_behind=1.0)
    monkeypatch.setattr("qa.reader.read_passages.ORDER", weights)
    monkeypatch.setattr("qa.reader.read_passages.LIKELY", weights)
    monkeypatch.setattr("qa.reader.read_passages.OFFSET", 0.0)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    (tmp_path / "a.txt").write_text("The mill burnt in May. Nobody was hurt.")
    (tmp_path / "b.txt").write_text("A ferry crossed the river. The mill stood on its bank.")
    return build_index(tmp_path, FakeEncoder(), silent, None)


def ranked(
    index: Index, text: str, earlier: tuple[str, ...] = ()
) -> tuple[Question, Candidates, Ranking]:
    question = read_question(text, earlier, index)
    encoded = FakeEncoder().encode([question.read_as])[0]
    candidates = search(index, encoded.vector, question.terms)
    described = features_of_best(question, encoded, candidates, index)
    return question, candidates, rank(question, candidates, described, index)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        pytest.param("hurt", "Nobody was hurt.", id="in the passage that came first"),
        pytest.param("ferry", "A ferry crossed the river.", id="in another one"),
    ],
)
def test_the_sentence_that_the_reader_marks_comes_first(
    index: Index, word: str, first: str
) -> None:
    question, candidates, ranking = ranked(index, "When was the mill burnt?")
    read = read_passages(question, [candidates], ranking, index, Knows(word)).ranking
    assert index.contents.sentence(read.hit(0).sentence).span.text == first
    assert read.hit(0).confidence > 0.5
    assert sorted(read.sentences) == sorted(ranking.sentences)
    assert [*read.ranks] == [1, 2, 3, 4]
    assert [*read.scores] == sorted(read.scores, reverse=True)


def test_where_the_reader_finds_nothing_nothing_is_likely(index: Index) -> None:
    question, candidates, ranking = ranked(index, "When was the mill burnt?")
    read = read_passages(question, [candidates], ranking, index, Knows("zebra")).ranking
    assert read.confidences.max() < 0.5


def test_what_is_not_read_stands_below_and_cannot_be_trusted(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.reader.read_passages.READ_MOST", 1)
    question, candidates, ranking = ranked(index, "When was the mill burnt?")
    read = read_passages(question, [candidates], ranking, index, Knows("ferry")).ranking
    assert len(set(read.passages[:2])) == 1
    assert [*read.confidences[2:]] == [0.0, 0.0]


def test_a_follow_up_is_read_after_the_question_before_it(index: Index) -> None:
    reader = Knows("hurt")
    earlier = ("When was the mill burnt?",)
    question, candidates, ranking = ranked(index, "Was anybody hurt?", earlier)
    read_passages(question, [candidates], ranking, index, reader)
    assert set(reader.asked) == {("When was the mill burnt?", "Was anybody hurt?")}


def test_the_front_of_every_list_is_read(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.reader.read_passages.READ_MOST", 2)
    _, candidates, ranking = ranked(index, "When was the mill burnt?")
    backwards = _with_vectors_turned(candidates)
    assert choose_passages([backwards], ranking, index) == [0, 1]
    assert choose_passages([candidates], _turned(ranking), index) == [1, 0]


def _with_vectors_turned(candidates: Candidates) -> Candidates:
    return replace(candidates, passage_dense_z=-candidates.passage_dense_z)


def _turned(ranking: Ranking) -> Ranking:
    return replace(ranking, passages=ranking.passages[::-1].copy())


def test_a_sentence_has_the_mean_of_its_tokens_and_none_beyond_what_was_read() -> None:
    offsets = np.array([[0, 3], [4, 8], [10, 13], [14, 18]])
    tokens = np.array([[0, 0, 9.0], [0, 0, 1.0], [0, 0, 3.0], [0, 0, -1.0]])
    odds = sentence_odds(Reading(0.0, tokens, offsets), [4, 10, 20, 30])
    assert odds.tolist() == [1.0, 1.0, -100.0]


def test_reading_ends_once_a_passage_is_sure_to_answer(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.reader.read_passages.READ_FIRST", 1)
    question, candidates, ranking = ranked(index, "When was the mill burnt?")
    first = choose_passages([candidates], ranking, index)[0]
    sure = Knows("hurt" if first == 0 else "ferry")
    read_passages(question, [candidates], ranking, index, sure)
    assert len(sure.asked) == 1
    unsure = Knows("zebra")
    read_passages(question, [candidates], ranking, index, unsure)
    assert len(unsure.asked) == 2


def test_a_ranking_that_was_read_knows_from_where_on_it_answers(index: Index) -> None:
    question, candidates, ranking = ranked(index, "When was the mill burnt?")
    read = read_passages(question, [candidates], ranking, index, Knows("hurt")).ranking
    assert read.enough == ENOUGH
    assert read.answers
    assert read[:1].enough == ENOUGH
    assert read.worth_showing < ENOUGH


@pytest.mark.parametrize(
    ("feature", "expected"),
    [
        ("odds", 1.5),
        ("mark", -0.5),
        ("mark_behind", -0.75),
        ("linear_odds", math.log(4)),
        ("linear_rank", math.log(3)),
        ("near", 2.25),
        ("sentence_near", 3.5),
    ],
    ids=FEATURES,
)
def test_a_feature_of_what_was_read_has_the_value_that_its_name_says(
    feature: str, expected: float
) -> None:
    read = Read(2, 1.5, np.array([4, 5]), np.array([0.25, -0.5]))
    hits = [Hit(3, 1, 3.0, 0.9, 1), Hit(4, 2, 2.0, 0.6, 2), Hit(5, 2, 1.0, 0.8, 3)]
    rest = dict.fromkeys(
        ("sentence_cosine", "passage_cosine", "sentence_sparse_z"), np.zeros(3, np.float32)
    )
    candidates = Candidates(
        sentences=np.array([3, 4, 5]),
        passages=np.array([1, 2, 2]),
        sentence_dense_z=np.array([2.5, 3.0, 3.5], np.float32),
        passage_dense_z=np.array([0.5, 2.0, 2.0], np.float32),
        passage_sparse_z=np.array([0.5, 0.25, 0.25], np.float32),
        **rest,
    )
    second = describe_read([read], candidates, Ranking.of(hits))[1]
    assert second[FEATURES.index(feature)] == pytest.approx(expected)
