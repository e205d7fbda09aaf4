"""Who may address the server, and what its answers carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from tests.web.building import build_quietly
from tests.web.conftest import HOST
from web.http.guard import Guard, Hosts
from web.http.limit_rate import MOST_CLIENTS, VISITOR, Buckets, Rate

if TYPE_CHECKING:
    from web.service.service import Service

PAGES = ("/", "/es/", "/health", "/doc/mill.txt", "/doc/none", "/style.css", "/api/sources",
         "/api/statements", "/api/documents/mill.txt", "/api/openapi.json", "/api/reference",
         "/corpus")  # fmt: skip
PAPERS = ("/doc/mill.txt", "/corpus", "/api/reference")

ADMITTED = [
    ("127.0.0.1", "127.0.0.1:7860", True),
    ("127.0.0.1", "LOCALHOST", True),
    ("127.0.0.1", "[::1]:7860", True),
    ("127.0.0.1", "evil.example", False),
    ("127.0.0.1", "localhost.evil.example:7860", False),
    ("127.0.0.1", "127.0.0.1.evil.example", False),
    ("127.0.0.1", "192.168.1.5", False),
    ("127.0.0.1", "", False),
    ("Library.lan", "library.LAN:80", True),
    ("library.lan", "10.0.0.1", False),
    ("0.0.0.0", "192.168.1.5:7860", True),  # noqa: S104 - nothing is bound here
    ("0.0.0.0", "evil.example", False),  # noqa: S104
    ("::", "[fe80::1]:7860", True),
]


@pytest.mark.parametrize(("chosen", "header", "admitted"), ADMITTED)
def test_only_our_own_names_are_admitted(chosen: str, header: str, admitted: bool) -> None:
    assert Hosts(chosen).admit(header) is admitted


@pytest.mark.parametrize(
    ("header", "admitted"),
    [
        ("Papers.example", True),
        ("papers.example:443", True),
        ("papers.example.evil.example", False),
        ("evil.example", False),
        ("", False),
    ],
)
def test_the_name_of_a_server_in_front_is_admitted(header: str, admitted: bool) -> None:
    assert Hosts("127.0.0.1", "papers.example").admit(header) is admitted


@pytest.mark.parametrize("path", PAGES)
def test_a_foreign_host_name_gets_nothing(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "mill" not in answer.text


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://localhost.evil.example"]
)
def test_another_sites_page_cannot_ask(client: TestClient, origin: str) -> None:
    answer = client.post("/api/ask", json={"question": "mill"}, headers={"origin": origin})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", PAGES)
def test_no_other_origin_may_read(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"origin": "http://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


def test_our_own_page_may_ask(client: TestClient) -> None:
    headers = {"origin": "http://127.0.0.1:7860"}
    assert client.post("/api/ask", json={"question": "mill"}, headers=headers).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    # A form is refused where it does not say which page sent it: those of the sources are told.
    assert headers["referrer-policy"] == ("same-origin" if path == "/corpus" else "no-referrer")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "http:" not in headers["content-security-policy"]
    assert "server" not in headers


@pytest.mark.parametrize("path", PAPERS)
def test_pages_that_need_no_script_admit_none(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "unsafe" not in policy


CLOSED = ("queue/join", "queue/data", "run/ask", "run/predict", "api/predict", "heartbeat/x",
          "startup-events", "app_id", "info", "openapi.json", "custom_component/1/x/y/z", "reset",
          "cancel", "component_server_", "process_recording", "vibe-edit", "user", "token",
          "upload", "upload_progress", "file=/etc/passwd", "file/etc/passwd", "deep_link",
          "proxy=http://x", "stream/x", "vibe-code", "runs", "call/ask")  # fmt: skip


@pytest.mark.parametrize("name", CLOSED)
def test_what_the_page_does_not_need_of_gradio_is_closed(client: TestClient, name: str) -> None:
    for method in ("GET", "POST"):
        for page in ("/", "/es/"):
            answer = client.request(method, f"{page}gradio_api/{name}")
            assert answer.status_code == 404, answer.text


@pytest.mark.parametrize("path", ["monitoring", "monitoring/summary"])
def test_nobody_is_told_who_asked_how_often(client: TestClient, path: str) -> None:
    for page in ("/", "/es/", "/gradio_api/", "/es/gradio_api/"):
        assert client.get(f"{page}{path}").status_code in {403, 404}


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_no_page_that_loads_from_elsewhere_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_forwarded_headers_are_not_believed(client: TestClient) -> None:
    headers = {
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "https",
        "x-forwarded-prefix": "/evil",
        "forwarded": "host=evil.example",
    }
    assert "evil" not in client.get("/", headers=headers).text
    assert "evil" not in client.get("/config", headers=headers).text


@pytest.mark.parametrize("length", ["x", "-1", "²", "1000001"])
def test_a_false_length_is_refused(client: TestClient, length: str) -> None:
    headers = {"content-length": length.encode("latin-1")}
    answer = client.post("/api/ask", content=b"{}", headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 413


def test_who_asks_too_fast_waits_and_the_others_do_not(service: Service) -> None:
    built = build_quietly(service)
    slow = Guard(built.app, built.hosts, Buckets(Rate(burst=3, per_second=0.01)))
    hasty, calm = (TestClient(slow, HOST, client=(name, 1)) for name in ("10.0.0.1", "10.0.0.2"))
    for _ in range(3):
        assert hasty.get("/api/sources").status_code == 200
    refused = hasty.post("/api/ask", json={"question": "mill"})
    assert refused.status_code == 429
    assert refused.json()["error"].startswith("too many requests from this computer; wait ")
    assert int(refused.headers["retry-after"]) > 50
    assert "retry-after" in hasty.get("/health").headers
    assert calm.get("/api/sources").status_code == 200
    assert "retry-after" not in calm.get("/health").headers


def test_what_costs_nothing_is_not_counted(service: Service) -> None:
    visitor = TestClient(build_quietly(service), HOST, client=("10.0.0.1", 1))
    for _ in range(VISITOR.burst + 10):
        assert visitor.get("/health").status_code == 200


def test_no_crowd_of_clients_fills_the_memory() -> None:
    buckets = Buckets(VISITOR)
    for number in range(MOST_CLIENTS * 2):
        assert buckets.wait(str(number), 0.0) == 0
    assert len(buckets.left) == MOST_CLIENTS


@pytest.mark.parametrize(("elapsed", "passing"), [(0.0, 0), (0.04, 0), (0.05, 1), (1.0, 20)])
def test_a_bucket_fills_with_time_and_no_further_than_it_holds(
    elapsed: float, passing: int
) -> None:
    buckets = Buckets(VISITOR)
    for _ in range(VISITOR.burst):
        assert buckets.wait("a", 0.0) == 0
    assert sum(buckets.wait("a", elapsed) == 0 for _ in range(VISITOR.burst)) == passing
    assert not buckets.missing("a", 1_000.0)
