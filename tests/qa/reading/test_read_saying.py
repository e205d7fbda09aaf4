"""A question for statements is told from one for something else, however it is put."""

from __future__ import annotations

import pytest

from qa.reading.read_saying import parse_statement_question


@pytest.mark.parametrize(
    ("question", "who", "topic"),
    [
        ("What did Ana Ruiz say?", "Ana Ruiz", ""),
        ("what has Ruiz said", "Ruiz", ""),
        ("And what did Ana Ruiz's deputy say?", "Ana Ruiz's deputy", ""),
        ("What did Ruiz say about the mill?", "Ruiz", "the mill"),
        ("What else did Ruiz say on taxes?", "Ruiz", "taxes"),
        ("What did Ruiz claim?", "Ruiz", ""),
        ("Did Ruiz deny the reports?", "Ruiz", ""),
        ("Did Ruiz deny any of the reports?", "Ruiz", "any of the reports"),
        ("Did Ruiz deny the reports of a fire?", "Ruiz", "the reports of a fire"),
        ("What did Ruiz say about it?", "Ruiz", ""),
        ("Has Ruiz ever said that it burnt?", "Ruiz", "it burnt"),
        ("What was Ruiz quoted as saying about the fire?", "Ruiz", "the fire"),
        ("What has been said by Ana Ruiz about Lima?", "Ana Ruiz", "Lima"),
        ("Ruiz's statements", "Ruiz", ""),
        ("Ana Ruiz’s comments on the mill", "Ana Ruiz", "the mill"),
        ("all statements by Ana Ruiz", "Ana Ruiz", ""),
        ("Show me the statements of Ana Ruiz about Lima", "Ana Ruiz", "Lima"),
        ("How did Ruiz react to the fire?", "Ruiz", "the fire"),
        ("Who said that the mill burnt?", "", "the mill burnt"),
        ("Who denied it was arson?", "", "it was arson"),
    ],
)
def test_whose_statements_and_about_what(question: str, who: str, topic: str) -> None:
    saying = parse_statement_question(question)
    assert saying
    assert (saying.who, saying.topic) == (who, topic)


@pytest.mark.parametrize(
    "question",
    [
        "What did the mill cost?",
        "Who owned the mill?",
        "What do the sources say about Ruiz?",
        "What did they say?",  # nobody knows who they are
        "When did the mill burn?",
        "Is Ruiz's house big?",
        "Who said?",
        "",
    ],
)
def test_other_questions_are_not_for_statements(question: str) -> None:
    assert parse_statement_question(question) is None


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("What did Ruiz say in 2017?", "2017"),
        ("What did Ruiz say about the mill in July 2017?", "2017-07"),
        ("What did Ruiz say about July?", ""),
        ("What did Ruiz say on 4 July 2017?", "2017-07-04"),
        ("What did Ruiz say on July 14, 2017 about the mill?", "2017-07-14"),
    ],
)
def test_a_period_is_read(question: str, period: str) -> None:
    saying = parse_statement_question(question)
    assert saying
    assert saying.period == period


@pytest.mark.parametrize(
    ("question", "strict"),
    [
        ("What did Ruiz say?", True),
        ("What did Ruiz tell the Courier?", True),
        ("How did Ruiz react?", False),  # a passage may tell
        ("What does the Charter say about rights?", False),  # it says so itself
    ],
)
def test_passages_may_answer_what_is_not_plainly_said(question: str, strict: bool) -> None:
    saying = parse_statement_question(question)
    assert saying
    assert saying.strict is strict


@pytest.mark.parametrize(
    ("question", "to", "topic"),
    [
        ("What did Ruiz tell Ben Carr?", "Ben Carr", ""),
        ("What did Ruiz tell Ben Carr about Lima?", "Ben Carr", "Lima"),
        ("Did Ruiz tell the Courier that the mill burnt?", "the Courier", "the mill burnt"),
        ("What did Ruiz say to Carr in 2017?", "Carr", ""),
        ("What did Ruiz say to that?", "", ""),
        ("What did Ruiz promise to do?", "", "do"),
        ("What did Ruiz say about her arrest?", "", "arrest"),
    ],
)
def test_the_hearer_is_told_from_the_topic(question: str, to: str, topic: str) -> None:
    saying = parse_statement_question(question)
    assert saying
    assert (saying.to, saying.topic) == (to, topic)


@pytest.mark.parametrize(
    ("question", "bare"),
    [("ruiz", True), ("Ana Ruiz", True), ("Ana Ruiz's statements", False)],
)
def test_a_name_alone_is_told_from_a_question(question: str, bare: bool) -> None:
    saying = parse_statement_question(question)
    assert saying
    assert saying.bare == bare
