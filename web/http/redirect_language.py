"""Sends a visitor to the page in his language: each language is a page with an address of its own.

An address that names a language with ?lang= is believed; else the browser's own wish is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from web.messages.choose_language import PAGES, choose_messages

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


FOUND = 307  # a temporary redirect that keeps the method


@dataclass(frozen=True, slots=True)
class Speaking:
    """The application `app`, with a way from each page to the page of the wanted language."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the visitor of a page on, where that speaks another language."""
        address = _elsewhere(scope) if scope["type"] == "http" else None
        if address is None:
            await self.app(scope, receive, send)
            return
        headers = [(b"location", address), (b"vary", b"Accept-Language"), (b"content-length", b"0")]
        await send({"type": "http.response.start", "status": FOUND, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


def _elsewhere(scope: Scope) -> bytes | None:
    """The address of the page in the wanted language; None where this is the one, or no page."""
    path: str = scope["path"]
    place = path if path.endswith("/") else f"{path}/"
    if place not in PAGES or scope["method"] not in {"GET", "HEAD"}:
        return None
    query: bytes = scope["query_string"]
    named = parse_qs(query.decode("latin-1")).get("lang", [""])[-1]
    accepted = next((v for k, v in scope["headers"] if k == b"accept-language"), b"")
    wanted = choose_messages(named, accepted.decode("latin-1")).language
    if not named and place != "/":
        return None  # who came to /es wants it
    if wanted == PAGES[place]:
        return None
    target = next(page for page, language in PAGES.items() if language == wanted)
    return target.encode() + (b"?" + query if query else b"")
