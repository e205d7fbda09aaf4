"""The views over HTTP: as JSON that fits its description, as CSV, and as pages without scripts."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest

from tests.qa.views.test_views import index_of_ferry
from tests.web.building import build_quietly
from tests.web.conftest import HOST
from tests.web.http.test_openapi import fits
from tests.web.reading_markup import parse
from web.messages.view_words import ViewWords
from web.messages.view_words_es import VIEWS_ES
from web.service.service import Service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient

    from tests.fake_encoder import FakeEncoder

SAY = ViewWords()
PAIR = "a=courier.txt&b=gazette.txt"
VIEWS = ("/people", "/timeline", "/figures", f"/compare?{PAIR}&q=What+did+Alan+Finch+say%3F")


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Service:
    service = Service()
    service.hold(index_of_ferry(tmp_path_factory.mktemp("ferry"), encoder), encoder)
    return service


@pytest.fixture(scope="module")
def reader(ferry: Service) -> Iterator[TestClient]:
    from starlette.testclient import TestClient

    with TestClient(build_quietly(ferry), base_url=HOST, client=("127.0.0.1", 1)) as client:
        yield client


def get(client: TestClient, path: str, described: str = "") -> Any:
    return fits(client.get(path), described or path.partition("?")[0])


def test_every_cell_is_a_slice_of_its_document(reader: TestClient) -> None:
    cells = [
        *get(reader, "/api/timeline")["events"],
        *get(reader, "/api/people/Alan Finch", "/api/people/{name}")["words"],
        *get(reader, "/api/figures?topic=kill")["figures"],
        *(each for side in get(reader, f"/api{VIEWS[3]}")["sides"] for each in side["excerpts"]),
    ]
    texts = {
        name: get(reader, f"/api/documents/{name}", "/api/documents/{id}")["text"]
        for name in ("courier.txt", "gazette.txt")
    }
    assert len(cells) > 8
    for each in cells:
        assert each["text"] == texts[each["document"]][each["start"] : each["end"]]
        assert f"start={each['start']}&end={each['end']}" in each["link"]
        assert all(each["start"] <= a < b <= each["end"] for a, b in each["highlights"])


def test_figures_and_people_fit_their_description(reader: TestClient) -> None:
    assert get(reader, "/api/figures")["documents"] == 2
    (killed,) = get(reader, "/api/figures?topic=kill")["topics"]
    assert (killed["label"], killed["values"]) == ("killed", [26, 31])
    people = get(reader, "/api/people")
    assert people["total"] == len(people["people"])
    assert people["people"][0]["name"] == "Alan Finch"
    assert get(reader, "/api/people?limit=1&offset=1")["people"] == people["people"][1:2]


def test_the_same_is_a_table_in_csv(reader: TestClient) -> None:
    record = get(reader, "/api/timeline")
    table = reader.get("/api/timeline?format=csv")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert [row["date"] for row in rows] == [each["date"] for each in record["events"]]
    assert [row["text"].lstrip("'") for row in rows] == [each["text"] for each in record["events"]]


@pytest.mark.parametrize(
    ("path", "status", "line"),
    [
        ("/api/timeline?period=soon", 422, "'period' must be a date like 2017, 2017-04 or"),
        ("/api/timeline?limit=0", 422, "'limit' must be a whole number from 1 to 1,000"),
        ("/api/figures?source=none.txt", 404, "no document 'none.txt'"),
        ("/api/compare?a=none.txt", 404, "no document 'none.txt'"),
        ("/api/people/Nobody", 404, "nobody called 'Nobody' speaks"),
        ("/api/people?format=xml", 422, "'format' must be json or csv"),
    ],
)
def test_what_cannot_be_given_is_refused_in_one_line(
    reader: TestClient, path: str, status: int, line: str
) -> None:
    answer = reader.get(path)
    assert (answer.status_code, line in answer.json()["error"]) == (status, True)
    page = reader.get(path.removeprefix("/api"))
    assert page.status_code == status
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_is_a_page_with_the_ways_to_the_others(reader: TestClient, path: str) -> None:
    page = parse(reader.get(path).text)
    ways = {each.text: each.attributes for each in page.one("ul", class_="ways").all("a")}
    assert list(ways) == ["Ask", "People", "Timeline", "Figures", "Compare", "Sources"]
    here = [name for name, found in ways.items() if found.get("aria-current")]
    assert [ways[name]["href"] for name in here] == [path.partition("?")[0]]
    assert not page.all("script")
    assert len(page.all("h1")) == 1


@pytest.mark.parametrize("path", ["/doc/gazette.txt", "/corpus", "/api/reference"])
def test_the_other_pages_have_the_same_ways(reader: TestClient, path: str) -> None:
    page = parse(reader.get(path).text)
    assert len(page.one("ul", class_="ways").all("a")) == 6


@pytest.mark.parametrize("path", VIEWS)
def test_a_view_speaks_the_language_that_its_address_names_and_so_do_its_links(
    reader: TestClient, path: str
) -> None:
    there = f"{path}{'&' if '?' in path else '?'}lang=es"
    page = parse(reader.get(there).text)
    ways = page.one("ul", class_="ways").all("a")
    assert ways[1].text == VIEWS_ES.people
    assert [each.attributes["href"] for each in ways[1:]] == [
        "/people?lang=es", "/timeline?lang=es", "/figures?lang=es", "/compare?lang=es",
        "/corpus?lang=es",
    ]  # fmt: skip


def test_every_cell_of_a_page_has_its_source_as_a_link(reader: TestClient) -> None:
    for path in ("/people/Alan%20Finch", "/timeline", VIEWS[3]):
        cells = parse(reader.get(path).text).all("figure")
        assert cells, path
        for cell in cells:
            assert cell.one("blockquote").text
            assert cell.one("figcaption").one("a").attributes["href"].startswith("/doc/")


def test_a_part_of_a_list_leads_to_its_neighbours(reader: TestClient) -> None:
    total = get(reader, "/api/timeline")["total"]
    first = parse(reader.get("/timeline?limit=1").text)
    (later,) = (each for each in first.all("a") if each.attributes.get("rel") == "next")
    assert later.attributes["href"] == "/timeline?limit=1&offset=1"
    last = parse(reader.get(f"/timeline?limit=1&offset={total - 1}").text)
    assert [each.attributes["rel"] for each in last.all("a") if "rel" in each.attributes] == [
        "prev"
    ]


def test_a_source_that_is_silent_says_so(reader: TestClient) -> None:
    page = parse(reader.get(f"/compare?{PAIR}&q=Which+zebra+flew%3F").text)
    silent = [each.one("strong").text for each in page.all("p", class_="silent")]
    assert silent == [SAY.silent, SAY.silent]


@pytest.mark.parametrize("path", ["/people", "/timeline", "/figures", "/compare", "/corpus"])
def test_a_view_waits_until_the_documents_are_opened(loading: TestClient, path: str) -> None:
    assert loading.get(path).status_code == 503


def test_forms_are_sent_to_this_server_alone(reader: TestClient) -> None:
    for path in ("/timeline", "/compare", "/corpus"):
        policy = reader.get(path).headers["content-security-policy"]
        assert "form-action 'self'" in policy
    policy = reader.get("/doc/gazette.txt").headers["content-security-policy"]
    assert "form-action 'none'" in policy


def test_a_view_of_part_of_the_documents_says_so(
    ferry: Service, reader: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qa.views.cell import Progress
    from qa.views.scan import Scan, scan_of

    reader.get("/timeline")
    monkeypatch.setattr(Scan, "read", lambda *_: Progress(1, 2))
    assert scan_of(ferry.opened.index).dates is not None
    page = parse(reader.get("/timeline").text)
    note = page.one("p", class_="progress").text
    assert note.startswith("1 of 2 documents have been looked at so far")
    monkeypatch.undo()
