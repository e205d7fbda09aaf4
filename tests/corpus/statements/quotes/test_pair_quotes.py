"""Quotation marks are paired by glyph and place within a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.statements.quotes.pair_quotes import pair_quotes, starts_quoted

CASES = [
    ("straight", 'He said, "We go," and left.', ["We go,"]),
    ("curly", "“We go,” he said. “Now.”", ["We go,", "Now."]),
    ("single as the outer mark", "'We go,' he said.", ["We go,"]),
    ("opened single, closed double", "He said: 'We don't go.\" Then he left.", ["We don't go."]),
    ("opened straight, closed curly", 'He said "we shall go.” Then he left.', ["we shall go."]),
    ("single inside double", "“They cried, ‘Go!’ and went,” she said.",
     ["They cried, ‘Go!’ and went,"]),
    ("double inside double", 'He wrote, "She cried "Go!" and went." Then he left.',
     ['She cried "Go!" and went.']),
    ("closing mark behind the attribution",
     'The mayor, "who is ill, has gone, "Daily Globe reports".', ["who is ill, has gone,"]),
    ("apostrophes and possessives", "The voters' own men don't know the '60s.", []),
    ("possessive inside a quotation", "'It is the voters' choice,' he said.",
     ["It is the voters' choice,"]),
    ("elision at the start of a quotation", "\"'Twas nothing,\" she said.", ["'Twas nothing,"]),
    ("left open at the end of a paragraph", "He said: “We go.", ["We go."]),
    ("a stray mark in the middle", 'The " sign is on the door.', []),
    ("term in single marks", "Men held in 'labour camps' in the north", ["labour camps"]),
    ("closing glyph at the start", "”We go,” he said.", ["We go,"]),
    ("a space on the wrong side", 'In " The Courier ", a paper, it was a "quiet sweep".',
     ["The Courier", "quiet sweep"]),
    ("guillemets", "He said: «We go.»", ["We go."]),
    ("guillemets turned round", "»We go«, he said. »Now.«", ["We go", "Now."]),
    ("guillemets of one kind", "»We go», he said.", ["We go"]),
    ("guillemets with spaces", "« We go », he said, « now ».", ["We go", "now"]),
    ("single guillemets", "‹We go›, he said.", ["We go"]),
    ("low and high", "„We go“, he said. „Now.“", ["We go", "Now."]),
    ("low and closing", "„We go”, he said.", ["We go"]),
    ("low and high single", "‚We go‘, he said.", ["We go"]),
    ("low and English in one paragraph", "„We go“, he said, and “now” she did.", ["We go", "now"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "inner"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_quotations_of_a_paragraph(text: str, inner: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in pair_quotes(text)] == inner


def test_a_quotation_left_open_goes_on_when_the_next_paragraph_opens_again() -> None:
    text = "“We go. It is late."
    assert pair_quotes(text) == ()
    (quotation,) = pair_quotes(text, goes_on=True)
    assert not quotation.closed


@pytest.mark.parametrize(("text", "starts"), [("“Go.”", True), ("Go “on”.", False), ("", False)])
def test_a_paragraph_that_starts_with_a_quotation(text: str, starts: bool) -> None:
    assert starts_quoted(text) is starts


@given(st.text(alphabet="ab .,:'\"“”‘’`-«»„‚‹›\n", max_size=60), st.booleans())
def test_quotations_lie_in_the_text_in_order_and_apart(text: str, goes_on: bool) -> None:
    previous = 0
    for quotation in pair_quotes(text, goes_on=goes_on):
        assert previous <= quotation.start < quotation.inner_start < quotation.inner_end
        assert quotation.inner_end <= quotation.end <= len(text)
        previous = quotation.end
