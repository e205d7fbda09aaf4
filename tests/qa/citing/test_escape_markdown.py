"""Text in Markdown is shown as that text: nothing in it becomes formatting."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.document import Document, Reference, Span
from corpus.strip_controls import strip_controls
from qa.citing.escape_markdown import escape_markdown
from qa.citing.write_excerpt import quotation
from tests.web.payloads import PAYLOADS
from tests.writing import documents

DIALECTS = {
    "CommonMark": MarkdownIt("commonmark"),
    "with tables, strikethrough and typography": MarkdownIt(
        "commonmark", {"html": True, "linkify": False}
    ).enable(["table", "strikethrough"]),
}
PLAIN = {"text", "text_special", "softbreak"}
ACTIVE = st.sampled_from(list("\\`*_{}[]()<>#+-.!|&~$:=^%@\"'/ \t\n0123456789aw;"))
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def blanked(text: str) -> str:
    return " ".join(text.split())


def carried(text: str) -> str:
    """What of a text a file can carry: bidirectional controls stay, other ones do not."""
    return "".join(letter if letter in BIDI else strip_controls(letter) for letter in text)


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or []]


def text_of(tokens: list[Token]) -> str:
    return "".join(" " if each.type == "softbreak" else each.content for each in inline(tokens))


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS.keys())
@given(text=st.one_of(st.text(), st.text(ACTIVE), st.sampled_from(PAYLOADS)))
def test_a_line_is_a_paragraph_of_that_text(dialect: MarkdownIt, text: str) -> None:
    line = re.sub(r"[\r\n]", " ", text)
    assume(carried(line).strip())
    tokens = dialect.parse(escape_markdown(line))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in inline(tokens)} <= PLAIN
    assert blanked(text_of(tokens)) == blanked(carried(line))


@given(text=st.one_of(documents(), st.text(ACTIVE, min_size=1)))
def test_a_quotation_is_paragraphs_of_that_text(text: str) -> None:
    document = Document("a", text, Reference("a"), "")
    tokens = DIALECTS["CommonMark"].parse("\n".join(quotation(Span(document, 0, len(text)))))
    kinds = {token.type for token in tokens}
    assert kinds <= {"blockquote_open", "blockquote_close", "paragraph_open", "inline",
                     "paragraph_close"}  # fmt: skip
    assert {child.type for child in inline(tokens)} <= PLAIN
    joined = " ".join(text_of([token]) for token in tokens if token.children)
    shown = carried(re.sub(r"\r\n|\r", "\n", text))
    assert blanked(joined) == blanked(shown)


def test_addresses_and_mentions_are_no_links() -> None:
    assert escape_markdown("www.a.example http://b c@d #1") == (
        "www\\.a.example http\\://b c\\@d \\#1"
    )


def test_what_turns_text_round_turns_no_line_of_the_file() -> None:
    assert escape_markdown("a \u202e b \x1b") == "a &#8238; b \ufffd"
