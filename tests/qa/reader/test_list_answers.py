"""A short answer is given once, with every source that has it; contradictions are both shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.build import build_index
from index.index import Index
from index.progress import silent
from qa.ask import answer
from qa.options import Options
from qa.ranking.ranking import Hit, Ranking
from qa.reader.list_answers import list_answers, normalise
from qa.reading.read_question import read_question
from qa.reply import Answer
from tests.fake_encoder import FakeEncoder

TEXTS = {
    "a.txt": "The repair of the bridge cost 40,000 crowns.",
    "b.txt": "The repair cost 40 000 crowns in all.",
    "c.txt": "It was said to have cost 60,000 crowns.",
}


@pytest.fixture
def index(tmp_path: Path) -> Index:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    return build_index(tmp_path, FakeEncoder(), silent, None)


def pointing(index: Index, words: dict[str, str], confidences: tuple[float, ...]) -> Ranking:
    """Return a ranking of all sentences in their order, in which `words` were pointed at."""
    hits = [Hit(row, row, 3.0 - row, each, row + 1) for row, each in enumerate(confidences)]
    pointed = {}
    for row in range(len(hits)):
        span = index.contents.sentence(row).span
        place = span.document.text.find(words[span.document.id])
        pointed[row] = (place, place + len(words[span.document.id]))
    return replace(Ranking.of(hits), pointed=pointed)


def asked(index: Index, question: str, words: dict[str, str], confidences: tuple[float, ...]):  # type: ignore[no-untyped-def] # noqa: ANN201
    ranking = pointing(index, words, confidences)
    reply = answer(index, read_question(question, [], index), ranking, Options())
    assert isinstance(reply, Answer)
    return [(each.span.text, each.normalised, each.sources) for each in reply.answers]


SUMS = {"a.txt": "40,000", "b.txt": "40 000", "c.txt": "60,000"}


def test_what_means_the_same_is_one_answer_with_all_its_sources(index: Index) -> None:
    found = asked(index, "How much did the repair cost?", SUMS, (0.9, 0.85, 0.8))
    assert found == [("40,000", "40000", (1, 2)), ("60,000", "60000", (3,))]


def test_an_excerpt_that_hardly_answers_has_no_word_in_it(index: Index) -> None:
    found = asked(index, "How much did the repair cost?", SUMS, (0.9, 0.85, 0.2))
    assert found == [("40,000", "40000", (1, 2))]


def test_a_number_has_a_digit_or_a_word_for_one(index: Index) -> None:
    words = {"a.txt": "40,000", "b.txt": "The repair", "c.txt": "60,000"}
    found = asked(index, "How much did the repair cost?", words, (0.9, 0.85, 0.8))
    assert [text for text, *_ in found] == ["40,000", "60,000"]


def test_where_the_best_excerpt_has_none_a_weaker_one_is_no_answer(index: Index) -> None:
    words = {"a.txt": "the bridge", "b.txt": "40 000", "c.txt": "60,000"}
    assert asked(index, "How much did the repair cost?", words, (0.9, 0.85, 0.8)) == []


@pytest.mark.parametrize("question", ["Why was it repaired?", "Was it expensive?"])
def test_what_no_few_words_answer_has_no_short_answer(index: Index, question: str) -> None:
    assert asked(index, question, SUMS, (0.9, 0.85, 0.8)) == []


def test_without_a_reader_nothing_is_pointed_at(index: Index) -> None:
    question = read_question("How much did the repair cost?", [], index)
    ranking = Ranking.of([Hit(0, 0, 1.0, 0.9, 1)])
    assert list_answers(question, (), ranking, index) == ()
    assert np.isfinite(ranking.confidence)


@pytest.mark.parametrize(
    ("one", "other"),
    [("40,000", "40000"), ("the mayor", "Mayor"), ("Mrs Ana Ruiz", "Ana Ruiz"), ("5 May", "5 may")],
)
def test_what_is_written_differently_is_the_same(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), [("40,000", "4,000"), ("5 May", "6 May")])
def test_what_is_not_the_same_stays_apart(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_a_number_is_nobody_and_nowhere(index: Index) -> None:
    words = {"a.txt": "The repair", "b.txt": "The repair", "c.txt": "It was"}
    assert asked(index, "Where was it bought?", words, (0.9, 0.85, 0.8)) != []
    numbers = {"a.txt": "cost 40,000", "b.txt": "40 000", "c.txt": "cost 60,000"}
    assert asked(index, "Where was it bought?", numbers, (0.9, 0.85, 0.8)) == []
