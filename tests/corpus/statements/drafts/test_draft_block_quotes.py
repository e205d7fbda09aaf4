"""What is set apart as quoted is its author's, if the page names one; a book's title is nobody."""

from __future__ import annotations

import pytest

from corpus.document import Document, Reference
from corpus.readers.html.read_html import read_html
from corpus.readers.markdown.read_markdown import read_markdown
from corpus.source import Extraction
from corpus.splitting.split_sentences import split_sentences
from corpus.statement import Statement
from corpus.statements import extract_statements, load_parser

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("extract")]

WORDS = "We slept in the yard, and the dog woke us before the roof fell."
AROUND = (
    "<p>The old mill burnt down in the night of 3 May, and nobody was hurt there at all.</p>",
    "<p>The council will meet on Monday, and decide then what becomes of the old wheel.</p>",
)


def said(found: Extraction) -> list[Statement]:
    document = Document("a", found.text, Reference("a"), "", found.noise, (), found.quotes)
    every = extract_statements(document, split_sentences(document), load_parser())
    return [each for each in every if WORDS in each.content[0].text.replace("\n> ", " ")]


def of_page(quotation: str) -> list[Statement]:
    page = f"<html><body><article><h1>A fire</h1>{AROUND[0]}{quotation}{AROUND[1]}</article>"
    return said(read_html(page.encode()))


@pytest.mark.parametrize(
    ("quotation", "name", "role", "printed"),
    [
        pytest.param(
            f"<blockquote><p>{WORDS}</p><footer>— Ann Roe, miller of Stow</footer></blockquote>",
            "Ann Roe", "miller of Stow", "Ann Roe", id="a footer",
        ),
        pytest.param(
            f"<blockquote><p>{WORDS}</p><footer>Bo Marsh in <cite>The Roofs</cite></footer>"
            "</blockquote>", "Bo Marsh", "", "Bo Marsh", id="a footer with the work",
        ),
        pytest.param(
            f"<blockquote>“{WORDS}” <cite>Peter Hill</cite></blockquote>",
            "Peter Hill", "", "Peter Hill", id="a cite with a person",
        ),
        pytest.param(
            f"<figure><blockquote><p>{WORDS}</p></blockquote>"
            "<figcaption>Bo Marsh, mayor</figcaption></figure>",
            "Bo Marsh", "mayor", "Bo Marsh", id="a caption",
        ),
        pytest.param(
            f"<blockquote><p>{WORDS}</p></blockquote><p>-- Zora Tolm, historian</p>",
            "Zora Tolm", "historian", "Zora Tolm", id="the next paragraph",
        ),
        pytest.param(
            f"<blockquote><p>{WORDS}</p><p>—Dr. Zora Tolm</p></blockquote>",
            "Zora Tolm", "", "Dr. Zora Tolm", id="the last paragraph, with a title",
        ),
    ],
)  # fmt: skip
def test_a_block_quotation_is_whose_the_page_says(
    quotation: str, name: str, role: str, printed: str
) -> None:
    (found,) = of_page(quotation)
    assert found.speaker is not None
    assert found.printed is not None
    assert (found.speaker.name, found.speaker.role, found.printed.text) == (name, role, printed)
    assert found.direct
    assert not found.inferred


@pytest.mark.parametrize(
    "quotation",
    [
        pytest.param(f"<blockquote><p>{WORDS}</p><cite>Bread and Water</cite></blockquote>",
                     id="a title"),
        pytest.param(f"<blockquote><p>{WORDS}</p><cite>Great Floods</cite></blockquote>",
                     id="a title of two words"),
        pytest.param(f"<blockquote><p>{WORDS}</p><footer>The Stow Report, 1921</footer>"
                     "</blockquote>", id="a report"),
        pytest.param(f"<blockquote><p>{WORDS}</p></blockquote>", id="nobody"),
    ],
)  # fmt: skip
def test_a_work_is_no_speaker(quotation: str) -> None:
    assert not [each for each in of_page(quotation) if each.speaker]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        pytest.param("> {0}\n> {1}\n>\n> — Ann Roe, miller of Stow\n", "Ann Roe", id="its last"),
        pytest.param("> {0}\n> {1}\n> -- *Ann Roe*\n", "Ann Roe", id="without a gap, in italics"),
        pytest.param("> {0}\n> {1}\n\n— Ann Roe\n", "Ann Roe", id="the next line"),
        pytest.param("> {0}\n> {1}\n> <cite>Ann Roe</cite>\n", "Ann Roe", id="a cite"),
        pytest.param("> {0}\n> {1}\n> -- Great Floods, 1921\n> - Ann Roe\n", "", id="a list"),
        pytest.param("> {0}\n> {1}\n", "", id="nobody"),
    ],
)
def test_markdown_says_it_in_a_line(lines: str, name: str) -> None:
    halves = WORDS.split(" and ", maxsplit=1)[0] + " and", WORDS.split(" and ")[1]
    text = f"# A fire\n\nThe mill burnt.\n\n{lines.format(*halves)}\nThe council met.\n"
    speakers = [each.speaker.name for each in said(read_markdown(text.encode())) if each.speaker]
    assert speakers == [name] * bool(name)
