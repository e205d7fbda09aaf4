"""What cannot be done → a status, and one line of JSON that says why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fastapi.responses import Response

from corpus.errors import OnRecordError
from web.messages.choose_language import choose_messages
from web.messages.translate_line import in_language
from web.service import schema
from web.service.read_request import NoSuchDocumentError
from web.service.service import BusyError, NotReadyError

if TYPE_CHECKING:
    from fastapi import Request

NOT_FOUND, UNPROCESSABLE, UNAVAILABLE = 404, 422, 503

REASONS: dict[int | str, str] = {
    403: "Documents may not be added or taken out, or not from there",
    404: "There is no such document",
    413: "More bytes than are taken",
    415: "Not sent as application/octet-stream",
    422: "What is asked cannot be answered or done",
    503: "The documents are being opened, or could not be; or too much is asked at once",
    "default": "Refused before it was looked at, as with 429 and Retry-After one too many",
}


def refuse(request: Request, error: Exception) -> Response:
    """Return what is said to who made `request` of an OnRecordError.

    It is English, whatever a browser wishes, unless `lang` asks for another language: programs
    call this too.
    """
    language = choose_messages(request.query_params.get("lang", ""), "").language
    line = error.message if isinstance(error, OnRecordError) else str(error)
    return as_json({"error": in_language(line, language)}, status_of(error))


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the description of the refusals that a route gives, by status."""
    described: tuple[int | str, ...] = (*statuses, "default")
    return {
        status: {"model": schema.Refused, "description": REASONS[status]} for status in described
    }


def as_json(record: object, status: int = 200) -> Response:
    """Characters beyond ASCII are escaped: lone surrogates, which texts can hold, survive."""
    return Response(json.dumps(record), status, media_type="application/json")


def status_of(error: Exception) -> int:
    """Return the status of what cannot be done."""
    if isinstance(error, (NotReadyError, BusyError)):
        return UNAVAILABLE
    return NOT_FOUND if isinstance(error, NoSuchDocumentError) else UNPROCESSABLE
