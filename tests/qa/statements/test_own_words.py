"""A question about somebody is answered from speeches and letters of their own as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Span
from index.build import build_index
from index.index import Index
from index.progress import silent
from qa.citing.find_said import find_said
from qa.citing.write_statement import write_statement
from qa.exports.reply_record import present
from qa.reply import Abstention, Answer, Excerpt, Locator, Reply
from qa.statements.keep_theirs import keep_theirs
from tests.fake_encoder import FakeEncoder
from tests.qa.statements.test_answer_statements import reply_to

SPEECH = """Remarks by Mayor Ada Finch at the fair

I will speak of the mill, the ferry and the debt, and I will not be long.

The ferry runs at a loss, and I am not ashamed of it. A ferry is a road.

The debt is paid back in ten years: a debt is a debt.

My predecessor, Bo Marsh, told this council that the mill would pay for itself.

The mill stays open. The mill has work for forty people. Nobody will close it while I am here.
"""
NEWS = """The fair at Harrow

“The ferry will get a new engine,” said Ada Finch on Monday.

Dora Elm asked who would pay for it.

Later Bo Marsh met the harbour master at the pier.
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("town")
    (folder / "speech.txt").write_text(SPEECH)
    (folder / "news.txt").write_text(NEWS)
    return build_index(folder, FakeEncoder(), silent, None)


def shown(reply: Reply) -> list[tuple[str, str]]:
    """The certainty and the document of each excerpt."""
    assert isinstance(reply, Answer), reply
    return [
        (each.excerpt.spoken.certainty, each.citation.reference.id)
        for each in reply.excerpts
        if each.excerpt.spoken
    ]


def test_what_others_quote_comes_before_the_persons_own_text_in_its_order(town: Index) -> None:
    reply = reply_to(town, "What did Ada Finch say?")
    found = shown(reply)
    assert found[0] == ("stated", "news.txt")
    assert set(found[1:]) == {("authored", "speech.txt")}
    assert isinstance(reply, Answer)
    starts = [each.excerpt.span.start for each in reply.excerpts][1:]
    assert starts == sorted(starts)


def test_a_topic_is_answered_from_both_and_marks_what_is_about_it(town: Index) -> None:
    reply = reply_to(town, "What did Ada Finch say about the debt?")
    assert isinstance(reply, Answer)
    first = reply.excerpts[0].excerpt
    assert "The debt is paid back in ten years" in first.span.text
    assert first.spoken is not None
    assert first.spoken.speaker == "Ada Finch"
    found = shown(reply_to(town, "What did Finch say about a ferry?"))
    assert {document for _, document in found} == {"speech.txt", "news.txt"}


def test_what_a_speech_reports_is_who_said_it(town: Index) -> None:
    reply = reply_to(town, "What did Bo Marsh say?")
    assert shown(reply) == [("stated", "speech.txt")]


def test_what_a_speech_does_not_speak_of_is_not_answered(town: Index) -> None:
    assert isinstance(reply_to(town, "What did Ada Finch say about the zoo?"), Abstention)


def test_ones_own_words_are_cited_as_any_others_and_say_what_they_are(town: Index) -> None:
    reply = reply_to(town, "What did Ada Finch say about the debt?")
    assert isinstance(reply, Answer)
    cited = reply.excerpts[0]
    marks = [(mark.start, mark.end) for mark in cited.excerpt.highlights]
    assert find_said(cited.excerpt.span, marks, town) is None
    assert cited.excerpt.spoken is not None
    assert write_statement(cited.excerpt.spoken) == "Ada Finch · in the speaker's own words"
    record = present(reply, 0.0)["excerpts"][0]["statement"]
    assert record
    assert (record["certainty"], record["printed"]) == ("authored", None)


def test_a_mail_is_its_senders_words(tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text("The ferry will get a new engine, and it will be paid for.")
    (tmp_path / "sources.toml").write_text(
        '[documents."mail.txt"]\nauthors = ["Ada Finch"]\ntype = "personal_communication"\n'
    )
    index = build_index(tmp_path, FakeEncoder(), silent, None)
    found = shown(reply_to(index, "What does Finch think of the ferry?"))
    assert found == [("authored", "mail.txt")]


def test_a_passage_in_somebody_elses_words_is_no_answer_for_a_person(town: Index) -> None:
    told = "Later Bo Marsh met the harbour master at the pier."
    found = [place(told, town), place("Dora Elm asked who would pay for it.", town)]
    found.append(place("Remarks by Mayor Ada Finch at the fair", town))
    theirs = {
        who: [each.span.text for each in keep_theirs(found, who, town)]
        for who in ("Ada Finch", "Bo Marsh", "Carl Marsh", "Dora Elm")
    }
    assert theirs == {
        "Ada Finch": ["Remarks by Mayor Ada Finch at the fair"],
        "Bo Marsh": [told],
        "Carl Marsh": [],  # another's first name stands before it
        "Dora Elm": [],  # her own statement was weighed before
    }


def place(words: str, index: Index) -> Excerpt:
    """The words as an excerpt of the document that has them."""
    (document,) = (each for each in index.contents.documents if words in each.text)
    start = document.text.index(words)
    span = Span(document, start, start + len(words))
    return Excerpt(span, Locator("paragraph", 1), 1.0, (span,))
