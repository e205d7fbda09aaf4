"""Quoted words are their speaker's, and are cited as such only where the source says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Reference
from corpus.statement import Person
from index.build import build_index
from index.index import Index
from index.people.ledger import Ledger
from index.progress import silent
from qa.citing.copy_citation import copy_citation
from qa.citing.find_said import find_said, is_author
from qa.reply import Answer, Cited
from tests.fake_encoder import FakeEncoder
from tests.qa.citing_sources import LOCATOR
from tests.qa.statements.test_answer_statements import index, reply_to

__all__ = ["index"]  # the fixture: two papers in which people say things


def excerpt_of(index: Index, question: str, document: str) -> Cited:
    reply = reply_to(index, question)
    assert isinstance(reply, Answer)
    return next(each for each in reply.excerpts if each.citation.reference.id == document)


def marks_of(cited: Cited) -> list[tuple[int, int]]:
    return [(mark.start, mark.end) for mark in cited.excerpt.highlights]


def test_quoted_words_are_cited_from_who_said_them(index: Index) -> None:
    cited = excerpt_of(index, "What did Ada Finch say about the bridge?", "courier.txt")
    said = find_said(cited.excerpt.span, marks_of(cited), index)
    assert said is not None
    assert said.speaker == "Ada Finch"
    assert copy_citation(cited.excerpt.span, LOCATOR, "mla", said).text.startswith(
        "Ada Finch: “The bridge will be mended before the summer fair” (qtd. in "
    )


@pytest.mark.parametrize(
    ("case", "question", "document"),
    [
        ("reported", "What did Ben Carr say?", "courier.txt"),
        ("without a name", "What did the town hall say?", "gazette.txt"),
    ],
)
def test_other_words_are_cited_as_their_authors(
    index: Index, case: str, question: str, document: str
) -> None:
    cited = excerpt_of(index, question, document)
    assert find_said(cited.excerpt.span, marks_of(cited), index) is None, case


def test_other_marks_are_no_statement(index: Index) -> None:
    cited = excerpt_of(index, "What did Ada Finch say about the bridge?", "courier.txt")
    span = cited.excerpt.span
    for marks in ([], [(span.start, span.end)], [(span.start, span.start + 1)]):
        assert find_said(span, marks, index) is None


def test_words_that_are_partly_the_authors_are_cited_as_such(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    text = 'Ada Finch said that the bridge was "the worst of all bridges in the whole county".\n'
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    mixed = build_index(tmp_path, encoder, silent, None)
    (statement,) = mixed.ledger.statements
    marks = [(part.start, part.end) for part in statement.content]
    assert find_said(statement.excerpt, marks, mixed) is None


def test_words_from_a_third_are_not_cited_as_from_the_second(index: Index) -> None:
    cited = excerpt_of(index, "What did Ada Finch say about the bridge?", "courier.txt")
    ledger = index.ledger
    third = [replace(each, reporter=Person("Ben Carr", ())) for each in ledger.statements]
    nested = replace(index)
    vars(nested)["ledger"] = Ledger(third, ledger.voices, ledger.groups)
    assert find_said(cited.excerpt.span, marks_of(cited), nested) is None


@pytest.mark.parametrize(
    ("speaker", "own"),
    [
        ("Ada Finch", True), ("Finch", True), ("Finch, Ada", True), ("ada b. finch", True),
        ("The Wend Courier", True), ("Ben Finch", False), ("Ada Carr", False), ("Orlov", False),
    ],
)  # fmt: skip
def test_an_author_is_not_quoted_in_the_own_text(speaker: str, own: bool) -> None:
    reference = Reference("a", authors=("Ada B. Finch", "Dora Elm"), publisher="Wend Courier")
    assert is_author(speaker, reference) is own
