"""The HTTP interface: ask, sources, health, and the page of a document."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import anyio.to_thread
from fastapi import APIRouter, Body, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response
from starlette.convertors import PathConvertor, register_url_convertor

from corpus.document import Span
from index.health.omissions import omissions_of
from qa.exports.reply_record import catalogue, document_record, present
from qa.exports.schema import Document as WholeDocument
from qa.exports.schema import Reply, Source
from web.http.json_route import JsonRoute
from web.http.parameters import VARYING, Identity, Lang, choose_words
from web.http.refuse import NOT_FOUND, UNAVAILABLE, UNPROCESSABLE, as_json, refusals
from web.markup.document import document_page, message_page, whole_page
from web.markup.reference import reference as reference_markup
from web.messages.choose_language import choose_messages
from web.messages.messages import ENGLISH
from web.messages.translate_line import in_language
from web.service.list_statements import list_statements
from web.service.read_request import NoSuchDocumentError
from web.service.request import Asked, Listing, read_marks
from web.service.schema import Health, Statements
from web.service.service import NotReadyError

if TYPE_CHECKING:
    from corpus.document import Document
    from corpus.errors import OnRecordError
    from web.messages.messages import Messages
    from web.service.follow_corpus import Following
    from web.service.service import Service

EXAMPLES = {"three": {"value": {"question": "What did the mayor say?", "limit": 3}}}


def routes(service: Service, following: Following) -> APIRouter:
    """Return the routes that answer from `service`, whose documents `following` looks at.

    What they give is described by its model, and sent as it was made: it is not read again.
    """
    register_url_convertor("name", _NameConvertor())
    router = APIRouter(route_class=JsonRoute)

    looking = [Depends(following.nudge)]  # at the documents, behind whoever reads in them

    @router.post(
        "/api/ask",
        dependencies=looking,
        response_model=Reply,
        responses=refusals(UNPROCESSABLE, UNAVAILABLE),
        summary="Ask a question",
        response_description="The reply: excerpts when answered, the nearest passages when not",
    )
    async def ask(asked: Annotated[Asked, Body(openapi_examples=EXAMPLES)]) -> Response:
        return await _ask(service, asked)

    @router.get(
        "/api/sources",
        dependencies=looking,
        response_model=list[Source],
        responses=refusals(UNAVAILABLE),
        summary="List the documents",
        response_description="What is known about each document",
    )
    def sources() -> Response:
        return as_json(catalogue(service.opened.index))

    @router.get(
        "/api/documents/{id:name}",
        dependencies=looking,
        response_model=WholeDocument,
        responses=refusals(NOT_FOUND, UNAVAILABLE),
        summary="Get one document with its text",
        response_description="The facts, the text, and the ranges that are not its own prose",
    )
    def document_with_text(identity: Identity) -> Response:
        return as_json(_whole(service, identity))

    @router.get(
        "/api/statements",
        dependencies=looking,
        response_model=Statements,
        responses=refusals(NOT_FOUND, UNPROCESSABLE, UNAVAILABLE),
        summary="List who said what",
        response_description="The statements in the order of documents, and how many there are",
    )
    def statements(wanted: Annotated[Listing, Query()]) -> Response:
        return as_json(list_statements(service.opened.index, wanted))

    @router.get(
        "/health",
        response_model=Health,
        responses=refusals(),
        summary="See whether questions can be answered",
        response_description="Loading, ready or failed",
    )
    @router.head("/health", include_in_schema=False)
    def health(lang: Lang = "") -> Response:
        following.look_if_due()
        return as_json(_health(service, following, choose_messages(lang, "").language))

    @router.get("/api/openapi.json", include_in_schema=False)
    def description(request: Request) -> Response:
        return as_json(request.app.openapi())

    @router.get("/api/reference", include_in_schema=False)
    def reference(request: Request) -> Response:
        page = whole_page("API", reference_markup(request.app.openapi()), ENGLISH)
        return HTMLResponse(page)

    @router.get("/doc/{identity:name}", dependencies=looking, include_in_schema=False)
    def document(
        request: Request, identity: str, start: str = "", end: str = "", marks: str = ""
    ) -> Response:
        return _document(service, choose_words(request), identity, (start, end, marks))

    return router


class _NameConvertor(PathConvertor):
    """The rest of a path, line feeds included: a file's name may hold any character."""

    regex = "(?s:.*)"


async def _ask(service: Service, asked: Asked) -> Response:
    started = time.perf_counter()
    reply = await service.ask(asked.question, asked.after, asked.options)
    elapsed = (time.perf_counter() - started) * 1000
    record = await anyio.to_thread.run_sync(present, reply, elapsed, None, service.since_read)
    return as_json(record)


def _whole(service: Service, identity: str) -> WholeDocument:
    document = service.document(identity)
    if document is None:
        raise NoSuchDocumentError(f"no document '{identity}'")
    return {
        **document_record(document),
        "omissions": list(omissions_of(service.opened.index).get(identity, ())),
        "since_read": service.since_read(identity),
    }


def _not_yet(service: Service, words: Messages, error: OnRecordError) -> Response:
    failed = service.status == "failed"
    title = words.failed if failed else words.documents_loading
    line = in_language(error.message, words.language) if failed else words.documents_loading_more
    return HTMLResponse(message_page(title, line, words), UNAVAILABLE, VARYING)


def _health(service: Service, following: Following, language: str) -> Health:
    stage = in_language(service.stage, language)
    record: Health = {"status": service.status, "stage": stage}
    if service.status == "ready":
        index = service.opened.index
        record |= {
            "documents": len(index.contents.documents),
            "passages": len(index.contents.passages),
            "model": index.settings.model,
            "since_read": following.record(),
        }
    elif service.error:
        record["error"] = service.error
    return record


def _document(
    service: Service, words: Messages, identity: str, asked: tuple[str, str, str]
) -> Response:
    start, end, marks = asked
    try:
        document = service.document(identity)
    except NotReadyError as error:
        return _not_yet(service, words, error)
    if document is None:
        line = words.no_such_document_more.format(document=identity)
        return HTMLResponse(message_page(words.no_such_document, line, words), NOT_FOUND, VARYING)
    mark = _mark(document, start, end)
    asked_in_vain = bool(start or end) and mark is None
    notes = [words.no_such_words] if asked_in_vain else []
    if (state := service.since_read(identity)) != "unchanged":
        notes.insert(0, words.file_gone if state == "gone" else words.file_changed)
    start_at, end_at = mark or (0, len(document.text))
    sourcing = service.sourcing(Span(document, start_at, end_at))
    page = document_page(document, mark, sourcing, words, " ".join(notes), _marks(marks))
    return HTMLResponse(page, headers=VARYING)


def _marks(marks: str) -> tuple[tuple[int, int], ...]:
    """The ranges that an address names, in order; none where they are no ranges."""
    if not _MARKS.fullmatch(marks):
        return ()
    ranges = tuple(sorted(each for each in read_marks(marks) if each[0] < each[1]))
    apart = all(one[1] <= other[0] for one, other in pairwise(ranges))
    return ranges if apart else ()


_MARKS = re.compile(r"(?:\d{1,12}-\d{1,12}(?: |$)){1,200}", re.ASCII)

LONGEST_OFFSET = 12
"""Digits: no document has a million million characters, and huge numbers cost time to read."""


def _mark(document: Document, start: str, end: str) -> tuple[int, int] | None:
    if not all(bound.isascii() and bound.isdigit() for bound in (start, end)):
        return None
    if max(len(start), len(end)) > LONGEST_OFFSET:
        return None
    mark = int(start), int(end)
    return mark if mark[0] < mark[1] <= len(document.text) else None
