"""The page of a document, with scripts switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.asking import in_view, overflows
from tests.browser.conftest import MILL

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 320])
def test_a_link_lands_on_the_marked_words_without_scripts(
    chromium: Browser, site: Site, width: int
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 700}, java_script_enabled=False
    )
    page = context.new_page()
    asked = {"question": "Who said that the cause of the fire was not known?"}
    record = page.request.post(f"{site.url}/api/ask", data=asked).json()
    excerpt = record["excerpts"][0]
    page.goto(site.url + excerpt["link"])
    mark = page.locator("mark#mark")
    assert mark.text_content() == excerpt["text"]
    assert in_view(mark)
    assert page.locator(".text").text_content() == MILL
    assert not overflows(page)
    context.close()
