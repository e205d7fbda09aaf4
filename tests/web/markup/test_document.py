"""The page of a document, as the server gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.exports.reply_record import link
from tests.web.conftest import BRIDGE, MILL
from tests.web.reading_markup import parse
from web.messages.messages import ENGLISH

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_the_link_of_an_excerpt_leads_to_its_words(client: TestClient) -> None:
    asked = client.post("/api/ask", json={"question": "Who is the mayor?"}).json()
    shown = asked["excerpts"] + asked["nearest"]
    assert shown
    for excerpt in shown:
        page = client.get(excerpt["link"])
        assert page.status_code == 200
        assert parse(page.text).one("mark", id="mark").text == excerpt["text"]


def test_a_name_with_every_kind_of_character_is_found(client: TestClient) -> None:
    page = client.get(link("a b/<bridge>?.txt", 4, 10))
    assert parse(page.text).one("mark").text == "bridge"
    assert parse(page.text).one("div", class_="text").text == BRIDGE


@pytest.mark.parametrize(
    "query",
    ["start=5", "end=5", "start=9&end=5", "start=5&end=5", "start=-1&end=5", "start=0&end=99999",
     "start=x&end=5", "start=1.5&end=5", "start=²&end=5", f"start=0&end={'9' * 5000}"],
)  # fmt: skip
def test_offsets_that_are_none_mark_nothing_and_say_so(client: TestClient, query: str) -> None:
    tree = parse(client.get(f"/doc/mill.txt?{query}").text)
    assert not tree.all("mark")
    assert tree.one("p", class_="note").text == ENGLISH.no_such_words
    assert tree.one("div", class_="text").text == MILL


def test_without_offsets_nothing_is_marked(client: TestClient) -> None:
    tree = parse(client.get("/doc/mill.txt").text)
    assert not tree.all("mark")
    assert not tree.all("p", class_="note")


@pytest.mark.parametrize("name", ["nothing.txt", "<script>", "../mill.txt", "%2e%2e/mill.txt", ""])
def test_an_unknown_document_is_a_clear_page(client: TestClient, name: str) -> None:
    page = client.get(f"/doc/{name}")
    assert page.status_code == 404
    if page.headers["content-type"].startswith("text/html"):
        tree = parse(page.text)
        assert tree.one("h1").text in {ENGLISH.no_such_document, "Not Found"}


def test_the_page_needs_nothing_from_anywhere(client: TestClient) -> None:
    tree = parse(client.get("/doc/mill.txt").text)
    assert not tree.all("script")
    assert not tree.all("img")
    assert {each.attributes["href"] for each in tree.all("link")} == {"data:,"}
