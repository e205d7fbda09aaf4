"""Of a saved page the running text is read, and only what the page says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.read_html import read_html

PROSE = "The old mill burnt down during the night and nobody was hurt at all. "


def page(head: str = "", foot: str = "") -> bytes:
    return (
        f"<html lang='en'><head><title>Mill fire</title>{head}</head><body><nav>Home About</nav>"
        f"<main><p>{PROSE * 5}</p><p>It is to be built again.</p></main><footer>{foot}</footer>"
        "</body></html>"
    ).encode()


def facts(content: bytes) -> Reference:
    reference = read_html(content).reference
    assert reference is not None
    return reference


def test_paragraphs_stand_apart_and_navigation_is_gone() -> None:
    text = read_html(page()).text
    assert text == f"{(PROSE * 5).strip()}\n\nIt is to be built again."


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        pytest.param('<meta property="article:published_time" content="2017-04-13T10:00:00Z">',
                     "2017-04-13", id="published_time"),
        pytest.param('<script type="application/ld+json">{"@type": "NewsArticle", '
                     '"datePublished": "2017-04-13"}</script>', "2017-04-13", id="JSON-LD"),
    ],
)  # fmt: skip
def test_the_date_in_the_markup_is_found(head: str, issued: str) -> None:
    assert facts(page(head)).issued == issued


def test_the_year_of_a_copyright_line_is_no_date() -> None:
    assert facts(page(foot="Copyright 2015")).issued == ""


def test_a_date_is_marked_as_inferred_for_it_may_be_a_guess() -> None:
    reference = facts(page(foot="<p>Our shop was founded on 3 May 1998.</p>"))
    assert reference.origin("issued") in {"unknown", "inferred"}
    assert reference.origin("title") == "stated"


def test_a_declared_encoding_is_used() -> None:
    body = "Старая мельница сгорела ночью, никто не пострадал. " * 5
    markup = f'<html><head><meta charset="windows-1251"></head><body><p>{body}</p></body></html>'
    text = read_html(markup.encode("cp1251")).text
    assert text.strip() == body.strip()


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00", b"<", b"<html></html>", b"<html><script>var a = 1;</script></html>"],
)
def test_a_page_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="no running text"):
        read_html(content)


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_either_read_or_refused(content: bytes, marked_up: bool) -> None:
    try:
        text = read_html(b"<html><p>" + content if marked_up else content).text
    except UnreadableError:
        return
    assert text
