"""A citation says where its words stand in the terms that the document itself has."""

from __future__ import annotations

import pytest

from corpus.document import Document, Landmark, Reference, Span
from qa.excerpts.locate import locator_of
from qa.reply import Locator

TEXT = "Front.\n\nOne\n\nFirst.\n\nSecond.\n\nTwo\n\nThird."
PAGES = (Landmark(0, "page", 1), Landmark(13, "page", 2), Landmark(30, "page", 4))
CHAPTERS = (Landmark(0, "section", "Chapter 1"), Landmark(30, "section", "Two"))
LINES = (Landmark(0, "page", "11:25"), Landmark(13, "page", "12:4"), Landmark(21, "page", "12:9"))
TIMES = (Landmark(0, "time", "0:00"), Landmark(13, "time", "0:05"))
SECTIONS = (Landmark(8, "section", "One"), Landmark(30, "section", "One › Two"))


@pytest.mark.parametrize(
    ("landmarks", "words", "label", "value"),
    [
        pytest.param((), "First.", "paragraph", 7, id="neither pages nor headings"),
        pytest.param(PAGES, "Front.", "page", 1, id="a page"),
        pytest.param(PAGES, "Second.\n\nTwo", "page", "2–4", id="across pages"),
        pytest.param(LINES, "Second.", "page", "12:9", id="a line of a page"),
        pytest.param(LINES, "First.\n\nSecond.", "page", "12:4–9", id="lines of a page"),
        pytest.param(
            LINES, "One\n\nFirst.\n\nSecond.", "page", "11:25–12:9", id="lines of two pages"
        ),
        pytest.param(TIMES, "First.", "time", "0:05", id="a time"),
        pytest.param(SECTIONS, "Front.", "paragraph", 7, id="before any heading"),
        pytest.param(SECTIONS, "Second.", "section", "“One”, paragraph 2", id="a paragraph"),
        pytest.param(SECTIONS, "Third.", "section", "“One › Two”, paragraph 1", id="below two"),
        pytest.param(CHAPTERS, "Front.", "section", "“Chapter 1”, paragraph 1", id="no heading"),
        pytest.param(CHAPTERS, "First.", "section", "“Chapter 1”, paragraph 3", id="further on"),
        pytest.param(CHAPTERS, "Third.", "section", "“Two”, paragraph 1", id="named as it is"),
        pytest.param(SECTIONS, "Two", "section", "“One › Two”", id="a heading itself"),
    ],
)
def test_a_place_is_named(
    landmarks: tuple[Landmark, ...], words: str, label: str, value: int | str
) -> None:
    document = Document("a", TEXT, Reference("a"), "", (), landmarks)
    start = TEXT.index(words)
    span = Span(document, start, start + len(words))
    found = locator_of(span, Locator("paragraph", 7))
    assert (found.label, found.value) == (label, value)
