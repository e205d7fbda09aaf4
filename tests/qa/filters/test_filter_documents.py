"""Filters leave out documents and statements; what is left keeps its scores and its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.messages.english import Key
from corpus.messages.message import Message
from index.build import build_index
from index.index import Index
from index.progress import silent
from qa.ask import ask
from qa.filters.filter_documents import Filter, filter_documents
from qa.options import Options
from qa.question import QuestionError
from qa.reply import Abstention, Answer, Cited, Reply
from tests.fake_encoder import FakeEncoder
from tests.qa.statements.test_answer_statements import COURIER, GAZETTE


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "courier.txt").write_text(COURIER)
    (folder / "gazette.txt").write_text(GAZETTE)
    return build_index(folder, FakeEncoder(), silent, None)


def reply_to(index: Index, question: str, **options: object) -> Reply:
    return ask(index, FakeEncoder(), question, (), Options(**options))  # type: ignore[arg-type]


def shown(reply: Reply) -> tuple[Cited, ...]:
    return reply.excerpts if isinstance(reply, Answer) else reply.nearest


def speakers(reply: Reply) -> set[str | None]:
    assert all(each.excerpt.spoken for each in shown(reply))
    return {each.excerpt.spoken.speaker for each in shown(reply) if each.excerpt.spoken}


QUESTIONS = [
    "Who was hurt at the mill?",
    "What will be mended before the summer fair?",
    "What did Ada Finch say?",
    "Who said that the ferry sank?",
    "How did Ben Carr react?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_of_one_speaker_nothing_but_statements_of_that_speaker_are_shown(
    index: Index, question: str
) -> None:
    reply = reply_to(index, question, speakers=("Ben Carr",))
    assert speakers(reply) <= {"Ben Carr"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_where_only_statements_are_wanted_every_excerpt_is_one(index: Index, question: str) -> None:
    reply = reply_to(index, question, statements=True)
    assert speakers(reply)
    assert reply.question.kind == "statements"


def test_an_answer_within_a_statement_is_found_and_as_sure_as_without_the_filter(
    index: Index,
) -> None:
    question = "What will be mended before the summer fair?"
    plain, only = reply_to(index, question), reply_to(index, question, statements=True)
    assert isinstance(plain, Answer)
    assert isinstance(only, Answer)
    assert plain.confidence == only.confidence
    assert only.excerpts[0].excerpt.highlights[0].text == (
        "The bridge will be mended before the summer fair,"
    )


def test_filters_add_up(index: Index) -> None:
    reply = reply_to(index, "the mill", statements=True, sources=("gazette.txt",))
    assert {each.excerpt.span.document.id for each in shown(reply)} == {"gazette.txt"}
    reply = reply_to(index, "the mill", speakers=("Ben Carr",), sources=("gazette.txt",))
    assert isinstance(reply, Abstention)
    assert reply.reason == "nobody who was asked for is quoted in these sources"
    assert not reply.nearest


def test_whoever_is_filtered_out_is_not_said_to_be_silent(index: Index) -> None:
    reply = reply_to(index, "What did Ada Finch say?", speakers=("Ben Carr",))
    assert isinstance(reply, Abstention)
    assert reply.reason == "nothing that Ada Finch is quoted as saying is left by the filters"


def test_a_speaker_is_known_by_any_form_of_the_name(index: Index) -> None:
    reply = reply_to(index, "Who was hurt?", speakers=("carr",))
    assert speakers(reply) == {"Ben Carr", "Olga Carr"}


def test_a_statement_that_is_inferred_to_be_somebodys_is_shown_as_such(index: Index) -> None:
    """Its source says "a spokesman for …" or "the town hall"; another source tells who that is."""
    reply = reply_to(index, "the old mill in winter", speakers=("Petr Orlov",))
    spoken = [each.excerpt.spoken for each in shown(reply)]
    assert speakers(reply) == {"Petr Orlov"}
    assert {each.certainty for each in spoken if each} == {"stated", "inferred"}
    assert all(each.reason for each in spoken if each and each.certainty == "inferred")


def test_a_full_name_is_nobody_elses(index: Index) -> None:
    ben, both = (
        filter_documents(index, Options(speakers=(name,))) for name in ("Ben Carr", "Carr")
    )
    assert ben.statements is not None
    assert both.statements is not None
    assert ben.statements < both.statements


def test_an_unknown_speaker_is_refused(index: Index) -> None:
    with pytest.raises(QuestionError, match="no speaker 'Nobody'"):
        filter_documents(index, Options(speakers=("Nobody",)))


def test_an_index_without_statements_says_so(folder: Path) -> None:
    silent_one = build_index(folder, FakeEncoder(), silent, None, statements=False)
    reply = reply_to(silent_one, "Who was hurt?", statements=True)
    assert isinstance(reply, Abstention)
    assert reply.reason == Message(Key.STATEMENTS_NOT_RECORDED)


def test_nothing_is_narrowed_without_a_wish(index: Index) -> None:
    narrowed = filter_documents(index, Options())
    assert narrowed == Filter(None, None, None)
    assert narrowed.passages(index) is None
