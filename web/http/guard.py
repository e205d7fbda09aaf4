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

from corpus.messages.english import Key
from corpus.messages.message import Message
from web.http.limit_rate import NEIGHBOUR, VISITOR, Buckets
from web.http.open_paths import is_open, may_be_kept
from web.messages.choose_language import choose_messages
from web.messages.translate_line import in_language
from web.service.admit_uploads import LOCAL, admit_documents, largest_body
from web.service.is_local import LOOPBACK, client_of, is_local, is_passed_on
from web.service.read_request import LARGEST_BODY
from web.static.assets import paper_style_digest

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send
    from starlette.types import Message as Sent

    from web.service.uploads import Admission

WILDCARD = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - these are recognised, not bound

PAGE_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'; "
    "object-src 'none'"
)
"""Gradio builds its templates with `new Function`, hence 'unsafe-eval'."""

DOCUMENT_POLICY = (
    "default-src 'none'; style-src '{digest}'; img-src data:; base-uri 'none'; "
    "form-action '{forms}'; frame-ancestors 'none'"
)
"""No script at all on the page of a document."""

VIEWS = ("/corpus", "/people", "/timeline", "/figures", "/compare")
"""Pages beside the conversation; their forms are sent to this server alone."""

PAPER = ("/doc/", *VIEWS, "/api/reference")  # pages that need no script

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

    `chosen` is the address that it serves on, `name` that of a server in front of it, if any.

    >>> hosts = Hosts("127.0.0.1", "papers.example")
    >>> [hosts.admit(each) for each in ("localhost:7860", "papers.example", "evil.example")]
    [True, True, False]
    """

    chosen: str
    name: str = ""

    def admit(self, header: str) -> bool:
        """Whether the value of a Host header (or the host of an Origin) is ours."""
        host = _hostname(header)
        if host in LOOPBACK or (host and host in {self.chosen.lower(), self.name.lower()}):
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
        scope = {**scope, LOCAL: is_local(scope)}
        adding = _adding_headers(send, scope["path"], self._wait(scope))
        refusal = (
            _refusal(scope, headers, self.hosts)
            or admit_documents(scope, headers, self.admission)
            or self._hurry(scope)
        )
        try:
            body = b"" if refusal else await _body(scope, receive)
        except LeftError:
            return  # half of what was sent is nobody's word
        if body is None:
            refusal = _too_large(scope)
        if refusal:
            await _refuse(adding, scope, *refusal)
            return
        kept = [pair for pair in scope["headers"] if not _forwarded(pair[0])]
        await self.app({**scope, "headers": kept}, _replayed(body or b"", receive), adding)

    def _hurry(self, scope: Scope) -> tuple[int, Message] | None:
        """The refusal of one request too many; what costs nothing is not counted."""
        if not _costs(scope):
            return None
        wait = max(bucket.wait(who, time.monotonic()) for who, bucket in self._clients(scope))
        return (429, Message(Key.TOO_MANY_REQUESTS, count=wait)) if wait else None

    def _wait(self, scope: Scope) -> dict[str, str]:
        """A header that tells a client whose next request would be refused."""
        now = time.monotonic()
        seconds = max(bucket.missing(who, now) for who, bucket in self._clients(scope))
        return {"retry-after": str(seconds)} if seconds else {}

    def _clients(self, scope: Scope) -> list[tuple[str, Buckets]]:
        """Who asks, by the address of the connection. Through a server on this machine comes
        anybody: each as a visitor, by what that server says, and all together as a neighbour.
        """
        client = client_of(scope)
        if client not in LOOPBACK:
            return [(client, self.visitors)]
        if not is_passed_on(scope):
            return [(client, self.neighbours)]
        return [(f"{client} for {_said_to_be(scope)}", self.visitors), ("others", self.neighbours)]


def _costs(scope: Scope) -> bool:
    """Whether the server has to work for it: questions, documents and the page of the sources."""
    path: str = scope["path"]
    return scope["method"] == "POST" or path.startswith(("/api/", "/doc/", *VIEWS))


def _too_large(scope: Scope) -> tuple[int, Message]:
    return 413, Message(Key.TOO_MANY_BYTES, most=largest_body(scope, LARGEST_BODY))


def _refusal(scope: Scope, headers: dict[str, str], hosts: Hosts) -> tuple[int, Message] | None:
    """The status and the line with which a request is turned away."""
    if not hosts.admit(headers.get("host", "")):
        return 421, Message(Key.OTHER_HOST)
    origin = headers.get("origin")
    changing = scope["method"] not in {"GET", "HEAD"}
    if changing and origin is not None and not hosts.admit(origin.partition("://")[2]):
        return 403, Message(Key.OTHER_SITE)
    if not is_open(scope["method"], scope["path"]):
        return 404, Message(Key.NOTHING_HERE)
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > largest_body(scope, LARGEST_BODY):
        return _too_large(scope)
    return None


class LeftError(Exception):
    """Who asked has left, or was slower than is waited for, before all was sent."""


def _said_to_be(scope: Scope) -> str:
    """The last address that a server in between has added to `x-forwarded-for`: its own word."""
    said = [v for k, v in scope["headers"] if k.lower() == b"x-forwarded-for"]
    return said[-1].rpartition(b",")[2].strip()[:64].decode("latin-1") if said else ""


def _forwarded(name: bytes) -> bool:
    """Headers by which a visitor could say who he is or where the server stands."""
    return name.startswith(b"x-forwarded-") or name in {b"forwarded", b"x-real-ip"}


async def _body(scope: Scope, receive: Receive) -> bytes | None:
    """The body, or None where there is more of it than its headers owned to. Raises LeftError."""
    body, most = bytearray(), largest_body(scope, LARGEST_BODY)
    if scope["method"] in {"GET", "HEAD"}:
        return b""
    more = True
    while more and len(body) <= most:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise LeftError
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return None if len(body) > most else bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Hand out `body`, then whatever `receive` has to say."""
    pending: list[Sent] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Sent:
        return pending.pop() if pending else await receive()

    return replay


def _adding_headers(send: Send, path: str, more: dict[str, str]) -> Send:
    added = [(name.encode(), value.encode()) for name, value in {**HEADERS, **more}.items()]
    added.append((b"content-security-policy", _policy(path).encode()))
    if path.startswith("/corpus"):  # else a form of this page would not say where it comes from
        added = [each for each in added if each[0] != b"referrer-policy"]
        added.append((b"referrer-policy", b"same-origin"))

    async def adding(message: Sent) -> None:
        if message["type"] == "http.response.start":
            headers = message.get("headers", [])
            if not may_be_kept(path):
                headers = [each for each in headers if each[0].lower() != b"cache-control"]
                headers.append((b"cache-control", b"no-store"))
            message = {**message, "headers": [*headers, *added]}
        await send(message)

    return adding


def _policy(path: str) -> str:
    if path.startswith(PAPER):
        forms = "self" if path.startswith(VIEWS) else "none"
        return DOCUMENT_POLICY.format(digest=paper_style_digest(), forms=forms)
    return DATA_POLICY if path.startswith(("/api/", "/health")) else PAGE_POLICY


async def _refuse(send: Send, scope: Scope, status: int, line: Message) -> None:
    named = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[-1]
    said = in_language(line, choose_messages(named, "").language)
    body = json.dumps({"error": said}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    start: dict[str, Any] = {"type": "http.response.start", "status": status, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": body})
