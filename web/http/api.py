"""The HTTP interface: ask, sources, health, and the page of a document."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import anyio.to_thread
from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response
from starlette.convertors import PathConvertor, register_url_convertor

from corpus.document import Span
from index.health.omissions import omissions_of
from qa.exports.reply_record import catalogue, document_record, present
from qa.question import QuestionError
from web.markup.corpus import corpus as corpus_markup
from web.markup.document import document_page, message_page, whole_page
from web.markup.reference import reference as reference_markup
from web.messages.choose_language import choose_words
from web.messages.messages import ENGLISH
from web.messages.translate_line import in_language
from web.service.list_statements import NoSuchDocumentError, list_statements
from web.service.read_request import RequestError, read_asked, read_listing
from web.service.service import BusyError, NotReadyError
from web.static.assets import api_description

if TYPE_CHECKING:
    from corpus.document import Document
    from corpus.errors import OnRecordError
    from web.messages.messages import Words
    from web.service.follow_corpus import Following
    from web.service.service import Service

VARYING = {"vary": "Accept-Language"}  # pages speak the visitor's language

OK, NOT_FOUND, UNPROCESSABLE, UNAVAILABLE = 200, 404, 422, 503


def routes(service: Service, following: Following) -> APIRouter:
    """Return the routes that answer from `service`, whose documents `following` looks at."""
    register_url_convertor("name", _NameConvertor())
    router = APIRouter()

    looking = [Depends(following.nudge)]  # at the documents, behind whoever reads in them

    @router.post("/api/ask", dependencies=looking)
    async def ask(request: Request) -> Response:
        return await _ask(service, await request.body())

    @router.get("/api/sources", dependencies=looking)
    def sources() -> Response:
        return _sources(service)

    @router.get("/api/documents/{identity:name}", dependencies=looking)
    def whole(identity: str) -> Response:
        return _whole(service, identity)

    @router.get("/api/statements", dependencies=looking)
    def statements(request: Request) -> Response:
        return _statements(service, dict(request.query_params))

    @router.get("/api/openapi.json")
    def description() -> Response:
        return _json(api_description())

    @router.get("/api/reference")
    def reference() -> Response:
        page = whole_page("API", reference_markup(api_description()), ENGLISH)
        return HTMLResponse(page)

    @router.api_route("/health", methods=["GET", "HEAD"])
    def health(lang: str = "") -> Response:
        following.look_if_due()
        return _json(_health(service, following, choose_words(lang, "").language))

    @router.get("/doc/{identity:name}", dependencies=looking)
    def document(request: Request, identity: str, start: str = "", end: str = "") -> Response:
        return _document(service, _words(request), identity, start, end)

    @router.get("/corpus", dependencies=looking)
    async def corpus(request: Request) -> Response:
        return await _corpus(service, _words(request))

    return router


class _NameConvertor(PathConvertor):
    """The rest of a path, line feeds included: a file's name may hold any character."""

    regex = "(?s:.*)"


async def _ask(service: Service, body: bytes) -> Response:
    started = time.perf_counter()
    try:
        asked = read_asked(body)
        reply = await service.ask(asked.question, asked.after, asked.options)
    except (RequestError, QuestionError) as error:
        return _refusal(UNPROCESSABLE, error)
    except (NotReadyError, BusyError) as error:
        return _refusal(UNAVAILABLE, error)
    elapsed = (time.perf_counter() - started) * 1000
    return _json(await anyio.to_thread.run_sync(present, reply, elapsed, None, service.since_read))


def _sources(service: Service) -> Response:
    try:
        return _json(catalogue(service.opened.index))
    except NotReadyError as error:
        return _refusal(UNAVAILABLE, error)


def _whole(service: Service, identity: str) -> Response:
    try:
        document = service.document(identity)
    except NotReadyError as error:
        return _refusal(UNAVAILABLE, error)
    if document is None:
        return _refusal(NOT_FOUND, RequestError(f"no document '{identity}'"))
    omissions = omissions_of(service.opened.index).get(identity, ())
    record = {**document_record(document), "omissions": list(omissions)}
    return _json({**record, "since_read": service.since_read(identity)})


def _statements(service: Service, query: dict[str, str]) -> Response:
    try:
        return _json(list_statements(service.opened.index, read_listing(query)))
    except NoSuchDocumentError as error:
        return _refusal(NOT_FOUND, error)
    except RequestError as error:
        return _refusal(UNPROCESSABLE, error)
    except NotReadyError as error:
        return _refusal(UNAVAILABLE, error)


def _words(request: Request) -> Words:
    accepted = request.headers.get("accept-language", "")
    return choose_words(request.query_params.get("lang", ""), accepted)


async def _corpus(service: Service, words: Words) -> Response:
    try:
        examples = await service.examples()
        surveyed = await anyio.to_thread.run_sync(service.survey)
    except (NotReadyError, BusyError) as error:
        return _not_yet(service, words, error)
    content = corpus_markup(surveyed, service.collection.content_note, examples, words)
    return HTMLResponse(whole_page(words.corpus, content, words), headers=VARYING)


def _not_yet(service: Service, words: Words, error: OnRecordError) -> Response:
    failed = service.status == "failed"
    title = words.failed if failed else words.documents_loading
    line = in_language(error.message, words.language) if failed else words.documents_loading_more
    return HTMLResponse(message_page(title, line, words), UNAVAILABLE, VARYING)


def _health(service: Service, following: Following, language: str) -> dict[str, Any]:
    stage = in_language(service.stage, language)
    record: dict[str, Any] = {"status": service.status, "stage": stage}
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


def _document(service: Service, words: Words, identity: str, start: str, end: str) -> Response:
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
    page = document_page(document, mark, sourcing, words, " ".join(notes))
    return HTMLResponse(page, headers=VARYING)


LONGEST_OFFSET = 12
"""Digits: no document has a million million characters, and huge numbers cost time to read."""


def _mark(document: Document, start: str, end: str) -> tuple[int, int] | None:
    if not all(bound.isascii() and bound.isdigit() for bound in (start, end)):
        return None
    if max(len(start), len(end)) > LONGEST_OFFSET:
        return None
    mark = int(start), int(end)
    return mark if mark[0] < mark[1] <= len(document.text) else None


def _refusal(status: int, error: Exception) -> Response:
    return _json({"error": str(error)}, status)


def _json(record: object, status: int = OK) -> Response:
    """Characters beyond ASCII are escaped: lone surrogates, which texts can hold, survive."""
    return Response(json.dumps(record), status, media_type="application/json")
