"""The page of the sources: facts are edited there, and what was taken out comes back."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from corpus.readers.folder.read_references import read_references
from index.build import build_index
from index.progress import silent
from index.refresh import Place
from tests.web.building import build_quietly
from tests.web.conftest import HOST
from tests.web.reading_markup import parse
from web.service.service import Service
from web.service.uploads import Adding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

    from tests.fake_encoder import FakeEncoder

FORM = {"content-type": "application/x-www-form-urlencoded", "origin": HOST}
HERE, ELSEWHERE = ("127.0.0.1", 50_000), ("192.0.2.7", 50_000)


@pytest.fixture
def application(folder: Path, encoder: FakeEncoder, tmp_path: Path) -> Iterator[object]:
    (folder / "added").mkdir()
    (folder / "added" / "fair.txt").write_text("The fair began in May 2011.\n")
    service = Service()
    service.hold(build_index(folder, encoder, silent, None, statements=False), encoder)
    place = Place(folder, tmp_path / "index", encoder.name, statements=False)
    yield build_quietly(service, adding=Adding(service, place, "here"))
    for thread in threading.enumerate():
        if thread.name == "indexing":
            thread.join()


def client_of(application: object, client: tuple[str, int] = HERE) -> TestClient:
    from starlette.testclient import TestClient

    return TestClient(application, base_url=HOST, client=client, follow_redirects=False)  # type: ignore[arg-type]


def test_facts_are_written_beside_the_documents(application: object, folder: Path) -> None:
    client = client_of(application)
    form = parse(client.get("/corpus/edit?document=school.txt").text)
    fields = {each.attributes["name"] for tag in ("input", "textarea") for each in form.all(tag)}
    assert {"title", "authors", "issued", "publisher", "type", "content_note"} <= fields
    sent = (
        "document=school.txt&title=+The++school+&authors=Ada+Finch%0D%0A%0D%0ABen+Carr&issued=2019"
    )
    answer = client.post("/corpus/edit", content=sent, headers=FORM)
    assert (answer.status_code, answer.headers["location"]) == (303, "/corpus?saved=1")
    stated = read_references(folder)["school.txt"]
    assert (stated.title, stated.authors) == ("The school", ("Ada Finch", "Ben Carr"))
    assert stated.issued == "2019"
    assert "Saved." in parse(client.get("/corpus?saved=1").text).one("div", class_="progress").text


def test_what_is_no_fact_is_said_beside_what_was_typed(application: object, folder: Path) -> None:
    before = read_references(folder)
    answer = client_of(application).post(
        "/corpus/edit", content="document=school.txt&title=X&issued=soon", headers=FORM
    )
    assert answer.status_code == 422
    page = parse(answer.text)
    assert "'school.txt' is issued on no date" in page.one("p", class_="progress warning").text
    typed = {each.attributes["name"]: each.attributes["value"] for each in page.all("input")}
    assert (typed["title"], typed["issued"]) == ("X", "soon")
    assert read_references(folder) == before


def test_nobody_else_edits_or_takes_out(application: object, folder: Path) -> None:
    stranger = client_of(application, ELSEWHERE)
    page = parse(stranger.get("/corpus").text)
    assert not [each for each in page.all("a") if "/corpus/edit" in each.attributes["href"]]
    before = read_references(folder)
    for path, sent in (
        ("edit", "document=school.txt&title=X"),
        ("remove", "document=added/fair.txt"),
        ("restore", "aside=x"),
    ):
        answer = stranger.post(f"/corpus/{path}", content=sent, headers=FORM)
        assert answer.status_code == 403, path
    assert stranger.get("/corpus/edit?document=school.txt").status_code == 403
    assert read_references(folder) == before
    assert (folder / "added" / "fair.txt").exists()


def test_a_form_of_another_page_is_refused(application: object, folder: Path) -> None:
    before = read_references(folder)
    for origin in ("https://evil.example", "null"):
        answer = client_of(application).post(
            "/corpus/edit",
            content="document=school.txt&title=X",
            headers={**FORM, "origin": origin},
        )
        assert answer.status_code == 403, origin
    assert read_references(folder) == before


def test_what_was_taken_out_comes_back(application: object, folder: Path) -> None:
    client = client_of(application)
    page = parse(client.get("/corpus").text)
    (field,) = (e for e in page.all("input") if e.attributes["name"] == "document")
    assert field.attributes["value"] == "added/fair.txt"
    taken = client.post("/corpus/remove", content="document=added/fair.txt", headers=FORM)
    assert taken.status_code == 303
    assert not (folder / "added" / "fair.txt").exists()
    aside = parse_qs(urlsplit(taken.headers["location"]).query)["aside"][0]
    notice = parse(client.get(taken.headers["location"]).text).one("div", class_="progress")
    assert notice.text.startswith("fair.txt was taken out.")
    back = client.post("/corpus/restore", content=f"aside={aside}", headers=FORM)
    assert back.status_code == 303
    assert (folder / "added" / "fair.txt").read_text() == "The fair began in May 2011.\n"


@pytest.mark.parametrize("aside", ["../sources.toml", "0123abcd ../../x", "x", "0123abcd gone.txt"])
def test_what_was_not_taken_out_cannot_be_brought_back(application: object, aside: str) -> None:
    client = client_of(application)
    assert client.post("/corpus/restore", content=f"aside={aside}", headers=FORM).status_code == 422
    shown = parse(client.get("/corpus", params={"aside": aside}).text)
    assert not shown.all("div", class_="progress")


def test_an_address_cannot_put_words_into_a_form_that_are_not_escaped(application: object) -> None:
    hostile = '"><script>alert(1)</script>'
    page = client_of(application).get(
        "/corpus/edit", params={"document": "school.txt", "title": hostile}
    )
    assert "<script>" not in page.text
    typed = {e.attributes["name"]: e.attributes["value"] for e in parse(page.text).all("input")}
    assert typed["title"] == hostile
