"""Short answers stand above the excerpts, as text, with the numbers of the excerpts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Span
from corpus.messages.message import verbatim
from qa.reply import ShortAnswer
from tests.web.markup.test_markup import document, inert, reply, whole
from tests.web.payloads import PAYLOADS
from tests.web.reading_markup import carried, parse
from web.markup import markup
from web.messages.messages import ENGLISH


def test_each_is_shown_once_with_the_excerpts_that_have_it() -> None:
    one = document("It cost 40,000 crowns.")
    answers = (ShortAnswer(Span(one, 8, 14), "40000", (1, 3)),)
    tree = parse(markup.turn(replace(reply("q", whole(one)), answers=answers), ENGLISH))
    listed = tree.one("ul", class_="answers")
    assert listed.text == "40,000 [1, 3]"
    assert listed.attributes["aria-label"] == ENGLISH.short_answers


def test_where_there_are_none_nothing_is_listed() -> None:
    assert 'class="answers"' not in markup.turn(reply("q", whole(document("text"))), ENGLISH)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_as_short_answer_is_displayed_as_text(payload: str) -> None:
    one = document(payload)
    answers = (ShortAnswer(whole(one), "n", (1,)),)
    tree = parse(markup.turn(replace(reply("q", whole(one)), answers=answers), ENGLISH))
    inert(tree)
    shown = tree.one("bdi", class_="short").text
    assert "".join(shown.split()) == "".join(carried(payload).split())


def test_the_line_says_why_these_are_no_statements() -> None:
    answer = replace(
        reply("q", whole(document("text"))), aside=verbatim("Cook is named in 1 source")
    )
    line = parse(markup.turn(answer, ENGLISH)).one("p", class_="headline").text
    assert line.endswith("in the sources’ own words: Cook is named in 1 source")
