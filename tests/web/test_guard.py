"""Who may address the server, and what its answers carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from web.guard import Hosts

if TYPE_CHECKING:
    from starlette.testclient import TestClient

PAGES = ("/", "/health", "/doc/mill.txt", "/doc/none", "/style.css", "/api/sources")

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
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "http:" not in headers["content-security-policy"]
    assert "server" not in headers


def test_the_page_of_a_document_admits_no_script(client: TestClient) -> None:
    policy = client.get("/doc/mill.txt").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "unsafe" not in policy


CLOSED = ("upload", "upload_progress", "file=/etc/passwd", "file/etc/passwd", "deep_link",
          "proxy=http://x", "stream/x", "vibe-code", "runs", "call/ask")  # fmt: skip


@pytest.mark.parametrize("name", CLOSED)
def test_what_the_page_does_not_need_of_gradio_is_closed(client: TestClient, name: str) -> None:
    for method in ("GET", "POST"):
        answer = client.request(method, f"/gradio_api/{name}")
        assert answer.status_code in {403, 404, 405}, answer.text


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
