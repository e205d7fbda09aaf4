"""The page asks for nothing but what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.asking import ask, come
from web.http.open_paths import is_open

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("start", ["/?lang=en", "/es/"])
def test_a_page_calls_nothing_that_is_closed(page: Page, site: Site, start: str) -> None:
    called: set[tuple[str, str]] = set()
    refused: set[str] = set()
    page.on("request", lambda sent: called.add((sent.method, sent.url.removeprefix(site.url))))
    page.on("response", lambda got: refused.add(got.url) if got.status >= 400 else None)
    come(page, f"{site.url}{start}")
    turn = ask(page, "Who is the mayor?")
    turn.locator(".cite").first.click()
    page.locator("#reader mark").first.wait_for()
    page.reload()
    page.wait_for_selector(".turn")
    paths = {(method, address.partition("?")[0]) for method, address in called}
    assert ("POST", start.partition("?")[0] + "gradio_api/component_server/") in paths
    assert [each for each in paths if not is_open(*each)] == []
    assert refused == set()
