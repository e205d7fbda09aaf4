"""Where nobody is quoted passages may answer, and say that they are no statements."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build_index
from index.index import Index
from index.progress import silent
from qa.ask import ask
from qa.exports.reply_record import present
from qa.reply import Abstention, Answer
from tests.fake_encoder import FakeEncoder
from tests.qa.reader.test_read_passages import Knows


@pytest.fixture
def index(tmp_path: Path) -> Index:
    (tmp_path / "a.txt").write_text(
        "Ada Finch complained of the mill of Ben Carr. He was there too."
    )
    (tmp_path / "b.txt").write_text("A ferry crossed the river. The mill stood on its bank.")
    return build_index(tmp_path, FakeEncoder(), silent, None)


@pytest.fixture(autouse=True)
def reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.ask.reader_for", lambda _: Knows("complained"))
    monkeypatch.setattr("qa.reader.read_passages.ENOUGH", 0.1)


def test_somebody_described_is_looked_for_in_passages(index: Index) -> None:
    reply = ask(index, FakeEncoder(), "What did the head of the village say?")
    assert isinstance(reply, Answer)
    assert reply.aside == "none quotes anybody called 'the head of the village'"
    record = present(reply, 0.0)
    assert record["reason"] == reply.aside
    assert record["read_as"]["kind"] == "passages"
    assert all(each["statement"] is None for each in record["excerpts"])


def test_on_a_topic_the_passages_answer_beside_the_ledger(index: Index) -> None:
    reply = ask(index, FakeEncoder(), "What did Ben Carr say about the mill?")
    assert isinstance(reply, Answer)
    assert "Ben Carr is named in 1 source" in (reply.aside or "")


def test_words_of_a_name_are_nobody_elses(index: Index) -> None:
    reply = ask(index, FakeEncoder(), "What did Ben Carr say?")
    assert isinstance(reply, Abstention)
    assert "none quotes or reports Ben Carr" in reply.reason
