"""Whoever is asked about is answered with own statements, or with the reason why not."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from index.build import build_index
from index.index import Index
from index.progress import silent
from qa.ask import ask
from qa.exports.reply_record import present
from qa.exports.write_ledger import COLUMNS, ledger_of, write_csv, write_lines
from qa.exports.write_text import write_text
from qa.options import Options
from qa.reply import Abstention, Answer, Reply
from tests.fake_encoder import FakeEncoder

COURIER = """The mill at Stow

Published May 3, 2019

Petr Orlov, a spokesman for Mayor Ada Finch, said on Monday: "Nobody has ever closed the old \
mill in winter without asking the council first."

Orlov denied that the bridge was unsafe. He met Dora Elm, who owns the barns.

"The bridge will be mended before the summer fair," said Ada Finch.

Ben Carr said that the children of Harrow needed a school.
"""

GAZETTE = """Winter at the mill

A spokesman for Ada Finch denied the rumours about the ferry.

The town hall said: "Nobody has ever closed the old mill in winter without asking the council \
first."

"The ferry sank because nobody had looked after it," said Olga Carr.
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "courier.txt").write_text(COURIER)
    (folder / "gazette.txt").write_text(GAZETTE)
    return build_index(folder, FakeEncoder(), silent, None)


def reply_to(index: Index, question: str, *earlier: str, **options: object) -> Reply:
    return ask(index, FakeEncoder(), question, earlier, Options(**options))  # type: ignore[arg-type]


def highlights(reply: Reply) -> list[str]:
    assert isinstance(reply, Answer), reply
    return [mark.text for each in reply.excerpts for mark in each.excerpt.highlights]


def speakers(reply: Reply) -> set[str | None]:
    assert isinstance(reply, Answer), reply
    return {each.excerpt.spoken.speaker for each in reply.excerpts if each.excerpt.spoken}


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did Orlov say?", "Petr Orlov"),
        ("what did petr orlov say", "Petr Orlov"),
        ("What did Ada Finch's spokesman say?", "Petr Orlov"),
        ("What did Ada Finch say?", "Ada Finch"),
        ("Orlov's statements", "Petr Orlov"),
        ("What did Orlow say?", "Petr Orlov"),
        ("What did Pytr Orlov say?", "Petr Orlov"),
        ("orlov", "Petr Orlov"),
        ("Petr Orlov", "Petr Orlov"),
        ("orlov quotes", "Petr Orlov"),
        ("Are there any statements by Orlov?", "Petr Orlov"),
        ("What did Orlov say in May 2019?", "Petr Orlov"),
        ("What did Orlov say on 3 May 2019?", "Petr Orlov"),
    ],
)
def test_all_that_is_shown_is_the_speakers(index: Index, question: str, speaker: str) -> None:
    reply = reply_to(index, question)
    assert speakers(reply) == {speaker}
    assert (reply.question.kind, reply.question.speaker) == ("statements", speaker)


def test_what_a_source_gives_to_the_person_comes_before_what_is_inferred(
    tmp_path: Path,
) -> None:
    (tmp_path / "courier.txt").write_text(COURIER)
    (tmp_path / "gazette.txt").write_text(GAZETTE.replace("mill\n", "mill\n\nMay 1, 2018\n", 1))
    earlier_inferred = build_index(tmp_path, FakeEncoder(), silent, None)
    reply = reply_to(earlier_inferred, "What did Orlov say?")
    assert isinstance(reply, Answer)
    certainties = [each.excerpt.spoken.certainty for each in reply.excerpts if each.excerpt.spoken]
    assert certainties == sorted(certainties, reverse=True)
    assert set(certainties) == {"stated", "inferred"}


def test_stated_and_inferred_statements_of_all_sources_are_shown(index: Index) -> None:
    reply = reply_to(index, "What did Orlov say?")
    assert isinstance(reply, Answer)
    shown = [(e.excerpt.span.document.id, e.excerpt.spoken) for e in reply.excerpts]
    assert {(doc, spoken.certainty) for doc, spoken in shown if spoken} == {
        ("courier.txt", "stated"), ("gazette.txt", "inferred")}  # fmt: skip
    for _, spoken in shown:
        assert spoken
        assert spoken.certainty == "stated" or spoken.reason
    quoted = [spoken for _, spoken in shown if spoken and spoken.direct]
    assert [bool(spoken.same_as) for spoken in quoted] == [True, True]


def test_a_follow_up_is_about_the_one_named_before(index: Index) -> None:
    reply = reply_to(index, "And what did his boss say?", "What did Orlov say?")
    assert speakers(reply) == {"Ada Finch"}


def test_a_topic_leaves_out_the_rest(index: Index) -> None:
    (only,) = highlights(reply_to(index, "What did Orlov say about the bridge?"))
    assert "bridge was unsafe" in only


def test_two_people_of_one_surname_are_both_shown_and_told_apart(index: Index) -> None:
    reply = reply_to(index, "What did Carr say?")
    assert speakers(reply) == {"Ben Carr", "Olga Carr"}
    assert reply.question.speaker == "Ben Carr or Olga Carr"
    assert "which one is meant?" in write_text(reply)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("What did Dora Elm say?", "Dora Elm is named in 1 source, but none quotes or reports"),
        ("What did Nora Quill say?", "no source mentions 'Nora Quill'"),
        ("What did Eva Carr say?", "no source mentions 'Eva Carr'"),
        ("What did Orlova say?", "no source mentions 'Orlova'"),
        ("What did Orlov say about penguins?", "in 2 sources, but nothing about “penguins”"),
        ("What did Orlov say in 1998?", "in 2 sources, but nothing dated 1998"),
        ("What did Orlov say in July 2018?", "but nothing dated July 2018"),
        ("What did Orlov tell Dora Elm's Ana Ruiz?", "but nothing said to “Dora Elm's Ana Ruiz”"),
        ("What did Nora Quill and Eva Carr say?", "no source mentions 'Nora Quill and Eva Carr'"),
    ],
)
def test_nobody_elses_words_are_shown_instead(index: Index, question: str, reason: str) -> None:
    reply = reply_to(index, question)
    assert isinstance(reply, Abstention), reply
    assert reason in reply.reason


def test_where_somebody_is_named_is_shown_as_nearest(index: Index) -> None:
    reply = reply_to(index, "What did Dora Elm say?")
    assert isinstance(reply, Abstention)
    (near,) = reply.nearest
    assert "Dora Elm" in near.excerpt.span.text
    assert near.excerpt.spoken is None


def test_who_said_something_is_answered_with_who(index: Index) -> None:
    reply = reply_to(index, "Who said that the ferry sank because nobody had looked after it?")
    assert "Olga Carr" in speakers(reply)


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Who said that the bridge will be mended?", {"Ada Finch"}),
        ("Who denied that the bridge was unsafe?", {"Petr Orlov"}),
    ],
)
def test_who_said_something_else_in_some_of_its_words_is_not_shown(
    index: Index, question: str, who: set[str]
) -> None:
    assert speakers(reply_to(index, question)) == who


def test_a_number_asked_for_is_kept_to(index: Index) -> None:
    assert len(highlights(reply_to(index, "What did Orlov say?", limit=2))) == 2


def test_only_the_sources_asked_for_are_shown(index: Index) -> None:
    reply = reply_to(index, "What did Orlov say?", sources=("gazette.txt",))
    assert isinstance(reply, Answer)
    assert {e.citation.span.document.id for e in reply.excerpts} == {"gazette.txt"}
    nowhere = reply_to(index, "What did Ben Carr say?", sources=("gazette.txt",))
    assert isinstance(nowhere, Abstention)


def test_every_span_of_a_statement_is_the_documents_own(index: Index) -> None:
    record = json.loads(json.dumps(present(reply_to(index, "What did Orlov say?"), 1.0)))
    for excerpt in record["excerpts"]:
        text = COURIER if excerpt["document"] == "courier.txt" else GAZETTE
        statement = excerpt["statement"]
        start, end = statement["printed_span"]
        assert text[start:end] == statement["printed"]
        start, end = statement["cue_span"]
        assert excerpt["start"] <= start < end <= excerpt["end"]
        assert all(excerpt["start"] <= a < b <= excerpt["end"] for a, b in excerpt["highlights"])
        numbers = {each["citation"] for each in record["excerpts"]} - {excerpt["citation"]}
        assert set(statement["same_as"]) <= numbers


def test_the_text_says_who_as_printed_and_how_that_is_known(index: Index) -> None:
    text = write_text(reply_to(index, "What did Orlov say?"))
    assert text.startswith("4 statements of Petr Orlov from 2 of 2 sources")
    assert "Petr Orlov (printed: “A spokesman for Ada Finch”)" in text
    assert "inferred: another source names Petr Orlov" in text
    assert "the same words: [" in text


def test_an_index_without_statements_answers_with_passages(tmp_path: Path) -> None:
    (tmp_path / "courier.txt").write_text(COURIER)
    bare = build_index(tmp_path, FakeEncoder(), silent, None, statements=False)
    assert not bare.settings.statements
    assert reply_to(bare, "What did Orlov say?").question.kind == "passages"


def test_the_ledger_lists_every_statement_once(index: Index) -> None:
    records = ledger_of(index, None)
    assert len(records) == len(index.ledger.statements)
    for record in records:
        text = COURIER if record["document"] == "courier.txt" else GAZETTE
        assert text[record["start"] :].startswith(record["text"].split(" … ")[0])
    (header, *rows) = csv.reader(io.StringIO(write_csv(records)))
    assert tuple(header) == COLUMNS
    assert len(rows) == len(records)
    assert write_lines(records).endswith(f"{len(records)} statements")
    assert {each["speaker"] for each in ledger_of(index, "Orlov")} == {"Petr Orlov"}


def test_a_spreadsheet_runs_nothing(index: Index) -> None:
    record = ledger_of(index, None)[0]
    record["text"] = "=1+1"
    assert "'=1+1" in write_csv([record])


def test_of_two_people_asked_about_together_neither_is_in_doubt(index: Index) -> None:
    reply = reply_to(index, "What did Petr Orlov and Ben Carr say?")
    assert speakers(reply) == {"Petr Orlov", "Ben Carr"}
    assert "Petr Orlov and Ben Carr" in write_text(reply)
    assert "which one is meant?" not in write_text(reply)


def test_a_cut_list_says_how_many_statements_there_are(index: Index) -> None:
    every = reply_to(index, "What did Orlov say?")
    assert isinstance(every, Answer)
    reply = reply_to(index, "What did Orlov say?", limit=1)
    assert f"The first 1 of {len(every.excerpts)} statements of Petr Orlov" in write_text(reply)


def test_a_word_that_is_nobodys_name_is_searched_for(index: Index) -> None:
    assert reply_to(index, "ferry").question.kind == "passages"


def test_a_name_in_a_heading_is_a_mention(tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text("The mill\n\nIt burnt.\n\nMARSH\n\nThe town slept in May.\n")
    reply = reply_to(build_index(tmp_path, FakeEncoder(), silent, None), "What did Marsh say?")
    assert isinstance(reply, Abstention)
    assert reply.reason == "Marsh is named in 1 source, but none quotes or reports Marsh"
    assert [each.excerpt.span.text for each in reply.nearest] == ["The town slept in May."]
