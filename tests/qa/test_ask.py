"""A question is answered with excerpts, or it is not and the reply says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from index.build import build_index
from index.encoder.load_encoder import Encoded
from index.index import Index
from index.progress import silent
from qa.ask import ask, retrieve
from qa.options import Options
from qa.question import QuestionError
from qa.reading.read_question import read_question
from qa.reply import Abstention, Answer, Cited, Reply
from tests.fake_encoder import FakeEncoder


def reply_to(index: Index, question: str, **options: object) -> Reply:
    return ask(index, FakeEncoder(), question, (), Options(**options))  # type: ignore[arg-type]


def shown(reply: Reply) -> tuple[Cited, ...]:
    return reply.excerpts if isinstance(reply, Answer) else reply.nearest


@pytest.mark.parametrize(
    ("question", "document", "highlight"),
    [
        ("Who was hurt?", "mill.txt", "Nobody was hurt."),
        ("What did the county pay for the bridge?", "bridge.md",
         "The county paid nine million pounds for the bridge."),
        ("How many pupils has the school?", "school.txt",
         "The school of Harrow has 210 pupils and eleven teachers."),
        ("How many engines came from Stow?", "mill.txt",
         "Four engines of the fire brigade came from Stow."),
    ],
)  # fmt: skip
def test_the_sentence_that_answers_is_highlighted_in_the_first_excerpt(
    index: Index, question: str, document: str, highlight: str
) -> None:
    first = shown(reply_to(index, question))[0].excerpt
    assert first.span.document.id == document
    assert [mark.text for mark in first.highlights] == [highlight]
    assert highlight in first.span.text


def test_what_stands_there_word_for_word_is_answered(index: Index) -> None:
    assert isinstance(reply_to(index, "Was nobody hurt?"), Answer)


def test_excerpts_are_numbered_from_one_and_come_with_their_source(index: Index) -> None:
    cited = shown(reply_to(index, "How long is the bridge?"))
    assert [each.citation.number for each in cited] == list(range(1, len(cited) + 1))
    for each in cited:
        assert each.citation.reference.id == each.excerpt.span.document.id


def test_what_the_documents_lack_is_not_answered(index: Index) -> None:
    reply = reply_to(index, "Which zebra conquered Venezuela?")
    assert isinstance(reply, Abstention)
    assert reply.confidence < 0.5
    assert "zebra" in reply.reason
    assert reply.nearest


@pytest.mark.parametrize("question", ["🏳️‍🌈", "?!", "…", "\u200f"])
def test_a_question_without_a_word_is_not_answered(index: Index, question: str) -> None:
    reply = reply_to(index, question)
    assert isinstance(reply, Abstention)
    assert reply.reason == "the question has no word to search for"
    assert not reply.nearest


@pytest.mark.parametrize("question", ["מה אמר ראש העיר?", "ماذا قال", "что сказал мэр?", "何が"])
def test_a_question_in_another_script_is_not_answered(index: Index, question: str) -> None:
    assert isinstance(reply_to(index, question), Abstention)


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_no_more_is_shown_than_asked_for(index: Index, limit: int) -> None:
    assert 1 <= len(shown(reply_to(index, "Who was hurt?", limit=limit))) <= limit


def test_only_the_sources_asked_for_are_searched(index: Index) -> None:
    reply = reply_to(index, "Who was hurt in Harrow?", sources=("school.txt",))
    assert {each.excerpt.span.document.id for each in shown(reply)} == {"school.txt"}


def test_a_filter_does_not_lower_the_bar(index: Index) -> None:
    assert isinstance(reply_to(index, "Was nobody hurt?"), Answer)
    assert isinstance(reply_to(index, "Was nobody hurt?", sources=("bridge.md",)), Abstention)


def test_an_unknown_source_is_refused(index: Index) -> None:
    with pytest.raises(QuestionError, match="no source 'nope.txt'"):
        reply_to(index, "Who was hurt?", sources=("nope.txt",))


@pytest.mark.parametrize(
    ("since", "until", "documents"),
    [
        ("2011", "2011", {"bridge.md"}),
        ("2011-06-05", "", {"mill.txt"}),
        ("", "2019-05-02", {"bridge.md"}),
        ("2011-06-04", "2019-05-03", {"bridge.md", "mill.txt"}),
        ("2011-06", "2019", {"bridge.md", "mill.txt"}),
        pytest.param("2020", "", set()),
        pytest.param("2019", "2011", set()),
    ],
)
def test_a_period_leaves_out_what_was_issued_outside_it_or_never(
    index: Index, since: str, until: str, documents: set[str]
) -> None:
    nobody = "Which zebra conquered Venezuela?"  # nearest passages of every open document
    reply = reply_to(index, nobody, since=since, until=until)
    assert {each.excerpt.span.document.id for each in shown(reply)} == documents


def test_one_document_does_not_crowd_out_the_others(tmp_path: Path, encoder: FakeEncoder) -> None:
    paragraphs = [f"The mill burnt down in the year {year}." for year in range(1900, 1930)]
    (tmp_path / "long.txt").write_text(
        "\n\n".join(f"{p} {'Nothing else. ' * 40}" for p in paragraphs)
    )
    (tmp_path / "short.txt").write_text("Somebody burnt the mill down.")
    index = build_index(tmp_path, encoder, silent, None)
    reply = reply_to(index, "what burnt the mill")
    documents = [each.excerpt.span.document.id for each in shown(reply)]
    assert len(documents) == 5
    assert documents.index("short.txt") == 2  # behind two of the long one, before the rest of it
    alone = reply_to(index, "what burnt the mill", sources=("long.txt",))
    assert len(shown(alone)) == 5


def test_the_same_words_of_another_source_stand_behind_the_first(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text("The mill burnt down. Nobody was hurt.")
    index = build_index(tmp_path, encoder, silent, None)
    excerpts = [each.excerpt for each in shown(reply_to(index, "the mill"))]
    assert [excerpt.repeats for excerpt in excerpts] == [False, True, True]
    assert len({excerpt.span.document.id for excerpt in excerpts}) == 3


@pytest.mark.parametrize(
    ("question", "earlier", "searched"),
    [
        pytest.param("Who was hurt there?", [], "Who was hurt there?", id="nothing before it"),
        pytest.param("What did it cost?", ["Who built the bridge?"],
                     "Who built the bridge? What did it cost?", id="leans on it"),
        pytest.param("Who burnt the mill?", ["Who built the bridge?"],
                     "Who burnt the mill?", id="stands alone"),
    ],
)  # fmt: skip
def test_a_follow_up_is_searched_with_the_question_before_it_in_front(
    index: Index, question: str, earlier: list[str], searched: str
) -> None:
    encoded: list[str] = []

    class Notes(FakeEncoder):
        def encode(
            self, texts: Sequence[str], advance: Callable[[int], None] | None = None
        ) -> list[Encoded]:
            encoded.extend(texts)
            return super().encode(texts, advance)

    retrieve(index, Notes(), read_question(question, earlier, index))
    assert encoded == [searched]
