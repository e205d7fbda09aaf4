"""An explanation is of the reply that it comes with: whatever kind of question was asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Span
from index.build import build_index
from index.index import Index
from index.progress import silent
from qa.ask import ask, ask_with_trace
from qa.evaluation.explain import NO_PART, OTHERWISE, explain
from qa.evaluation.write_explanation import explanation_record, write_explanation
from qa.excerpts.select_excerpts import BEYOND
from qa.exports.reply_record import present
from qa.options import Options
from qa.reader import read_passages
from qa.reply import Answer
from qa.trace import Trace
from tests.fake_encoder import FakeEncoder
from tests.qa.reader.test_read_passages import Knows

COURIER = """The mill at Stow

Published May 3, 2019

The old mill at Stow burnt down in the night of 2 May 2019, and 14 people were hurt. The mill at \
Stow had stood beside the river for two hundred years.

Petr Orlov, a spokesman for Mayor Ada Finch, denied that the ferry was unsafe for passengers. He \
met Dora Elm near the mill. Orlov said that the ferry was "as safe as a house".

"The bridge will be mended before the summer fair," said Ada Finch.
"""

GAZETTE = """Winter at the river

The ferry was unsafe for passengers all winter, several witnesses said. A witness said that the \
ferry leaked at every crossing of the river.

The fire at the mill at Stow hurt 40 people, and the ferry carried them over the river. In March \
2017 the ferry sank in the river near Harrow.

"The mill will be rebuilt," said Ada Finch. "The ferry will not," Finch said on Monday.
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "courier.txt").write_text(COURIER)
    (folder / "gazette.txt").write_text(GAZETTE)
    return build_index(folder, FakeEncoder(), silent, None)


QUESTIONS = [
    # question, options, the kind of the reply and whether it answers
    ("What did Finch say?", Options(), "statements", True),
    ("What did Finch say?", Options(limit=1), "statements", True),
    ("What did Finch say about the mill?", Options(), "statements", True),
    ("What did Finch say about the zebra?", Options(), "statements", False),
    ("What did Finch say?", Options(sources=("courier.txt",)), "statements", True),
    ("What did Dora Elm say?", Options(), "statements", False),
    ("What did Hugo Marsh say?", Options(), "statements", False),
    ("Who said that the mill will be rebuilt?", Options(), "statements", True),
    ("Who said that the ferry leaked at every crossing of the river?", Options(limit=1),
     "statements", True),
    ("The mill will be rebuilt", Options(statements=True), "statements", True),
    ("Which zebra conquered Venezuela?", Options(statements=True), "statements", False),
    ("ferry", Options(speakers=("Ada Finch",)), "statements", True),
    ("Who met Dora Elm near the mill?", Options(), "passages", True),
    ("Who met Dora Elm near the mill?", Options(limit=1), "passages", True),
    ("In March 2017 the ferry sank in the river near Harrow", Options(sources=("gazette.txt",)),
     "passages", True),
    ("Which zebra conquered Venezuela?", Options(), "passages", False),
    ("Which zebra conquered Venezuela?", Options(limit=2, since="2019"), "passages", False),
    ("?!", Options(), "passages", False),
    ("What is this about?", Options(), "overview", True),
    ("What is this about?", Options(limit=1), "overview", True),
    ("What do the sources say about the ferry?", Options(), "overview", True),
    ("What do the sources say about the ferry?", Options(limit=1, sources=("gazette.txt",)),
     "overview", True),
    ("What happened in 2017?", Options(), "overview", True),
    ("What happened in 1850?", Options(), "overview", False),
    ("Who speaks in these documents?", Options(), "overview", True),
]  # fmt: skip
each_question = pytest.mark.parametrize(
    ("question", "options", "kind", "answered"),
    [pytest.param(*row, id=f"{number} {row[0]}") for number, row in enumerate(QUESTIONS)],
)


def traced(index: Index, question: str, options: Options | None = None) -> Trace:
    return ask_with_trace(index, FakeEncoder(), question, (), options)


@each_question
def test_the_excerpts_of_the_explanation_are_those_of_the_reply(
    index: Index, question: str, options: Options, kind: str, answered: bool
) -> None:
    trace = traced(index, question, options)
    assert (trace.reply.question.kind, isinstance(trace.reply, Answer)) == (kind, answered)
    explanation = explain(trace, index)
    shown = {each.citation.number: each.excerpt.span for each in trace.reply.cited}
    said = [each for each in explanation.candidates if each.fate.startswith("excerpt")]
    assert sorted(each.citation for each in said) == sorted(shown)
    for each in said:
        assert _overlap(each.span, shown[each.citation])
    assert explanation.confidence == trace.reply.confidence


@each_question
def test_what_has_no_place_in_the_reply_is_not_said_to_have_one(
    index: Index, question: str, options: Options, kind: str, answered: bool
) -> None:
    del kind, answered
    trace = traced(index, question, options)
    shown = {each.citation.number: each.excerpt.span for each in trace.reply.cited}
    for each in explain(trace, index).candidates:
        if each.citation:
            assert _overlap(each.span, shown[each.citation])
        elif trace.relevant is None:  # a statement may overlap another one
            assert not any(_overlap(each.span, span) for span in shown.values())


@each_question
def test_the_reply_is_the_same_with_and_without_its_trace(
    index: Index, question: str, options: Options, kind: str, answered: bool
) -> None:
    del kind, answered
    assert traced(index, question, options).reply == ask(
        index, FakeEncoder(), question, (), options
    )


@each_question
def test_the_record_has_the_confidence_of_the_reply(
    index: Index, question: str, options: Options, kind: str, answered: bool
) -> None:
    del kind, answered
    trace = traced(index, question, options)
    record, explained = present(trace.reply, 0.0), explanation_record(explain(trace, index))
    assert explained["confidence"] == record["confidence"]
    places = {(each["citation"], each["document"]) for each in explained["candidates"]
              if each["fate"].startswith("excerpt")}  # fmt: skip
    cited = record["excerpts"] or record["nearest"]
    assert places == {(each["citation"], each["document"]) for each in cited}


def _overlap(one: Span, other: Span) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def test_the_verdict_names_what_the_reply_was_made_from(index: Index) -> None:
    said = explain(traced(index, "What did Finch say?"), index).verdict
    assert said == (
        "the question asks for statements of Finch: the ledger is asked before passages; "
        "confidence 0.950: answered"
    )
    drawn = explain(traced(index, "What is this about?"), index).verdict
    assert drawn == (
        "the question asks for an overview (sources), which goes before passages; "
        "confidence 0.950: answered"
    )
    empty = explain(traced(index, "?!"), index).verdict
    assert empty == "confidence 0.000: not answered, for the question has no word to search for"


def test_statements_beyond_the_limit_or_about_something_else_say_so(index: Index) -> None:
    few = explain(traced(index, "What did Finch say?", Options(limit=1)), index).candidates
    assert [(each.rank, each.citation, each.fate) for each in few] == [
        (1, 1, "excerpt"), (2, 0, BEYOND), (3, 0, BEYOND)
    ]  # fmt: skip
    about = explain(traced(index, "What did Finch say about the mill?"), index).candidates
    assert about[0].span.text == '"The mill will be rebuilt," said Ada Finch.'
    assert {each.fate for each in about if not each.citation} == {OTHERWISE}


def test_no_sentence_is_searched_for_where_the_ledger_answers(index: Index) -> None:
    trace = traced(index, "What did Finch say?")
    assert trace.retrieval is None
    assert "places:" not in write_explanation(explain(trace, index))


def test_sentences_that_hold_no_statement_that_is_shown_say_so(index: Index) -> None:
    candidates = explain(traced(index, "Who said that the mill will be rebuilt?"), index).candidates
    assert {each.fate for each in candidates if not each.citation} == {NO_PART}


def test_what_the_reader_read_has_its_reasons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.ask.reader_for", lambda _: Knows("hurt"))
    (tmp_path / "a.txt").write_text("The mill burnt in May. Nobody was hurt.")
    (tmp_path / "b.txt").write_text("A ferry crossed the river. The mill stood on its bank.")
    index = build_index(tmp_path, FakeEncoder(), silent, None)
    trace = traced(index, "When was the mill burnt?")
    assert trace.retrieval
    assert trace.retrieval.read
    assert [each.odds for each in trace.retrieval.read.read] == [2.0, -2.0]
    first = explain(trace, index).candidates[0]
    assert set(first.reasons) == set(read_passages.FEATURES)
    assert sum(first.reasons.values()) == pytest.approx(first.score)


def test_a_follow_up_is_explained_as_it_was_searched(index: Index) -> None:
    earlier = ("Who met Dora Elm near the mill?",)
    trace = ask_with_trace(index, FakeEncoder(), "When did it burn?", earlier)
    assert trace.retrieval
    assert trace.retrieval.question.read_as == f"{earlier[0]} When did it burn?"
    terms = {term for each in explain(trace, index).candidates for term in each.terms}
    assert {"dora", "elm"} <= terms
