"""A reply in a notebook: its excerpts with their sources, and nothing of theirs as markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from index.build import build_index
from index.index import Index
from index.progress import silent
from qa.ask import ask
from qa.exports.shown_reply import show
from qa.exports.write_html import write_html
from qa.options import Options
from qa.reply import Abstention, Answer
from tests.fake_encoder import FakeEncoder


def test_an_answer_shows_its_excerpts_with_what_answers_marked(index: Index) -> None:
    reply = ask(index, FakeEncoder(), "Was nobody hurt?", (), Options(limit=1))
    assert isinstance(reply, Answer)
    page = html.fromstring(write_html(reply))
    assert page.get("class") == "onrecord"
    assert page.xpath("string(p/strong)") == "1 excerpt from 1 of 3 sources"
    assert [mark.text for mark in page.iter("mark")] == ["Nobody was hurt."]
    assert "[1] The mill fire Published May 3, 2019" in page.xpath("string(blockquote)")
    assert page.xpath("string(blockquote/small)").endswith("paragraph 1 · mill.txt")


def test_an_abstention_says_that_what_is_nearest_is_no_answer(index: Index) -> None:
    reply = ask(index, FakeEncoder(), "Which zebra conquered Venezuela?")
    assert isinstance(reply, Abstention)
    page = html.fromstring(write_html(reply))
    assert page.xpath("string(p/strong)").startswith("These documents do not say: no source")
    assert page.xpath("string(p[2])") == "Nearest passages (not an answer):"


def test_a_statement_says_whose_it_is(index: Index) -> None:
    reply = ask(index, FakeEncoder(), "What did Ada Finch say?")
    page = html.fromstring(write_html(reply))
    assert "Ada Finch (printed: “The mayor”) · reported, “said”" in page.xpath(
        "string(blockquote/small)"
    )


@pytest.mark.parametrize("question", ["Who <b>bit</b> & tore the dog?", "Was the <i>cat</i> fed?"])
def test_nothing_in_a_document_or_a_question_is_markup(tmp_path: Path, question: str) -> None:
    folder = tmp_path / "a<b>&c"
    folder.mkdir()
    (folder / "x<img src=y>.txt").write_text(
        "The <b>bit</b> & tore the dog <script>alert(1)</script> at \x1b[31mnoon \u202etoday."
    )
    index = build_index(folder, FakeEncoder(), silent, None)
    page = write_html(ask(index, FakeEncoder(), question))
    assert set(re.findall(r"</?(\w+)", page)) <= {"div", "p", "strong", "blockquote", "mark", "br",
                                                 "small"}  # fmt: skip
    assert not re.search("[\x1b\u202e]", page)
    assert "&lt;script&gt;" in page


def test_a_reply_shows_itself_in_a_notebook(index: Index) -> None:
    for question in ("Was nobody hurt?", "Which zebra conquered Venezuela?"):
        reply = ask(index, FakeEncoder(), question)
        assert show(reply)._repr_html_() == write_html(reply)
