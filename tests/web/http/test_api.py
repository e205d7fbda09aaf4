"""The HTTP interface: what it gives, and what it says to bad input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from qa.ask import ask
from qa.exports.reply_record import catalogue, present
from qa.options import Options
from web.service.read_request import LARGEST_BODY

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from web.service.service import Service


def test_a_question_gets_the_reply_of_the_command_line(
    client: TestClient, service: Service
) -> None:
    asked = {"question": "Who is the mayor?", "after": ["What burnt?"], "limit": 2}
    record = client.post("/api/ask", json=asked).json()
    opened = service.opened
    reply = ask(opened.index, opened.encoder, "Who is the mayor?", ["What burnt?"], Options(2))
    assert {**record, "elapsed_ms": 0} == {**present(reply, 0.0), "elapsed_ms": 0}


def test_the_filters_reach_the_search(client: TestClient) -> None:
    asked = {"question": "Who is the mayor?", "source": ["a b/<bridge>?.txt"]}
    record = client.post("/api/ask", json=asked).json()
    shown = record["excerpts"] + record["nearest"]
    assert {each["document"] for each in shown} <= {"a b/<bridge>?.txt"}


REFUSED = [
    ({"question": ""}, "the question is empty"),
    ({"question": " \n "}, "the question is empty"),
    ({"question": "x" * 100_000}, "100,000 characters"),
    ({}, "'question' must be a string"),
    ({"question": 7}, "'question' must be a string"),
    ({"question": "x", "limit": 0}, "from 1 to 50"),
    ({"question": "x", "limit": 51}, "from 1 to 50"),
    ({"question": "x", "limit": True}, "from 1 to 50"),
    ({"question": "x", "limit": "5"}, "from 1 to 50"),
    ({"question": "x", "after": "y"}, "'after' must be a list"),
    ({"question": "x", "after": [1]}, "'after' must be a list"),
    ({"question": "x", "after": ["y"] * 201}, "200 are the most"),
    ({"question": "x", "after": ["y" * 2_001]}, "longer than 2,000"),
    ({"question": "x", "source": 1}, "'source' must be a list"),
    ({"question": "x", "source": ["nowhere"]}, "no source 'nowhere'"),
    ({"question": "x", "since": "yesterday"}, "'since' must be a date"),
    ({"question": "x", "until": "2017-02-30"}, "'until' must be a date"),
    ({"question": "x", "until": 2017}, "'until' must be a date"),
    ({"question": "x", "speaker": 1}, "'speaker' must be a list"),
    ({"question": "x", "speaker": "Nobody"}, "no speaker 'Nobody'"),
    ({"question": "x", "statements": 1}, "'statements' must be true or false"),
    ({"question": "x", "threshold": 0}, "no field 'threshold'"),
    ([], "send a JSON object"),
    ("x", "send a JSON object"),
    (None, "send a JSON object"),
]


@pytest.mark.parametrize(("body", "line"), REFUSED)
def test_what_cannot_be_asked_is_refused_in_one_line(
    client: TestClient, body: object, line: str
) -> None:
    answer = client.post("/api/ask", content=json.dumps(body))
    assert answer.status_code == 422
    assert line in answer.json()["error"]
    assert "\n" not in answer.json()["error"]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"question=x", b"[" * 100_000])
def test_what_is_no_json_is_refused(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/ask", content=body)
    assert answer.status_code == 422
    assert answer.json()["error"].startswith("send a JSON object")


@pytest.mark.parametrize("question", ["🙂", "ما هذا؟", "\ud800", "\0", "${x}", "a" * 2_000])
def test_any_other_question_is_answered_or_declined(client: TestClient, question: str) -> None:
    answer = client.post("/api/ask", content=json.dumps({"question": question}))
    assert answer.status_code == 200
    assert answer.json()["question"] == question


def test_too_large_a_body_is_refused_whether_announced_or_not(client: TestClient) -> None:
    def parts() -> Any:
        for _ in range(LARGEST_BODY // 1_000 + 1):
            yield b" " * 1_000

    for content in (b" " * (LARGEST_BODY + 1), parts()):
        answer = client.post("/api/ask", content=content)
        assert answer.status_code == 413
        assert "bytes" in answer.json()["error"]


def test_sources_are_listed_as_the_command_lists_them(client: TestClient, service: Service) -> None:
    assert client.get("/api/sources").json() == catalogue(service.opened.index)


def test_health_counts_what_is_ready(client: TestClient, service: Service) -> None:
    record = client.get("/health").json()
    assert record["status"] == "ready"
    assert record["documents"] == 2
    assert record["passages"] == len(service.opened.index.contents.passages)
    assert record["model"] == service.opened.index.settings.model


def test_while_the_model_loads_everything_says_so(loading: TestClient) -> None:
    assert loading.get("/health").json()["status"] == "loading"
    for answer in (loading.post("/api/ask", json={"question": "x"}), loading.get("/api/sources")):
        assert answer.status_code == 503
        assert "still being loaded" in answer.json()["error"]
    page = loading.get("/doc/mill.txt")
    assert (page.status_code, "Reload this page" in page.text) == (503, True)


def test_a_failure_is_told_where_one_looks(failed: TestClient) -> None:
    assert failed.get("/health").json() == {
        "status": "failed",
        "stage": "",
        "error": "no corpus at '<x>'",
    }
    assert failed.post("/api/ask", json={"question": "x"}).json()["error"] == "no corpus at '<x>'"
    assert "no corpus at &#39;&lt;x&gt;&#39;" in failed.get("/doc/mill.txt").text
