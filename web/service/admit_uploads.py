"""A request to add or remove documents → why it is turned away, or that it may pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope

    from web.service.uploads import Admission

DOCUMENTS = "/api/documents"

LARGEST_FILE = 100_000_000
"""Bytes of a file brought over the page; it is in memory once while it arrives."""

CLOSED = "documents cannot be added over the page; start On Record with --uploads to allow it"
ELSEWHERE = "documents can be added on the computer that On Record runs on, and nowhere else"
UNNAMED = "send the file's bytes as application/octet-stream"

LOCAL = "onrecord.local"
"""In the scope: whether who asks is on this machine (`is_local`), as the guard has found out."""


def admit_documents(
    scope: Scope, headers: dict[str, str], admission: Admission
) -> tuple[int, str] | None:
    """Return the status and the line with which such a request is refused, if it is."""
    if not _changes_documents(scope):
        return None
    if admission == "nobody":
        return 403, CLOSED
    if admission == "here" and not scope[LOCAL]:
        return 403, ELSEWHERE
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if scope["method"] == "POST" and kind != "application/octet-stream":
        return 415, UNNAMED  # no form of a foreign page can send this kind unasked
    return None


def largest_body(scope: Scope, ordinary: int) -> int:
    """Return how many bytes a request may bring."""
    return LARGEST_FILE if _changes_documents(scope) and scope["method"] == "POST" else ordinary


def _changes_documents(scope: Scope) -> bool:
    path: str = scope["path"]
    return scope["method"] not in {"GET", "HEAD"} and path.startswith(DOCUMENTS)
