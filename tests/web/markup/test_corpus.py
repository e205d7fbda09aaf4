"""The page of the sources tells what they are, without a script, and a picture is also text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus.document import Reference
from corpus.messages.english import Key
from corpus.messages.message import Message, verbatim
from corpus.source import Failure
from qa.sources.corpus_summary import CorpusSummary, Surveyed, corpus_summary
from tests.web.markup.test_markup import OURS
from tests.web.page.test_page import call
from tests.web.payloads import PAYLOADS
from tests.web.reading_markup import carried, parse
from web.markup.corpus import corpus
from web.messages.messages import ENGLISH
from web.messages.messages_es import SPANISH

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from tests.web.reading_markup import Element
    from web.service.service import Service

DRAWN = {"svg", "rect", "circle", "line", "text", "title"}
DRAWING = {"width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "scope"}


@pytest.fixture(scope="module")
def page(reader_of_papers: TestClient) -> Element:
    return parse(reader_of_papers.get("/corpus").text)


def section(page: Element, title: str) -> Element:
    (found,) = (each for each in page.all("section") if each.all("h2")[0].text == title)
    return found


def test_every_source_is_there_with_its_facts(page: Element) -> None:
    table = section(page, ENGLISH.by_source).one("table")
    courier, gazette = table.one("tbody").all("tr")
    assert gazette.all("a")[0].attributes["href"] == "/doc/gazette.txt"
    assert gazette.all("a")[0].text == "Winter at the mill"
    cells = {td.attributes.get("data-label"): td.text for td in gazette.all("td")}
    assert cells["Date"] == "January 2018"
    assert cells["Publisher"] == "publisher unknown"
    assert "Tells of a sunken ferry." in gazette.text
    assert "fewer than 80 words" in gazette.text
    assert "3 May 2019 (inferred)" in courier.text


def test_the_table_is_sorted_by_links(reader_of_papers: TestClient) -> None:
    """Unknown facts come last whichever way; the link of the column turns it round."""
    orders = {
        "title": ["/doc/courier.txt", "/doc/gazette.txt"],
        "-title": ["/doc/gazette.txt", "/doc/courier.txt"],
        "issued": ["/doc/gazette.txt", "/doc/courier.txt"],
        "-issued": ["/doc/courier.txt", "/doc/gazette.txt"],
        "nonsense": ["/doc/courier.txt", "/doc/gazette.txt"],
    }
    for order, expected in orders.items():
        shown = parse(reader_of_papers.get(f"/corpus?sort={order}").text)
        rows = section(shown, ENGLISH.by_source).one("table").one("tbody").all("tr")
        assert [row.all("a")[0].attributes["href"] for row in rows] == expected, order
    shown = parse(reader_of_papers.get("/corpus?sort=issued").text)
    (head,) = (th for th in shown.all("th") if th.attributes.get("aria-sort"))
    assert head.attributes["aria-sort"] == "ascending"
    assert head.all("a")[0].attributes["href"] == "/corpus?sort=-issued"


def test_speakers_are_a_table_whose_bars_are_written_too(page: Element, papers: Service) -> None:
    table = section(page, ENGLISH.who_speaks).one("table")
    rows = [(row.all("th")[0].text, row.all("td")[0].text) for row in table.all("tr")[1:]]
    counted = corpus_summary(papers.opened.index).speakers
    assert rows == [(name, str(count)) for name, count in counted]
    assert all(cell.attributes["aria-hidden"] for cell in table.all("td", class_="drawn"))
    first = table.all("a")[0].attributes["href"]
    assert first.startswith("/?q=What+did+")


def test_the_timeline_is_drawn_and_told(page: Element) -> None:
    timeline = section(page, ENGLISH.timeline)
    assert len(timeline.all("circle")) == 2
    assert "January 2018 – 3 May 2019" in timeline.text
    titles = [each.text for each in timeline.all("title")]
    assert titles[0] == "January 2018: Winter at the mill"


def test_what_could_not_be_read_is_named(page: Element) -> None:
    assert "torn.bin: no reader for '.bin'" in section(page, ENGLISH.unread_files).text


def test_the_note_about_the_corpus_comes_before_its_sources(page: Element) -> None:
    note = page.all("p", class_="content-note")[0]
    assert note.text == "Content note: Tells of a fire."


def test_the_same_stands_beside_the_conversation(reader_of_papers: TestClient) -> None:
    answer = call(reader_of_papers, "holdings", {})
    assert answer["status"] == "shown"
    beside = parse(answer["html"])
    assert beside.all("h2")[0].text == ENGLISH.corpus
    assert beside.one("button", class_="quiet back").text == ENGLISH.close
    assert all(link.attributes["target"] == "_blank" for link in beside.all("a")
               if link.attributes["href"].startswith("/doc/"))  # fmt: skip


def test_one_date_and_none_need_no_picture() -> None:
    for dates, line in (
        (["2017", "2017"], "All dated documents are of 2017."),
        (["", ""], ENGLISH.timeline_none),
    ):
        references = tuple(Reference(str(n), issued=each) for n, each in enumerate(dates))
        shown = parse(corpus(CorpusSummary((), references, 0, (), ()), "", (), ENGLISH))
        assert line in shown.text
        assert not shown.all("svg")
        assert ENGLISH.nobody_speaks in shown.text


def test_a_page_in_spanish_says_in_spanish_what_is_odd_and_what_was_not_read() -> None:
    warnings = (Message(Key.FEW_WORDS, count=80), verbatim("an earlier version's words"))
    source = Surveyed(Reference("a"), 1, warnings, 1, 0, ())
    failure = Failure("b.doc", Message(Key.OLD_FILE, program="Word", kind=".docx"))
    tree = parse(
        corpus(CorpusSummary((source,), (source.reference,), 0, (), (failure,)), "", (), SPANISH)
    )
    assert "Advertencia: menos de 80 palabras" in tree.text
    assert "b.doc: un archivo antiguo de Word; ábralo en Word o LibreOffice y guárdelo" in tree.text
    english = [each.text for each in tree.all("span") if each.attributes.get("lang") == "en"]
    assert english == ["an earlier version's words"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_text_there_too(payload: str) -> None:
    hostile = Reference(payload, payload, authors=(payload,), publisher=payload, issued="2017",
                        content_note=payload)  # fmt: skip
    source = Surveyed(hostile, 1, (verbatim(payload),), 1, 1, ((payload, 1),))
    failure = Failure(payload, verbatim(payload))
    later = replace(hostile, issued="2018")
    surveyed = CorpusSummary((source,), (hostile, later), 1, ((payload, 1),), (failure,))
    tree = parse(corpus(surveyed, payload, (payload,), ENGLISH))
    for element in tree.all():
        assert element.tag not in {"script", "style", "img", "iframe", "base", "form", "input"}
        assert set(element.attributes) <= OURS | DRAWING
        assert element.attributes.get("href", "/").startswith("/")
    assert tree.text.count(carried(payload)) >= 9
