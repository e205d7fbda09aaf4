"""What the page's script can call, called as the script does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.reading_markup import parse

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def settings_of(client: TestClient) -> dict[str, Any]:
    """Return what Gradio's program is told of the page: it stands in the page itself."""
    page = client.get("/").text
    settings: dict[str, Any] = json.loads(
        page.partition("window.gradio_config = ")[2].partition(";</script>")[0]
    )
    return settings


def call(client: TestClient, name: str, data: object) -> dict[str, Any]:
    config = settings_of(client)
    (component,) = (c for c in config["components"] if c["props"].get("elem_id") == "conversation")
    body = {"data": data, "component_id": component["id"], "fn_name": name, "session_hash": "s"}
    answer = client.post("/gradio_api/component_server/", json=body)
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


def test_the_greeting_tells_what_is_held(client: TestClient) -> None:
    greeting = call(client, "welcome", {})
    assert greeting["status"] == "ready"
    assert "2 documents" in parse(greeting["html"]).text


def test_while_the_model_loads_the_greeting_says_so(loading: TestClient) -> None:
    greeting = call(loading, "welcome", {})
    assert greeting["status"] == "loading"
    assert "Loading" in parse(greeting["html"]).text


def test_a_failure_is_the_greeting(failed: TestClient) -> None:
    greeting = call(failed, "welcome", {})
    assert greeting["status"] == "failed"
    assert "No corpus at '<x>'." in parse(greeting["html"]).text


def test_a_question_comes_back_with_cited_excerpts(client: TestClient) -> None:
    answer = call(client, "ask", {"question": "Who is the mayor?", "after": ["What burnt?"]})
    assert answer["status"] == "shown"
    tree = parse(answer["html"])
    assert tree.one("h2").text == "Who is the mayor?"
    assert len(tree.all("blockquote")) == len(tree.all("a", class_="cite"))


@pytest.mark.parametrize(
    ("record", "line"),
    [
        ({"question": "", "after": []}, "the question is empty"),
        ({"question": "x" * 3_000, "after": []}, "3,000 characters"),
        ({"question": None}, "'question' must be a string"),
        ({"question": "x", "after": [{}]}, "'after' must be a list"),
        ("x", "send a JSON object"),
        (None, "send a JSON object"),
    ],
)
def test_a_bad_question_comes_back_with_one_line(
    client: TestClient, record: object, line: str
) -> None:
    answer = call(client, "ask", record)
    assert answer["status"] == "refused"
    problem = parse(answer["html"]).one("p", class_="headline problem").text
    assert line.lower() in problem.lower()


def test_a_citation_opens_its_document_at_its_words(client: TestClient) -> None:
    tree = parse(
        call(client, "ask", {"question": "Who said that the cause was not known?"})["html"]
    )
    cite = tree.all("a", class_="cite")[0].attributes
    names = ("document", "start", "end", "marks")
    opened = call(client, "read", {name: cite[f"data-{name}"] for name in names})
    assert opened["status"] == "shown"
    page = parse(opened["html"])
    marked = [mark.text for mark in tree.all("li")[0].all("mark")]
    assert [mark.text for mark in page.all("mark")] == marked


PLACE = {"document": "mill.txt", "start": "0", "end": "10", "marks": "2-4"}


@pytest.mark.parametrize(
    "record",
    [
        {**PLACE, "document": "none"},
        {**PLACE, "document": None},
        {**PLACE, "document": ["mill.txt"]},
        {**PLACE, "start": "x"},
        {**PLACE, "start": "-1"},
        {**PLACE, "end": "9" * 5_000},
        {**PLACE, "end": "99999"},
        {**PLACE, "marks": "4-2"},
        {**PLACE, "marks": "2-4 3-5"},
        {**PLACE, "marks": "8-20"},
        {**PLACE, "marks": "2"},
        {**PLACE, "marks": "<script>"},
        {},
        [],
        None,
        "mill.txt",
    ],
)
def test_a_place_that_is_none_is_refused(client: TestClient, record: object) -> None:
    assert call(client, "read", record) == {"status": "refused", "html": ""}


def test_the_page_asks_for_nothing_elsewhere(client: TestClient) -> None:
    config = json.dumps(settings_of(client))
    assert "googleapis" not in config
    assert "gstatic" not in config
    assert "cdn" not in config
