"""The HTTP interface for what is taken along: a citation, answers, and what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Body, Query
from fastapi.responses import Response

from qa.exports.export import MEDIA_TYPES
from web.http.json_route import JsonRoute
from web.http.parameters import Lang
from web.http.refuse import NOT_FOUND, UNAVAILABLE, UNPROCESSABLE, as_json, refusals
from web.service.request import Citing, Taking
from web.service.schema import Copied
from web.service.sheet_request import Sheet

if TYPE_CHECKING:
    from web.service.exports import Exporter

EXAMPLES = {"one": {"value": {"form": "md", "turns": [{"question": "Who is the mayor?"}]}}}

KEPT_EXAMPLES = {
    "one": {"value": {"form": "md", "kept": [{"document": "mill.txt", "start": 0, "end": 14}]}}
}

FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "application/json": {"schema": {"type": "object"}},
            **{kind.partition(";")[0]: {} for form, kind in MEDIA_TYPES.items() if form != "json"},
        }
    }
}


def taking_routes(exporter: Exporter) -> APIRouter:
    """Return the routes that `exporter` answers."""
    router = APIRouter(route_class=JsonRoute)

    @router.get(
        "/api/cite",
        response_model=Copied,
        responses=refusals(NOT_FOUND, UNPROCESSABLE, UNAVAILABLE),
        summary="Get words of a document as a quotation with its citation",
        response_description="What can be pasted",
    )
    async def cite(wanted: Annotated[Citing, Query()]) -> Response:
        copied = await exporter.cite(wanted)
        return as_json({"style": wanted.style, "text": copied.text})

    @router.post(
        "/api/export",
        response_class=Response,
        responses={**FILE, **refusals(UNPROCESSABLE, UNAVAILABLE)},
        summary="Get answers as a file, with the works cited; they are asked again",
        response_description="The file",
    )
    async def export(
        wanted: Annotated[Taking, Body(openapi_examples=EXAMPLES)],
        lang: Lang = "",  # noqa: ARG001 - that of a refusal
    ) -> Response:
        taken = await exporter.take(wanted)
        headers = {"content-disposition": f'attachment; filename="on-record.{taken.form}"'}
        return Response(taken.content, media_type=MEDIA_TYPES[taken.form], headers=headers)

    @router.post(
        "/api/handout",
        response_class=Response,
        responses={**FILE, **refusals(NOT_FOUND, UNPROCESSABLE, UNAVAILABLE)},
        summary="Get kept excerpts as a file with notes, or as a handout for a class",
        response_description="The file",
    )
    async def handout(
        wanted: Annotated[Sheet, Body(openapi_examples=KEPT_EXAMPLES)],
        lang: Lang = "",  # noqa: ARG001 - that of a refusal
    ) -> Response:
        made = await exporter.sheet(wanted)
        headers = {"content-disposition": f'attachment; filename="on-record.{made.form}"'}
        return Response(made.content, media_type=MEDIA_TYPES[made.form], headers=headers)

    return router
