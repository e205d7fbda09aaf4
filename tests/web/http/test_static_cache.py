"""Gradio's files, sent from memory from the second time on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import anyio
import pytest

from web.http.static_cache import MOST, Remembering

if TYPE_CHECKING:
    from starlette.testclient import TestClient
    from starlette.types import Message, Receive, Scope, Send


def a_script_of(client: TestClient) -> str:
    found = re.search(r"assets/index-[\w-]+\.js", client.get("/").text)
    assert found
    return f"/{found.group()}"


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_a_file_is_the_same_from_memory(client: TestClient, encoding: str) -> None:
    path = a_script_of(client)
    first, again = (client.get(path, headers={"accept-encoding": encoding}) for _ in "12")
    assert first.content == again.content
    assert first.headers.get("content-encoding") == again.headers.get("content-encoding")
    assert first.headers["content-type"] == again.headers["content-type"]
    assert "immutable" in first.headers["cache-control"]
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]


class Counting:
    """An application that counts how often it is asked, and answers in two pieces."""

    def __init__(self, status: int = 200) -> None:
        self.asked = 0
        self.status = status

    async def __call__(self, _: Scope, __: Receive, send: Send) -> None:
        self.asked += 1
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        await send({"type": "http.response.body", "body": b"a", "more_body": True})
        await send({"type": "http.response.body", "body": b"b"})


def ask(app: Remembering, path: str, **more: object) -> bytes:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}
    anyio.run(app, {**scope, **more}, receive, send)
    return b"".join(message.get("body", b"") for message in sent)


@pytest.mark.parametrize(
    ("path", "more", "status", "asked"),
    [
        ("/assets/a.js", {}, 200, 1),
        ("/es/assets/a.js", {}, 200, 1),
        ("/static/a.js", {}, 200, 1),
        ("/assets/a.js", {}, 404, 2),
        ("/assets/a.js", {"query_string": b"v=1"}, 200, 2),
        ("/assets/a.js", {"method": "POST"}, 200, 2),
        ("/assets/a.js", {"headers": [(b"range", b"bytes=0-1")]}, 200, 2),
        ("/assets/a.js", {"headers": [(b"if-none-match", b"x")]}, 200, 2),
        ("/api/sources", {}, 200, 2),
        ("/", {}, 200, 2),
    ],
)
def test_only_whole_files_of_gradio_are_remembered(
    path: str, more: dict[str, object], status: int, asked: int
) -> None:
    counting = Counting(status)
    app = Remembering(counting)
    assert ask(app, path, **more) == ask(app, path, **more) == b"ab"
    assert counting.asked == asked


def test_memory_is_bounded() -> None:
    app = Remembering(Counting())
    for number in range(MOST + 10):
        ask(app, f"/assets/{number}.js")
    assert len(app.answers) == MOST
