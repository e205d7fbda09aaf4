"""The part of the HTTP interface that adds documents and removes them; the guard admits to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import anyio.to_thread
from fastapi import APIRouter, Request
from fastapi.responses import Response

from corpus.readers.save_upload import KeepError
from web.messages.choose_language import choose_words
from web.messages.translate_line import in_language
from web.service.admit_uploads import DOCUMENTS, LOCAL, admit_documents
from web.service.service import NotReadyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from web.service.uploads import Adding

ACCEPTED, UNPROCESSABLE, UNAVAILABLE = 202, 422, 503


def adding_routes(adding: Adding) -> APIRouter:
    """Return the routes that change the corpus, and the one that tells how far that is."""
    router = APIRouter()

    @router.post("/api/documents")
    async def add(request: Request, name: str = "", lang: str = "") -> Response:
        content = await request.body()
        return await _changed(lambda: {"document": adding.add(name, content)}, lang)

    @router.delete("/api/documents/{identity:name}")
    async def remove(identity: str, lang: str = "") -> Response:
        def removed() -> dict[str, Any]:
            adding.remove(identity)
            return {"document": identity}

        return await _changed(removed, lang)

    @router.get("/api/adding")
    def progress(request: Request, lang: str = "") -> Response:
        asked = {"method": "DELETE", "path": DOCUMENTS, LOCAL: request.scope[LOCAL]}
        refused = admit_documents(asked, dict(request.headers), adding.admission)
        return _json({"open": adding.open and not refused, **adding.record(_language(lang))})

    return router


def _language(named: str) -> str:
    """English, whatever a browser wishes, unless another is asked for: programs call this too."""
    return choose_words(named, "").language


async def _changed(change: Callable[[], dict[str, Any]], lang: str) -> Response:
    try:
        return _json(await anyio.to_thread.run_sync(change), ACCEPTED)
    except KeepError as error:
        return _json({"error": in_language(error.message, _language(lang))}, UNPROCESSABLE)
    except NotReadyError as error:
        return _json({"error": in_language(error.message, _language(lang))}, UNAVAILABLE)


def _json(record: dict[str, Any], status: int = 200) -> Response:
    content = json.dumps(record, ensure_ascii=False)
    return Response(content, status, media_type="application/json")
