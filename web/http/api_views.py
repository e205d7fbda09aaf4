"""The part of the HTTP interface that gives the views beside the conversation as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from qa.exports.write_ledger import write_csv
from qa.views.schema import Comparison, Figures, People, Profile, Timeline
from qa.views.view_records import (
    COMPARE_COLUMNS,
    FIGURE_COLUMNS,
    PEOPLE_COLUMNS,
    PROFILE_COLUMNS,
    TIMELINE_COLUMNS,
    TOPIC_COLUMNS,
    comparison_record,
    figures_record,
    people_record,
    profile_record,
    rows_of,
    timeline_record,
)
from web.http.parameters import SpeakerName
from web.http.refuse import NOT_FOUND, UNAVAILABLE, UNPROCESSABLE, as_json, refusals
from web.service.view_request import CompareWanted, FiguresWanted, PeopleWanted, TimelineWanted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from web.service.follow_corpus import Following
    from web.service.views import Views

OK = 200


def view_routes(views: Views, following: Following) -> APIRouter:
    """Return the routes that give `views` as JSON or CSV."""
    router = APIRouter(dependencies=[Depends(following.nudge)])

    @router.get(
        "/api/people",
        response_model=People,
        responses=_responses("Persons first, then bodies, then what may be either"),
        summary="List who speaks",
    )
    def people(wanted: Annotated[PeopleWanted, Query()]) -> Response:
        record = people_record(views.people(wanted.window))
        return _given(record, record["people"], PEOPLE_COLUMNS, wanted.format)

    @router.get(
        "/api/people/{name:name}",
        response_model=Profile,
        responses=_responses("Names, roles and statements, each with its source", NOT_FOUND),
        summary="Get what one of them said",
    )
    def person(speaker: SpeakerName, wanted: Annotated[PeopleWanted, Query()]) -> Response:
        record = profile_record(views.profile(speaker, wanted.window))
        return _given(record, record["words"], PROFILE_COLUMNS, wanted.format)

    @router.get(
        "/api/timeline",
        response_model=Timeline,
        responses=_responses("By date, of the documents looked at so far"),
        summary="List the sentences that name a date",
    )
    def timeline(wanted: Annotated[TimelineWanted, Query()]) -> Response:
        record = timeline_record(views.timeline(wanted))
        return _given(record, record["events"], TIMELINE_COLUMNS, wanted.format)

    @router.get(
        "/api/figures",
        response_model=Figures,
        responses=_responses("Topics, or the figures of one, of the documents looked at so far"),
        summary="List what is counted",
    )
    def figures(wanted: Annotated[FiguresWanted, Query()]) -> Response:
        record = figures_record(views.figures(wanted), wanted.topic)
        if wanted.topic:
            return _given(record, record["figures"], FIGURE_COLUMNS, wanted.format)
        return _given(record, record["topics"], TOPIC_COLUMNS, wanted.format)

    @router.get(
        "/api/compare",
        response_model=Comparison,
        responses=_responses("A side for each document"),
        summary="Ask several documents the same, each alone",
    )
    async def compare(wanted: Annotated[CompareWanted, Query()]) -> Response:
        record = comparison_record(await views.compare(wanted))
        rows = [each for side in record["sides"] for each in side["excerpts"]]
        return _given(record, rows, COMPARE_COLUMNS, wanted.format)

    return router


def _responses(returned: str, *refused: int) -> dict[int | str, dict[str, Any]]:
    given = {"description": returned, "content": {"text/csv": {"schema": {"type": "string"}}}}
    return {OK: given, **refusals(*refused, UNPROCESSABLE, UNAVAILABLE)}


def _given(
    record: object, entries: Sequence[Mapping[str, object]], columns: Sequence[str], form: str
) -> Response:
    if form == "csv":
        table = write_csv(rows_of(entries, columns), columns)
        return Response(table.encode("utf-8", "replace"), media_type="text/csv; charset=utf-8")
    return as_json(record)
