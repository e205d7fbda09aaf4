"""What is open to visitors, what browsers may keep of it, and what Gradio may keep of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from tests.web.building import build_quietly
from tests.web.conftest import HOST
from tests.web.page.test_page import settings_of
from web.http.guard import Guard
from web.http.limit_rate import Buckets, Rate
from web.http.open_paths import is_open
from web.messages.choose_language import PAGES
from web.service.uploads import Adding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.routing import BaseRoute

    from web.service.service import Service

USED = {
    ("GET", "/"), ("HEAD", "/"), ("GET", "/theme.css"), ("GET", "/favicon.ico"),
    ("GET", "/static/{path:path}"), ("GET", "/assets/{path:path}"),
    ("POST", "/gradio_api/component_server"), ("POST", "/gradio_api/component_server/"),
}  # fmt: skip
"""What Gradio has for each page and a page asks for (tests/browser/test_doors.py)."""


def gradio_routes(application: Any) -> set[tuple[str, str]]:
    """Return every method and path that Gradio has for the English page."""
    while not hasattr(application, "routes"):
        application = application.app
    mounted = next(route.app for route in application.routes if getattr(route, "path", 0) == "")
    return set(_below(mounted.routes, ""))


def _below(routes: list[BaseRoute], prefix: str) -> Iterator[tuple[str, str]]:
    for route in routes:
        included = getattr(route, "original_router", None)
        if included is not None:
            yield from _below(included.routes, prefix + _prefix_of(route))
        elif getattr(route, "methods", None):
            yield from ((method, prefix + route.path) for method in route.methods)  # type: ignore[attr-defined]


def _prefix_of(route: Any) -> str:
    return str(getattr(getattr(route, "include_context", None), "prefix", ""))


def test_of_all_that_gradio_serves_only_what_the_page_uses_is_open(service: Service) -> None:
    routes = gradio_routes(build_quietly(service))
    assert len(routes) > 60
    assert {each for each in routes if each[1].startswith("/gradio_api/queue/")}
    opened = {(m, path) for m, path in routes if is_open(m, path.replace("{path:path}", "a.js"))}
    assert opened == USED


KEPT = ("/style.css", "/theme.css", "/static/fonts/x.woff2", "/assets/index.js")
PRIVATE = ("/", "/es/", "/health", "/doc/mill.txt", "/doc/none", "/corpus", "/api/sources",
           "/api/documents/mill.txt", "/api/statements", "/api/adding",
           "/api/cite?document=mill.txt&start=0&end=5&style=plain", "/nothing")  # fmt: skip


@pytest.mark.parametrize("path", PRIVATE)
def test_nobody_may_keep_what_is_private(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers.get_list("cache-control") == ["no-store"]


def test_nobody_may_keep_a_reply_or_an_export(client: TestClient) -> None:
    asked = client.post("/api/ask", json={"question": "Was nobody hurt?"})
    taken = client.post(
        "/api/export", json={"form": "json", "style": "mla", "turns": [{"question": "mill"}]}
    )
    for answer in (asked, taken):
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", KEPT)
def test_browsers_may_keep_the_program(client: TestClient, path: str) -> None:
    assert "no-store" not in client.get(path).headers.get("cache-control", "")


def test_gradio_keeps_no_state_of_anybody(service: Service) -> None:
    built = build_quietly(service)
    visitor = TestClient(built, HOST, client=("127.0.0.1", 1))
    components = settings_of(visitor)["components"]
    (called,) = (n["id"] for n in components if n["props"].get("elem_id") == "conversation")
    for number in range(3):
        call = {"component_id": called, "fn_name": "welcome", "data": None,
                "session_hash": f"{number}" * 900_000}  # fmt: skip
        assert visitor.post("/gradio_api/component_server/", json=call).status_code == 200
    application: Any = built
    while not hasattr(application, "routes"):
        application = application.app
    for path in ("", "/es"):
        mounted = next(r.app for r in application.routes if getattr(r, "path", 0) == path)
        assert set(mounted.state_holder.session_data) <= {"nobody"}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"[[" * 60_000, b'{"component_id": "x", "fn_name": 1}']
)
def test_what_calls_no_function_of_the_page_is_refused(client: TestClient, body: bytes) -> None:
    for page in PAGES:
        answer = client.post(f"{page}gradio_api/component_server/", content=body)
        assert answer.status_code == 404


def test_who_comes_through_a_server_in_between_has_the_share_of_a_visitor(
    service: Service,
) -> None:
    built = build_quietly(service)
    slow = Guard(built.app, built.hosts, Buckets(Rate(burst=3, per_second=0.0001)))
    here = TestClient(slow, HOST, client=("127.0.0.1", 1))
    mine, others = ({"x-forwarded-for": f"127.0.0.1, 10.0.0.{n}"} for n in (1, 2))
    codes = [here.get("/api/sources", headers=mine).status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]
    assert here.get("/api/sources", headers=others).status_code == 200
    assert here.get("/api/sources").status_code == 200


def test_the_page_offers_no_adding_to_who_comes_through_a_server_in_between(
    service: Service, folder: Path, tmp_path: Path
) -> None:
    from index.refresh import Place

    adding = Adding(service, Place(folder, tmp_path / "index", "m"), "here")
    here = TestClient(build_quietly(service, adding=adding), HOST, client=("127.0.0.1", 1))
    assert here.get("/api/adding").json()["open"] is True
    assert here.get("/api/adding", headers={"forwarded": "for=x"}).json()["open"] is False
    refused = here.post("/api/documents?name=a.txt", content=b"x", headers={"via": "1.1 box"})
    assert refused.status_code == 403
