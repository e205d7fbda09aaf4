"""The part of the HTTP interface that adds documents and removes them; the guard admits to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import anyio.to_thread
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from web.http.parameters import Identity, Lang
from web.http.refuse import UNAVAILABLE, UNPROCESSABLE, refusals
from web.messages.choose_language import choose_messages
from web.service.admit_uploads import DOCUMENTS, LOCAL, admit_documents
from web.service.schema import Adding as AddingRecord
from web.service.schema import Changed

if TYPE_CHECKING:
    from web.service.uploads import Adding

OK, ACCEPTED = 200, 202
BYTES = {"requestBody": {"required": True, "content": {"application/octet-stream": {}}}}
BEGINS = "Kept, or put aside; indexing begins"


def adding_routes(adding: Adding) -> APIRouter:
    """Return the routes that change the corpus, and the one that tells how far that is."""
    router = APIRouter()

    @router.post(
        "/api/documents",
        status_code=ACCEPTED,
        response_model=Changed,
        responses=refusals(403, 413, 415, UNPROCESSABLE, UNAVAILABLE),
        summary="Add a file to the documents, where the server was started with --uploads",
        response_description=BEGINS,
        openapi_extra=BYTES,
    )
    async def add(
        request: Request,
        name: Annotated[str, Query(description="The file's name")] = "",
        lang: Lang = "",  # noqa: ARG001 - that of a refusal
    ) -> Response:
        content = await request.body()
        return _json({"document": await anyio.to_thread.run_sync(adding.add, name, content)})

    @router.delete(
        "/api/documents/{id:name}",
        status_code=ACCEPTED,
        response_model=Changed,
        responses=refusals(403, UNPROCESSABLE, UNAVAILABLE),
        summary="Take out a file that was added; it is put aside, not deleted",
        response_description=BEGINS,
    )
    async def remove(identity: Identity, lang: Lang = "") -> Response:  # noqa: ARG001 - the same
        await anyio.to_thread.run_sync(adding.remove, identity)
        return _json({"document": identity})

    @router.get(
        "/api/adding",
        response_model=AddingRecord,
        responses=refusals(),
        summary="How far the indexing of added files is",
        response_description="The state, and what became of the last files",
    )
    def progress(request: Request, lang: Lang = "") -> Response:
        asked = {"method": "DELETE", "path": DOCUMENTS, LOCAL: request.scope[LOCAL]}
        refused = admit_documents(asked, dict(request.headers), adding.admission)
        state = adding.record(choose_messages(lang, "").language)
        return _json({"open": adding.open and not refused, **state}, OK)

    return router


def _json(record: Changed | AddingRecord, status: int = ACCEPTED) -> Response:
    content = json.dumps(record, ensure_ascii=False)
    return Response(content, status, media_type="application/json")
