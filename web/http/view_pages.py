"""The views beside the conversation as pages, which need no script."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from corpus.errors import OnRecordError
from web.http.parameters import VARYING, choose_words
from web.http.refuse import NOT_FOUND, UNAVAILABLE, status_of
from web.markup.document import message_page
from web.markup.views.compare_page import compare_page
from web.markup.views.figures_page import figures_page
from web.markup.views.people_page import people_page, profile_page
from web.markup.views.timeline_page import timeline_page
from web.messages.choose_view_words import choose_view_words
from web.messages.translate_line import in_language
from web.service.read_request import read_request
from web.service.view_request import (
    CompareWanted,
    FiguresWanted,
    Paged,
    PeopleWanted,
    TimelineWanted,
)
from web.service.views import NoSuchSpeakerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from web.messages.messages import Messages
    from web.service.follow_corpus import Following
    from web.service.views import Views

Wanted = TypeVar("Wanted", bound=Paged)


def view_pages(views: Views, following: Following) -> APIRouter:
    """Return the routes of the pages that show `views`."""
    router = APIRouter(dependencies=[Depends(following.nudge)], include_in_schema=False)

    @router.get("/people")
    def people(request: Request) -> Response:
        return _page(
            request, lambda asked, words: people_page(views.people(asked.window), asked, words),
            PeopleWanted,
        )  # fmt: skip

    @router.get("/people/{name:name}")
    def person(request: Request, name: str) -> Response:
        def made(asked: PeopleWanted, words: Messages) -> Markup:
            return profile_page(views.profile(name, asked.window), asked, words)

        return _page(request, made, PeopleWanted)

    @router.get("/timeline")
    def timeline(request: Request) -> Response:
        def made(asked: TimelineWanted, words: Messages) -> Markup:
            references = views.index.contents.references
            return timeline_page(views.timeline(asked), references, asked, words)

        return _page(request, made, TimelineWanted)

    @router.get("/figures")
    def figures(request: Request) -> Response:
        def made(asked: FiguresWanted, words: Messages) -> Markup:
            return figures_page(views.figures(asked), asked, words)

        return _page(request, made, FiguresWanted)

    @router.get("/compare")
    async def compare(request: Request) -> Response:
        words = choose_words(request)
        try:
            asked = read_request(CompareWanted, dict(request.query_params))
            compared = await views.compare(asked)
            page = compare_page(compared, views.index.contents.references, asked, words)
        except OnRecordError as error:
            return refused_page(error, words)
        return HTMLResponse(page, headers=VARYING)

    return router


def _page(
    request: Request, make: Callable[[Wanted, Messages], Markup], model: type[Wanted]
) -> Response:
    words = choose_words(request)
    try:
        page = make(read_request(model, dict(request.query_params)), words)
    except NoSuchSpeakerError as error:
        say = choose_view_words(words)
        line = say.no_such_person_more.format(name=error.name)
        return HTMLResponse(message_page(say.no_such_person, line, words), NOT_FOUND, VARYING)
    except OnRecordError as error:
        return refused_page(error, words)
    return HTMLResponse(page, headers=VARYING)


def refused_page(error: OnRecordError, words: Messages, status: int = 0) -> Response:
    """Return the page that says in one line why there is nothing else."""
    status = status or status_of(error)
    title = words.documents_loading if status == UNAVAILABLE else words.name
    page = message_page(title, in_language(error.message, words.language), words)
    return HTMLResponse(page, status, VARYING)
