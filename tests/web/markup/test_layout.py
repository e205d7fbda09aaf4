"""A document is set with headings, pages and flowing lines, and no character of it changes."""

from __future__ import annotations

import pytest

from corpus.document import Document, Landmark, Reference, Span
from tests.web.markup.test_markup import ALONE, whole
from tests.web.reading_markup import Element, parse
from web.markup.document import document_page, reader
from web.messages.messages import ENGLISH

MARKDOWN = "# The mill\n\n## What was reported\nIt burnt.\n\nNobody was hurt. # no heading\n"
LONG = "The old mill in the town of Harrow on the river Wend has burnt down in the\n"


def page(text: str, name: str = "a.md", landmarks: tuple[Landmark, ...] = ()) -> Element:
    document = Document(name, text, Reference(name, "T"), "", landmarks=landmarks)
    return parse(document_page(document, None, ALONE, ENGLISH))


def test_headings_of_markdown_are_set_and_their_signs_stay_in_the_text() -> None:
    tree = page(MARKDOWN)
    headings = tree.all("span", class_="heading")
    assert [each.text for each in headings] == ["# The mill", "## What was reported"]
    assert [each.attributes["aria-level"] for each in headings] == ["2", "3"]
    assert [each.text for each in tree.all("span", class_="sign")] == ["# ", "## "]
    assert tree.one("div", class_="text").text == MARKDOWN
    entries = tree.one("details", class_="contents").all("a")
    assert [each.text for each in entries] == ["The mill", "What was reported"]
    assert [each.attributes["href"] for each in entries] == ["#at-0", "#at-12"]


def test_what_looks_like_markdown_elsewhere_is_text() -> None:
    tree = page(MARKDOWN, "a.txt")
    assert not tree.all("span", class_="heading")
    assert not tree.all("details", class_="contents")


def test_sections_of_a_format_are_headings_where_their_title_stands() -> None:
    text = "The mill\n\nIt burnt.\n\nThe end\n\nNobody was hurt.\n"
    marks = (Landmark(0, "section", "The mill"), Landmark(text.index("The end"), "section",
             "The mill › The end"))  # fmt: skip
    tree = page(text, "a.docx", marks)
    headings = tree.all("span", class_="heading")
    assert [(each.text, each.attributes["aria-level"]) for each in headings] == [
        ("The mill", "2"), ("The end", "3")]  # fmt: skip


def test_pages_are_ruled_and_listed() -> None:
    text = "First page.\n\nSecond page.\n"
    marks = (Landmark(0, "page", 1), Landmark(text.index("Second"), "page", 2))
    tree = page(text, "a.pdf", marks)
    leaves = tree.all("span", class_="leaf")
    assert [(each.text, each.attributes["data-page"]) for each in leaves] == [
        ("F", "1"),
        ("S", "2"),
    ]
    entries = tree.one("details", class_="contents").all("a")
    assert [each.text for each in entries] == ["page 1", "page 2"]
    assert tree.one("div", class_="text").text == text


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        pytest.param(LONG * 3 + "night.", True, id="a printed paragraph"),
        pytest.param("One line alone.", True, id="one line"),
        pytest.param(LONG + "- an item that is as long as the line before it, or nearly\n", False,
                     id="an item"),
        pytest.param("Shall I compare thee to a summer's day?\nThou art more lovely\n", False,
                     id="verse"),
        pytest.param(LONG + "short\n" + LONG, False, id="a short line between"),
        pytest.param(LONG + "Finch: it burnt in the night and nobody knows why it did so.\n",
                     False, id="a turn"),
    ],
)  # fmt: skip
def test_lines_that_were_broken_to_fit_a_page_flow(text: str, flows: bool) -> None:
    (paragraph,) = page(text, "a.txt").one("div", class_="text").all("p")
    assert (paragraph.attributes.get("class") == "filled") is flows


def test_a_page_marks_the_words_that_answer_more_than_those_around_them() -> None:
    text = "It was night.\n\nThe mill burnt. Nobody was hurt."
    document = Document("a.txt", text, Reference("a.txt", "T"), "")
    answer = (text.index("The mill"), text.index(" Nobody"))
    tree = parse(document_page(document, (0, len(text)), ALONE, ENGLISH, "", [answer]))
    assert tree.one("mark", id="mark").text == text
    assert [each.text for each in tree.all("mark")][1:] == ["The mill burnt."]
    assert tree.one("mark", id="mark").one("span", class_="gap").text == "\n\n"
    assert tree.one("p", class_="to-mark").one("a").attributes["href"] == "#mark"


def test_the_reader_names_the_document_in_its_bar_and_finds_words() -> None:
    document = Document("a.txt", "It burnt.", Reference("a.txt", "The mill"), "")
    tree = parse(reader(whole(document), [(3, 8)], ALONE, ENGLISH))
    assert tree.one("p", class_="reader-title").text == "The mill"
    assert tree.one("input", class_="finding").attributes["placeholder"] == ENGLISH.find
    href = tree.one("a", class_="page").attributes["href"]
    assert href == "/doc/a.txt?start=0&end=9&marks=3-8#mark"
    assert Span(document, 3, 8).text == "burnt"
