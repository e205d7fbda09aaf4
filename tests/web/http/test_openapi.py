"""The description of the interface is true: every route is in it, and every reply fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from qa.exports.write_ledger import ledger_of
from tests.web.reading_markup import parse
from web.http.api import routes
from web.http.api_exports import taking_routes
from web.http.api_uploads import adding_routes
from web.service.exports import TakeAway
from web.service.follow_corpus import Following
from web.service.read_request import FIELDS
from web.service.service import Service
from web.service.uploads import Adding
from web.static.assets import api_description

if TYPE_CHECKING:
    from starlette.testclient import TestClient

OWN = {"/api/openapi.json", "/api/reference"}  # what describes, and is not described
SCHEMAS = api_description()["components"]["schemas"]


def fits(record: object, name: str) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}}
    Draft202012Validator(schema).validate(record)


def test_every_route_is_described_and_nothing_else() -> None:
    service = Service()
    routers = (
        routes(service, Following(service, Adding(service, None, "nobody"))),
        adding_routes(Adding(service, None, "nobody")),
        taking_routes(TakeAway(service)),
    )
    paths = {
        re.sub(r"\{\w+:\w+\}", "{id}", getattr(route, "path", ""))
        for router in routers
        for route in router.routes
    }
    api = {path for path in paths if path.startswith(("/api/", "/health"))}
    assert api - OWN == set(api_description()["paths"])


def test_every_schema_is_one() -> None:
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)


def test_the_fields_of_a_question_are_those_that_are_read() -> None:
    assert set(SCHEMAS["Asked"]["properties"]) == set(FIELDS)


@pytest.mark.parametrize("question", ["What did Ada Finch say?", "Which zebra flew?", "ferry"])
def test_replies_fit(reader_of_papers: TestClient, question: str) -> None:
    record = reader_of_papers.post("/api/ask", json={"question": question}).json()
    fits(record, "Reply")


def test_how_far_adding_is_fits(reader_of_papers: TestClient) -> None:
    fits(reader_of_papers.get("/api/adding").json(), "Adding")


def test_documents_fit_and_are_whole(reader_of_papers: TestClient) -> None:
    for source in reader_of_papers.get("/api/sources").json():
        fits(source, "Source")
        record = reader_of_papers.get(f"/api/documents/{source['document']}").json()
        fits(record, "Document")
        assert {name: record[name] for name in source} == source
    assert record["text"].startswith("Winter at the mill")
    assert record["content_note"] == "Tells of a sunken ferry."


def test_health_fits(reader_of_papers: TestClient, loading: TestClient, failed: TestClient) -> None:
    for each in (reader_of_papers, loading, failed):
        fits(each.get("/health").json(), "Health")


def test_statements_fit_and_come_in_pages(reader_of_papers: TestClient, papers: Service) -> None:
    every = ledger_of(papers.opened.index, None)
    record = listed(reader_of_papers)
    fits(record, "Statements")
    assert record == {"total": len(every), "statements": every}
    second = listed(reader_of_papers, limit=1, offset=1)
    assert second == {"total": len(every), "statements": every[1:2]}


def test_statements_of_one_speaker_or_document(reader_of_papers: TestClient) -> None:
    carr = listed(reader_of_papers, speaker="Ben Carr")["statements"]
    assert {each["speaker"] for each in carr} == {"Ben Carr"}
    gazette = listed(reader_of_papers, document="gazette.txt")["statements"]
    assert {each["document"] for each in gazette} == {"gazette.txt"}
    assert listed(reader_of_papers, speaker="Nobody Known") == {"total": 0, "statements": []}


def listed(client: TestClient, **query: Any) -> dict[str, Any]:
    record: dict[str, Any] = client.get("/api/statements", params=query).json()
    return record


@pytest.mark.parametrize(
    ("address", "status", "line"),
    [
        ("/api/documents/none", 404, "no document 'none'"),
        ("/api/statements?document=none", 404, "no document 'none'"),
        ("/api/statements?limit=0", 422, "'limit' must be a whole number from 1 to 1,000"),
        ("/api/statements?limit=²", 422, "'limit' must be a whole number from 1 to 1,000"),
        ("/api/statements?offset=-1", 422, "'offset' must be a whole number from 0 to"),
        ("/api/statements?who=x", 422, "no parameter 'who'"),
    ],
)
def test_what_is_not_there_is_refused_in_one_line(
    client: TestClient, address: str, status: int, line: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert line in answer.json()["error"]


@pytest.mark.parametrize("address", ["/api/documents/x", "/api/statements", "/corpus"])
def test_while_the_model_loads_there_is_nothing_to_list(loading: TestClient, address: str) -> None:
    assert loading.get(address).status_code == 503


def test_the_page_for_people_names_every_path(client: TestClient) -> None:
    page = parse(client.get("/api/reference").text)
    assert not page.all("script")
    for path in api_description()["paths"]:
        assert any(path in each.text for each in page.all("h2")), path
