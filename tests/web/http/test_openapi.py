"""The description of the interface is true: every route is in it, and every reply fits."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from qa.ask import ask
from qa.citing.style import NAMES
from qa.exports.reply_record import present
from qa.exports.write_ledger import ledger_of
from qa.question import Correction
from qa.reply import Answer, ShortAnswer
from tests.web.building import build_quietly
from tests.web.conftest import HOST
from tests.web.reading_markup import parse
from web.http.api import routes
from web.http.api_exports import taking_routes
from web.http.api_uploads import adding_routes
from web.http.api_views import view_routes
from web.http.application import build_api
from web.service.exports import Exporter
from web.service.follow_corpus import Following
from web.service.service import Service
from web.service.uploads import Adding
from web.service.views import Views

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI
    from starlette.testclient import TestClient

    from tests.fake_encoder import FakeEncoder

PAGES = {"/api/openapi.json", "/api/reference", "/corpus", "/doc/{identity:name}"}
"""What describes, and what is for people: not described."""

SAID = "What did Ada Finch say?"
PLACE = {"document": "courier.txt", "start": "0", "end": "40"}
BYTES = {"content-type": "application/octet-stream"}


def interface() -> FastAPI:
    service = Service()
    adding = Adding(service, None, "nobody")
    return build_api(service, Exporter(service), adding, Following(service, adding))


DESCRIPTION = interface().openapi()
SCHEMAS = DESCRIPTION["components"]["schemas"]
REPLY = {"$ref": "#/components/schemas/Reply"}


def fits(answer: Any, path: str, method: str = "get") -> Any:
    """Hold what was answered against what is said of its path and status; return the record."""
    described = DESCRIPTION["paths"][path][method]["responses"]
    said = described.get(str(answer.status_code)) or described["default"]
    kind = answer.headers["content-type"].partition(";")[0]
    schema = said["content"][kind].get("schema", {})
    if kind != "application/json":
        return answer.content
    validator(schema).validate(answer.json())
    return answer.json()


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**schema, "components": {"schemas": SCHEMAS}})


def test_every_route_is_described_and_nothing_else() -> None:
    service = Service()
    adding = Adding(service, None, "nobody")
    routers = (
        routes(service, Following(service, adding)),
        adding_routes(adding),
        taking_routes(Exporter(service)),
        view_routes(Views(service), Following(service, adding)),
    )
    paths = {getattr(route, "path", "") for router in routers for route in router.routes}
    described = {re.sub(r":\w+\}", "}", path) for path in paths - PAGES}
    assert described == set(DESCRIPTION["paths"])


def test_every_schema_is_one_and_closed() -> None:
    for name, schema in SCHEMAS.items():
        Draft202012Validator.check_schema(schema)
        assert schema["additionalProperties"] is False, name


def test_no_error_is_described_in_words_that_are_not_ours() -> None:
    assert "HTTPValidationError" not in SCHEMAS
    for path, methods in DESCRIPTION["paths"].items():
        for method, operation in methods.items():
            for status, said in operation["responses"].items():
                refused = said["content"]["application/json"]["schema"].get("$ref", "")
                assert refused.endswith("/Refused") == (not status.startswith("2")), (method, path)


def test_every_style_of_citation_is_described() -> None:
    (style,) = (
        each["schema"]["enum"]
        for each in DESCRIPTION["paths"]["/api/cite"]["get"]["parameters"]
        if each["name"] == "style"
    )
    assert set(style) == set(NAMES)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        (SAID, "answered"),
        ("What happened in 2018?", "answered"),
        ("Which zebra flew?", "abstained"),
        ("What is this about?", "answered"),
        ("Who speaks in these documents?", "answered"),
    ],
)
def test_replies_fit(reader_of_papers: TestClient, question: str, status: str) -> None:
    answer = reader_of_papers.post("/api/ask", json={"question": question})
    assert fits(answer, "/api/ask", "post")["status"] == status


def test_a_reply_with_a_field_too_many_or_too_few_does_not_fit(
    reader_of_papers: TestClient,
) -> None:
    record = reader_of_papers.post("/api/ask", json={"question": SAID}).json()
    replies = validator(REPLY)
    assert replies.is_valid(record)
    excerpt = record["excerpts"][0]
    for name in record:
        assert not replies.is_valid({k: v for k, v in record.items() if k != name}), name
    for name in excerpt:
        fewer = {k: v for k, v in excerpt.items() if k != name}
        assert not replies.is_valid({**record, "excerpts": [fewer]}), name
    assert not replies.is_valid({**record, "more": 1})
    assert not replies.is_valid({**record, "excerpts": [{**excerpt, "more": 1}]})


def test_short_answers_and_corrections_fit(papers: Service) -> None:
    opened = papers.opened
    reply = ask(opened.index, opened.encoder, SAID)
    assert isinstance(reply, Answer)
    short = ShortAnswer(reply.excerpts[0].excerpt.span, "40000", (1,))
    question = replace(reply.question, corrections=(Correction("fery", "ferry"),))
    record = present(replace(reply, question=question, answers=(short,)), 1.0)
    validator(REPLY).validate(record)
    assert [each["normalised"] for each in record["answers"]] == ["40000"]
    assert record["read_as"]["corrections"] == [{"written": "fery", "read": "ferry"}]


def test_documents_fit_and_are_whole(reader_of_papers: TestClient) -> None:
    for source in fits(reader_of_papers.get("/api/sources"), "/api/sources"):
        answer = reader_of_papers.get(f"/api/documents/{source['document']}")
        record = fits(answer, "/api/documents/{id}")
        assert {name: record[name] for name in source} == source
    assert record["text"].startswith("Winter at the mill")
    assert record["content_note"] == "Tells of a sunken ferry."


def test_health_fits(reader_of_papers: TestClient, loading: TestClient, failed: TestClient) -> None:
    for each, status in ((reader_of_papers, "ready"), (loading, "loading"), (failed, "failed")):
        assert fits(each.get("/health"), "/health")["status"] == status


@pytest.mark.parametrize("style", NAMES)
def test_citations_fit(reader_of_papers: TestClient, style: str) -> None:
    answer = reader_of_papers.get("/api/cite", params={**PLACE, "style": style, "marks": "3-9"})
    assert fits(answer, "/api/cite")["style"] == style


@pytest.mark.parametrize("form", ["md", "html", "docx", "json"])
def test_files_are_of_a_kind_that_is_described(reader_of_papers: TestClient, form: str) -> None:
    body = {"form": form, "turns": [{"question": SAID, "chosen": [1]}]}
    assert fits(reader_of_papers.post("/api/export", json=body), "/api/export", "post")


def test_adding_and_removing_fit(folder: Path, encoder: FakeEncoder, tmp_path: Path) -> None:
    from starlette.testclient import TestClient

    from index.build import build_index
    from index.progress import silent
    from index.refresh import Place

    service = Service()
    service.hold(build_index(folder, encoder, silent, None, statements=False), encoder)
    adding = Adding(service, Place(folder, tmp_path / "index", encoder.name), "here")
    application, here = build_quietly(service, adding=adding), ("127.0.0.1", 50_000)
    with TestClient(application, base_url=HOST, client=here) as client:
        add = client.post("/api/documents?name=new é.txt", content=b"A ferry.", headers=BYTES)
        record = fits(add, "/api/documents", "post")
        assert record == {"document": "added/new é.txt"}
        assert fits(client.get("/api/adding"), "/api/adding")["open"]
        wait_for_indexing()
        state = fits(client.get("/api/adding"), "/api/adding")
        assert state["state"] == "idle"
        assert [each["file"] for each in state["files"]] == ["added/new é.txt"]
        for status in (202, 422):
            remove = client.delete(f"/api/documents/{record['document']}")
            assert remove.status_code == status
            fits(remove, "/api/documents/{id}", "delete")
        wait_for_indexing()


def wait_for_indexing() -> None:
    for thread in threading.enumerate():
        if thread.name == "indexing":
            thread.join()


def test_statements_fit_and_come_in_pages(reader_of_papers: TestClient, papers: Service) -> None:
    every = ledger_of(papers.opened.index, None)
    assert listed(reader_of_papers) == {"total": len(every), "statements": every}
    second = listed(reader_of_papers, limit=1, offset=1)
    assert second == {"total": len(every), "statements": every[1:2]}


def test_statements_of_one_speaker_or_document(reader_of_papers: TestClient) -> None:
    carr = listed(reader_of_papers, speaker="Ben Carr")["statements"]
    assert {each["speaker"] for each in carr} == {"Ben Carr"}
    gazette = listed(reader_of_papers, document="gazette.txt")["statements"]
    assert {each["document"] for each in gazette} == {"gazette.txt"}
    assert listed(reader_of_papers, speaker="Nobody Known") == {"total": 0, "statements": []}


def listed(client: TestClient, **query: Any) -> dict[str, Any]:
    record: dict[str, Any] = fits(client.get("/api/statements", params=query), "/api/statements")
    return record


@pytest.mark.parametrize(
    ("path", "address", "status", "line"),
    [
        ("/api/documents/{id}", "/api/documents/none", 404, "no document 'none'"),
        ("/api/statements", "/api/statements?document=none", 404, "no document 'none'"),
        ("/api/cite", "/api/cite?document=none&start=0&end=1", 404, "no such document"),
        ("/api/cite", "/api/cite?document=none&start=0", 422, "no such place in the document"),
        ("/api/cite", "/api/cite", 422, "no such document"),
        ("/api/statements", "/api/statements?limit=0", 422,
         "'limit' must be a whole number from 1 to 1,000"),
        ("/api/statements", "/api/statements?limit=²", 422,
         "'limit' must be a whole number from 1 to 1,000"),
        ("/api/statements", "/api/statements?offset=-1", 422,
         "'offset' must be a whole number from 0 to 1,000,000,000"),
        ("/api/statements", "/api/statements?who=x", 422,
         "no parameter 'who'; there are speaker, document, limit, offset"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_refused_in_one_line(
    client: TestClient, path: str, address: str, status: int, line: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert fits(answer, path) == {"error": line}


@pytest.mark.parametrize("path", ["/api/ask", "/api/export"])
@pytest.mark.parametrize("body", [{}, [], None, 7, {"question": 7}, {"more": 1}])
def test_what_cannot_be_asked_is_refused_as_described(
    client: TestClient, path: str, body: object
) -> None:
    answer = client.post(path, content=json.dumps(body))
    assert answer.status_code == 422
    assert "\n" not in fits(answer, path, "post")["error"]


def test_a_refusal_is_in_the_language_that_is_asked_for(client: TestClient) -> None:
    answer = client.get("/api/cite?document=none&start=0&end=1&lang=es")
    assert answer.json() == {"error": "no existe ese documento"}


def test_nobody_may_add_documents_where_that_is_not_allowed(client: TestClient) -> None:
    answer = client.post("/api/documents?name=x.txt", content=b"x", headers=BYTES)
    assert answer.status_code == 403
    fits(answer, "/api/documents", "post")


@pytest.mark.parametrize("address", ["/api/documents/x", "/api/statements", "/corpus"])
def test_while_the_model_loads_there_is_nothing_to_list(loading: TestClient, address: str) -> None:
    assert loading.get(address).status_code == 503


def test_the_page_for_people_names_every_path(client: TestClient) -> None:
    page = parse(client.get("/api/reference").text)
    assert not page.all("script")
    for path in DESCRIPTION["paths"]:
        assert any(path in each.text for each in page.all("h2")), path
    assert any("plain" in each.text for each in page.all("td"))


def test_what_is_served_is_the_description(client: TestClient) -> None:
    assert client.get("/api/openapi.json").json() == DESCRIPTION
