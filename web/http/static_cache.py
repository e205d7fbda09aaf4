"""Remembers Gradio's own files as they were sent: it compresses each anew for every visitor.

A page is made of some forty of them; to compress them takes longer than to send them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from web.messages.choose_language import PAGES

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FILES = tuple(f"{page}{folder}" for page in PAGES for folder in ("assets/", "static/"))
MOST = 200  # answers: about as many as the pages of two languages are made of, twice
OK = 200
ENCODINGS = (b"br", b"gzip")  # the first that a visitor takes is what Gradio sends

FOR_A_YEAR = (b"cache-control", b"public, max-age=31536000, immutable")
"""For browsers to keep: these files have a hash of their content in their names."""

Key = tuple[str, bytes]
Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Remembering:
    """The application `app`, which is asked for each of Gradio's files once an encoding."""

    app: ASGIApp
    answers: dict[Key, tuple[Headers, bytes]] = field(default_factory=dict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or remember the answer."""
        key = _key(scope)
        if key is None:
            await self.app(scope, receive, send)
        elif key in self.answers:
            headers, body = self.answers[key]
            await send({"type": "http.response.start", "status": OK, "headers": [*headers]})
            await send({"type": "http.response.body", "body": body})
        else:
            await self.app(scope, receive, self._noting(key, send))

    def _noting(self, key: Key, send: Send) -> Send:
        headers: Headers | None = None
        body = bytearray()

        async def noting(message: Message) -> None:
            nonlocal headers
            if message["type"] == "http.response.start" and message["status"] == OK:
                if "/assets/" in key[0]:
                    message = {**message, "headers": [*message["headers"], FOR_A_YEAR]}
                headers = [*message["headers"]]
            elif message["type"] == "http.response.body" and headers is not None:
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    self._remember(key, headers, bytes(body))
            await send(message)

        return noting

    def _remember(self, key: Key, headers: Headers, body: bytes) -> None:
        while len(self.answers) >= MOST:
            del self.answers[next(iter(self.answers))]
        kept = [each for each in headers if each[0].lower() != b"content-length"]
        self.answers[key] = ([*kept, (b"content-length", b"%d" % len(body))], body)


def _key(scope: Scope) -> Key | None:
    """What the answer depends on; None where it is no such file, or only a part is asked for."""
    if scope["type"] != "http" or scope["method"] != "GET" or scope["query_string"]:
        return None
    headers = dict(scope["headers"])
    if not scope["path"].startswith(FILES) or {b"range", b"if-none-match"} & headers.keys():
        return None
    accepted: bytes = headers.get(b"accept-encoding", b"")
    return scope["path"], next((each for each in ENCODINGS if each in accepted), b"")
