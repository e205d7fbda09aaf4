"""The application: the HTTP interface and the page, behind the guard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gradio as gr
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import Response

from corpus.errors import OnRecordError
from web.http.api import routes
from web.http.api_exports import taking_routes
from web.http.api_uploads import adding_routes
from web.http.api_views import view_routes
from web.http.forget_visitors import Forgetting
from web.http.guard import Guard, Hosts
from web.http.redirect_language import Speaking
from web.http.refuse import refuse
from web.http.source_pages import source_pages
from web.http.static_cache import Remembering
from web.http.view_pages import view_pages
from web.messages.choose_language import LANGUAGES, PAGES
from web.messages.messages import ENGLISH
from web.page.first_paint import STYLE_SHEET, Shelled
from web.page.page import build_page, called_in, look
from web.service.exports import Exporter
from web.service.follow_corpus import Following
from web.service.read_request import LARGEST_BODY
from web.service.uploads import Adding
from web.service.views import Views
from web.static.assets import page_style

if TYPE_CHECKING:
    from web.service.service import Service

QUICK = 4  # of zlib's 9 levels: a page takes 1 ms, and is a fiftieth larger than at the last

ABOUT = (
    "Ask a set of documents a question: verbatim excerpts, each with its source, or that the "
    "documents do not say. Offsets count Unicode code points of a document's text; start is "
    'inclusive, end is not. Errors are {"error": "one line"}: 404 for a document that there is '
    f"not, 413 for a body of more than {LARGEST_BODY:,} bytes, 422 for what cannot be asked, 429 "
    "with Retry-After for too many requests from one computer, 503 while documents are opened. "
    "With lang=es they are in Spanish where that is translated."
)


def build_application(
    service: Service, host: str, adding: Adding | None = None, name: str = ""
) -> Guard:
    """Return the ASGI application that serves `service` to those who address it as `host`, or as
    `name`, that of a server in front of it.

    `adding` lets documents be brought; without it nobody may.
    """
    adding = adding or Adding(service, None, "nobody")
    exporter = Exporter(service)
    following = Following(service, adding)
    api = build_api(service, exporter, adding, following)
    pages = {
        page: build_page(service, exporter, adding, following, LANGUAGES[language])
        for page, language in PAGES.items()
    }
    for page in sorted(pages, reverse=True):  # "/" last: it answers to every path that is left
        _mount(api, pages[page], page.rstrip("/") or "/")
    called = {page: called_in(blocks) for page, blocks in pages.items()}
    shelled = Shelled(Remembering(Forgetting(api, called)), service)
    small = GZipMiddleware(Speaking(shelled), compresslevel=QUICK)
    return Guard(small, Hosts(host, name), admission=adding.admission)


def build_api(
    service: Service, exporter: Exporter, adding: Adding, following: Following
) -> FastAPI:
    """Return the HTTP interface, which describes itself (`openapi`)."""
    api = FastAPI(
        title=ENGLISH.name,
        version="1",
        description=ABOUT,
        openapi_url=None,  # it has an address among the others
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
    )
    # No origin at all: where the parent has this, Gradio does not reflect origins itself.
    api.add_middleware(CORSMiddleware, allow_origins=[])
    api.add_exception_handler(OnRecordError, refuse)
    api.include_router(routes(service, following))
    api.include_router(taking_routes(exporter))
    api.include_router(adding_routes(adding))
    views = Views(service)
    api.include_router(view_routes(views, following))
    api.include_router(view_pages(views, following))
    api.include_router(source_pages(service, adding, following))

    @api.get(STYLE_SHEET, include_in_schema=False)
    def sheet() -> Response:
        return Response(page_style(), media_type="text/css")

    return api


def _mount(api: FastAPI, page: gr.Blocks, path: str) -> None:
    gr.mount_gradio_app(
        api,
        page,
        path=path,
        app_kwargs={"openapi_url": None},
        ssr_mode=False,
        run_history=False,
        enable_monitoring=False,
        footer_links=[],
        blocked_paths=["/"],
        max_file_size=LARGEST_BODY,
        show_error=False,
        **look(),
    )
