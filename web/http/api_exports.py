"""The HTTP interface for what is taken along: `GET /api/cite` and `POST /api/export`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response

from corpus.errors import OnRecordError
from qa.exports.export import MEDIA_TYPES
from web.messages.choose_language import choose_words
from web.messages.translate_line import in_language
from web.service.service import BusyError, NotReadyError

if TYPE_CHECKING:
    from web.service.exports import TakeAway

UNPROCESSABLE, UNAVAILABLE = 422, 503


def taking_routes(take_away: TakeAway) -> APIRouter:
    """Return the routes that `take_away` answers."""
    router = APIRouter()

    @router.get("/api/cite")
    async def cite(
        document: str = "", start: str = "", end: str = "", style: str = "mla", marks: str = ""
    ) -> Response:
        asked = {"document": document, "start": start, "end": end, "style": style, "marks": marks}
        try:
            copied = await take_away.cite(asked)
        except OnRecordError as error:
            return _refusal(error)
        return _json({"style": style, "text": copied.text})

    @router.post("/api/export")
    async def export(request: Request, lang: str = "") -> Response:
        try:
            taken = await take_away.take(_parsed(await request.body()))
        except OnRecordError as error:
            return _refusal(error, lang)
        headers = {"content-disposition": f'attachment; filename="on-record.{taken.form}"'}
        return Response(taken.content, media_type=MEDIA_TYPES[taken.form], headers=headers)

    return router


def _parsed(body: bytes) -> object:
    """The JSON in `body`; None, which is refused like any other value, where there is none."""
    try:
        record: object = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return record


def _refusal(error: OnRecordError, lang: str = "") -> Response:
    late = isinstance(error, (NotReadyError, BusyError))
    line = in_language(error.message, choose_words(lang, "").language)
    return _json({"error": line}, UNAVAILABLE if late else UNPROCESSABLE)


def _json(record: object, status: int = 200) -> Response:
    return Response(json.dumps(record), status, media_type="application/json")
