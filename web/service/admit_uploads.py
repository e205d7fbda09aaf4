"""A request to add or remove documents → why it is turned away, or that it may pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.messages.english import Key
from corpus.messages.message import Message

if TYPE_CHECKING:
    from starlette.types import Scope

    from web.service.uploads import Admission

DOCUMENTS = "/api/documents"

LARGEST_FILE = 100_000_000
"""Bytes of a file brought over the page; it is in memory once while it arrives."""

LOCAL = "onrecord.local"
"""In the scope: whether who asks is on this machine (`is_local`), as the guard has found out."""


def admit_documents(
    scope: Scope, headers: dict[str, str], admission: Admission
) -> tuple[int, Message] | None:
    """Return the status and the line with which such a request is refused, if it is."""
    if not _changes_documents(scope):
        return None
    if admission == "nobody":
        return 403, Message(Key.ADDING_CLOSED)
    if admission == "here" and not scope[LOCAL]:
        return 403, Message(Key.ADDING_ELSEWHERE)
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if scope["method"] == "POST" and kind != "application/octet-stream":
        # No form of a foreign page can send this kind unasked.
        return 415, Message(Key.BYTES_WANTED)
    return None


def largest_body(scope: Scope, ordinary: int) -> int:
    """Return how many bytes a request may bring."""
    return LARGEST_FILE if _changes_documents(scope) and scope["method"] == "POST" else ordinary


def _changes_documents(scope: Scope) -> bool:
    path: str = scope["path"]
    return scope["method"] not in {"GET", "HEAD"} and path.startswith(DOCUMENTS)
