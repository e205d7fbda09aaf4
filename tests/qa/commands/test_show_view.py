"""The views on the command line are those of Python and of HTTP."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

import onrecord
from qa.commands.read_arguments import read_arguments
from qa.commands.show_view import show_view
from tests.qa.views.test_views import index_of_ferry

if TYPE_CHECKING:
    from onrecord import Corpus
    from tests.fake_encoder import FakeEncoder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Corpus:
    folder = tmp_path_factory.mktemp("ferry")
    index_of_ferry(folder, encoder)
    return onrecord.open(folder, tmp_path_factory.mktemp("index"), encoder)


def shown(corpus: Corpus, *arguments: str) -> tuple[str, int]:
    return show_view(corpus, read_arguments(["view", *arguments], "0"))


def test_json_lines_and_csv_say_the_same(corpus: Corpus) -> None:
    text, count = shown(corpus, "people", "--json")
    people = json.loads(text)["people"]
    assert count == len(people) == corpus.people().speakers.total
    lines, _ = shown(corpus, "people")
    assert [line.partition(" · ")[0] for line in lines.splitlines()[:-1]] == [
        each["name"] for each in people
    ]
    rows = csv.DictReader(io.StringIO(shown(corpus, "people", "--csv")[0]))
    assert [row["name"] for row in rows] == [each["name"] for each in people]


def test_a_view_is_narrowed(corpus: Corpus) -> None:
    every, one = corpus.timeline().events, corpus.timeline("2019").events
    assert 0 < one.total < every.total
    text, count = shown(corpus, "timeline", "--period", "2019", "--json")
    assert count == one.total
    assert {each["date"][:4] for each in json.loads(text)["events"]} == {"2019"}


def test_one_speaker_and_several_documents(corpus: Corpus) -> None:
    said, count = shown(corpus, "people", "--name", "Alan Finch", "--json")
    assert count == json.loads(said)["total"] > 0
    sources = ("--source", "courier.txt", "--source", "gazette.txt")
    compared, _ = shown(corpus, "compare", *sources, "--question", "What did Finch say?", "--json")
    record = json.loads(compared)
    assert [side["document"] for side in record["sides"]] == ["courier.txt", "gazette.txt"]
    assert shown(corpus, "figures", "--topic", "zebra") == ("0 entries", 0)


def test_nobody_of_that_name_is_said_in_one_line(corpus: Corpus) -> None:
    with pytest.raises(onrecord.QuestionError) as raised:
        shown(corpus, "people", "--name", "Nobody")
    assert raised.value.message == "nobody called 'Nobody' speaks"
