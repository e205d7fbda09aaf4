"""The page of the sources, and what can be done there without a script: edit, take out, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import anyio.to_thread
from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from corpus.errors import OnRecordError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.metadata.propose_facts import propose_facts
from qa.sources.list_sources import copies_of, list_sources
from web.http.parameters import VARYING, choose_words
from web.http.refuse import status_of
from web.http.view_pages import refused_page
from web.markup.views.frame import address
from web.markup.views.sources_page import TEXTS, Allowed, edit_page, sources_page
from web.messages.choose_view_words import choose_view_words
from web.messages.translate_line import in_language
from web.service.admit_uploads import DOCUMENTS, LOCAL, admit_documents
from web.service.read_request import NoSuchDocumentError, read_request
from web.service.view_request import SourcesWanted

if TYPE_CHECKING:
    from corpus.document import Document
    from web.service.follow_corpus import Following
    from web.service.service import Service
    from web.service.uploads import Adding

SEE_OTHER, FORBIDDEN = 303, 403


def source_pages(service: Service, adding: Adding, following: Following) -> APIRouter:
    """Return the routes of the page of the sources."""
    router = APIRouter(dependencies=[Depends(following.nudge)], include_in_schema=False)

    @router.get("/corpus")
    async def corpus(request: Request) -> Response:
        words = choose_words(request)
        try:
            asked = read_request(SourcesWanted, dict(request.query_params))
            examples = await service.examples()
            return await anyio.to_thread.run_sync(
                _listed, request, service, adding, asked, examples
            )
        except OnRecordError as error:
            return refused_page(error, words)

    @router.get("/corpus/edit")
    def editing(request: Request) -> Response:
        given = dict(request.query_params)
        return _edited(request, service, adding, given, "")

    @router.post("/corpus/edit")
    async def edit(request: Request) -> Response:
        given = await _form(request)
        return await anyio.to_thread.run_sync(_stated, request, service, adding, given)

    @router.post("/corpus/remove")
    async def remove(request: Request) -> Response:
        given = await _form(request)
        return await anyio.to_thread.run_sync(_moved, request, adding, given, "document")

    @router.post("/corpus/restore")
    async def restore(request: Request) -> Response:
        given = await _form(request)
        return await anyio.to_thread.run_sync(_moved, request, adding, given, "aside")

    return router


def _listed(
    request: Request,
    service: Service,
    adding: Adding,
    asked: SourcesWanted,
    examples: tuple[str, ...],
) -> Response:
    words, index = choose_words(request), service.opened.index
    order, down = asked.order
    sources = list_sources(index, order, down=down, limit=asked.limit, offset=asked.offset)
    page = sources_page(
        service.corpus_summary(), sources, copies_of(index), service.collection.content_note,
        examples, asked, _allowed(request, adding), adding.removed(asked.aside), words,
    )  # fmt: skip
    return HTMLResponse(page, headers=VARYING)


def _allowed(request: Request, adding: Adding) -> Allowed:
    asked = {"method": "DELETE", "path": DOCUMENTS, LOCAL: request.scope[LOCAL]}
    refused = admit_documents(asked, dict(request.headers), adding.admission)
    return Allowed(bool(adding.stating and request.scope[LOCAL]), adding.open and not refused)


def _edited(
    request: Request, service: Service, adding: Adding, given: dict[str, str], error: str
) -> Response:
    words = choose_words(request)
    if not _allowed(request, adding).edit:
        line = choose_view_words(words).only_here
        return refused_page(OnRecordError(line), words, FORBIDDEN)
    try:
        document = _document(service, given)
    except OnRecordError as lacking:
        return refused_page(lacking, words)
    facts = {name: value for name, value in given.items() if name in TEXTS}
    lang = given.get("lang", "")
    proposals = propose_facts(document.text)
    page = edit_page(document, proposals, facts, error, lang, words)
    return HTMLResponse(page, status_of(OnRecordError(error)) if error else 200, VARYING)


def _document(service: Service, given: dict[str, str]) -> Document:
    identity = given.get("document", "")
    document = service.document(identity)
    if document is None:
        raise NoSuchDocumentError(f"no document '{identity}'")
    return document


def _stated(request: Request, service: Service, adding: Adding, given: dict[str, str]) -> Response:
    if not _allowed(request, adding).edit:
        return _edited(request, service, adding, given, "")
    words = choose_words(request)
    facts: dict[str, str | list[str]] = {
        name: _lines(given[name]) if name == "authors" else " ".join(given[name].split())
        for name in TEXTS if name in given
    }  # fmt: skip
    try:
        adding.state(_document(service, given).id, facts)
    except OnRecordError as error:
        line = in_language(error.message, words.language)
        return _edited(request, service, adding, given, line)
    return RedirectResponse(address("/corpus", saved=1, lang=given.get("lang", "")), SEE_OTHER)


def _lines(text: str) -> list[str]:
    return [line for each in text.splitlines() if (line := " ".join(each.split()))]


def _moved(request: Request, adding: Adding, given: dict[str, str], what: str) -> Response:
    """Take out the `document` that was brought, or bring back what was put `aside`."""
    words = choose_words(request)
    if not _allowed(request, adding).remove:
        return refused_page(OnRecordError(Message(Key.ADDING_ELSEWHERE)), words, FORBIDDEN)
    try:
        moved = adding.remove(given.get(what, "")) if what == "document" else ""
        if what == "aside":
            adding.restore(given.get(what, ""))
    except OnRecordError as error:
        return refused_page(error, words)
    return RedirectResponse(address("/corpus", aside=moved), SEE_OTHER)


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form, application/x-www-form-urlencoded; each has one value."""
    body = (await request.body()).decode("utf-8", "replace")
    return {name: values[-1] for name, values in parse_qs(body, keep_blank_values=True).items()}
