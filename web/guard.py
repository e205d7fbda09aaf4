"""What keeps the server safe: who may address it, how much they may send, what answers carry.

Plain ASGI around the whole application, so that it holds for Gradio's routes as well.
"""

from __future__ import annotations

import ipaddress
import json
import socket
import time
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from web.admit_documents import admit_documents, largest_body
from web.assets import document_style_digest
from web.choose_words import choose_words
from web.limit_rate import NEIGHBOUR, VISITOR, Buckets
from web.read_request import LARGEST_BODY
from web.speak import PAGES
from web.translate_line import in_language

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from web.adding import Admission

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
WILDCARD = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - these are recognised, not bound

GRADIO = "gradio_api/"  # below the page of each language
GRADIO_OPEN = ("component_server", "heartbeat/", "startup-events", "queue/", "run/", "app_id")
"""What the page itself calls. Uploads, files, proxies, deep links and the rest stay closed."""

PAGE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'; "
    "object-src 'none'"
)
"""Gradio builds its templates with `new Function`, hence 'unsafe-eval'."""

DOCUMENT_POLICY = (
    "default-src 'none'; style-src '{digest}'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""No script at all on the page of a document."""

PAPER = ("/doc/", "/corpus", "/api/reference")  # pages that need no script

DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names by which the server may be addressed; a foreign page's own name is none.

    >>> hosts = Hosts("127.0.0.1")
    >>> hosts.admit("localhost:7860"), hosts.admit("evil.example")
    (True, False)
    """

    chosen: str

    def admit(self, header: str) -> bool:
        """Whether the value of a Host header (or the host of an Origin) is ours."""
        host = _hostname(header)
        if host in LOOPBACK or host == self.chosen.lower():
            return True
        # Served to a network: by any of this machine's addresses. An address cannot be
        # rebound to another server the way a name can.
        return self.chosen in WILDCARD and (host in _own_names() or _is_address(host))


@lru_cache
def _own_names() -> frozenset[str]:
    name = socket.gethostname().lower()
    return frozenset({name, f"{name}.local"})


def _hostname(header: str) -> str:
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.rpartition(":")[0].lower() if header.count(":") == 1 else header.lower()


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Guard:
    """The application `app`, answering to `hosts` only."""

    app: ASGIApp
    hosts: Hosts
    visitors: Buckets = field(default_factory=lambda: Buckets(VISITOR))
    neighbours: Buckets = field(default_factory=lambda: Buckets(NEIGHBOUR))
    admission: Admission = "nobody"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what must not pass; hand on the rest, with headers on the way back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1")
                   for name, value in scope["headers"]}  # fmt: skip
        adding = _adding_headers(send, scope["path"], self._wait(scope))
        refusal = (
            _refusal(scope, headers, self.hosts)
            or admit_documents(scope, headers, self.admission)
            or self._hurry(scope)
        )
        body = b"" if refusal else await _body(scope, receive)
        if body is None:
            refusal = _too_large(scope)
        if refusal:
            await _refuse(adding, scope, *refusal)
            return
        kept = [pair for pair in scope["headers"] if not _forwarded(pair[0])]
        await self.app({**scope, "headers": kept}, _replayed(body or b"", receive), adding)

    def _hurry(self, scope: Scope) -> tuple[int, str] | None:
        """The refusal of one request too many; what costs nothing is not counted."""
        if not _costs(scope):
            return None
        client, buckets = self._client(scope)
        wait = buckets.wait(client, time.monotonic())
        seconds = "1 second" if wait == 1 else f"{wait} seconds"
        return (429, f"too many requests from this computer; wait {seconds}") if wait else None

    def _wait(self, scope: Scope) -> dict[str, str]:
        """A header that tells a client whose next request would be refused."""
        client, buckets = self._client(scope)
        seconds = buckets.missing(client, time.monotonic())
        return {"retry-after": str(seconds)} if seconds else {}

    def _client(self, scope: Scope) -> tuple[str, Buckets]:
        """Who asks, by the address of the connection: headers may say anything."""
        client: str = (scope.get("client") or ("", 0))[0]
        return client, self.neighbours if client in LOOPBACK else self.visitors


def _costs(scope: Scope) -> bool:
    """Whether the server has to work for it: questions, documents and the page of the sources."""
    path: str = scope["path"]
    return scope["method"] == "POST" or path.startswith(("/api/", "/doc/", "/corpus"))


def _too_large(scope: Scope) -> tuple[int, str]:
    return 413, f"more than {largest_body(scope, LARGEST_BODY):,} bytes were sent"


def _refusal(scope: Scope, headers: dict[str, str], hosts: Hosts) -> tuple[int, str] | None:
    """The status and the line with which a request is turned away."""
    if not hosts.admit(headers.get("host", "")):
        return 421, "this server does not answer to that host name"
    origin = headers.get("origin")
    changing = scope["method"] not in {"GET", "HEAD"}
    if changing and origin is not None and not hosts.admit(origin.partition("://")[2]):
        return 403, "requests from other sites' pages are refused"
    path: str = scope["path"]
    if any(_closed(path, f"{page}{GRADIO}") for page in PAGES):
        return 403, "closed"
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > largest_body(scope, LARGEST_BODY):
        return _too_large(scope)
    return None


def _closed(path: str, gradio: str) -> bool:
    return path.startswith(gradio) and not path.removeprefix(gradio).startswith(GRADIO_OPEN)


def _forwarded(name: bytes) -> bool:
    """Headers by which a visitor could say who he is or where the server stands."""
    return name.startswith(b"x-forwarded-") or name in {b"forwarded", b"x-real-ip"}


async def _body(scope: Scope, receive: Receive) -> bytes | None:
    """The body, or None where there is more of it than its headers owned to."""
    body, most = bytearray(), largest_body(scope, LARGEST_BODY)
    if scope["method"] in {"GET", "HEAD"}:
        return b""
    more = True
    while more and len(body) <= most:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return None if len(body) > most else bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Hand out `body`, then whatever `receive` has to say."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return pending.pop() if pending else await receive()

    return replay


def _adding_headers(send: Send, path: str, more: dict[str, str]) -> Send:
    added = [(name.encode(), value.encode()) for name, value in {**HEADERS, **more}.items()]
    added.append((b"content-security-policy", _policy(path).encode()))

    async def adding(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", []), *added]}
        await send(message)

    return adding


def _policy(path: str) -> str:
    if path.startswith(PAPER):
        return DOCUMENT_POLICY.format(digest=document_style_digest())
    return DATA_POLICY if path.startswith(("/api/", "/health")) else PAGE_POLICY


async def _refuse(send: Send, scope: Scope, status: int, line: str) -> None:
    named = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[-1]
    said = in_language(line, choose_words(named, "").language)
    body = json.dumps({"error": said}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    start: dict[str, Any] = {"type": "http.response.start", "status": status, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": body})
