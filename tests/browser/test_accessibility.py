"""axe-core finds nothing, on any view, light and dark, wide and narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.asking import BOX, ask, come
from tests.browser.conftest import SCREENS, serving
from web.service.service import Service

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Screen, Site

pytestmark = pytest.mark.browser

AXE = Axe()
OPEN_ALL = "document.querySelectorAll('details').forEach(each => (each.open = true))"


def violations(page: Page) -> list[str]:
    found = AXE.run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
def test_axe_finds_nothing(chromium: Browser, site: Site, screen: Screen) -> None:
    context = chromium.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        bypass_csp=True,  # axe is put into the page of a document, which admits no script
    )
    page = context.new_page()
    come(page, site.url)
    page.wait_for_selector(".example")
    assert violations(page) == []
    ask(page, "Who said that the cause of the fire was not known?")
    ask(page, "And why did they?")
    ask(page, "Does photosynthesis need chlorophyll?")
    page.fill(BOX, "")
    page.keyboard.press("Enter")
    assert violations(page) == []
    page.locator(".cite").first.click()
    page.wait_for_selector("#reader mark")
    assert violations(page) == []
    page.locator("#masthead .corpus").click()
    page.wait_for_selector("#reader .corpus")
    assert violations(page) == []
    links = (page.locator("#conversation a.page").first.get_attribute("href"), "/doc/none")
    for address in (*links, "/corpus", "/api/reference"):
        page.goto(f"{site.url}{address}")
        assert violations(page) == []
    context.close()


def test_axe_finds_nothing_while_loading_and_after_a_failure(chromium: Browser) -> None:
    service = Service()
    with serving(service) as site:
        page = chromium.new_page()
        come(page, site.url)
        assert violations(page) == []
        service.error = "no document could be read"
        page.wait_for_selector(".failure")
        ask(page, "Why?")
        assert violations(page) == []
        page.close()


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
def test_axe_finds_nothing_in_filters_cards_and_codes(
    chromium: Browser, newsroom: Site, screen: Screen
) -> None:
    context = chromium.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        bypass_csp=True,
        locale="es-ES",
    )
    page = context.new_page()
    come(page, newsroom.url)
    page.wait_for_selector(".filters:not([hidden])")
    page.locator(".filters summary").click()
    page.locator(".choice", has_text="Ada Finch").click()
    assert violations(page) == []
    page.locator(".filters summary").click()
    turn = ask(page, "What did Ada Finch say?")
    assert violations(page) == []
    turn.locator(".edit").click()
    assert violations(page) == []
    turn.locator(".cite").first.click()
    page.wait_for_selector("#reader mark")
    page.evaluate(OPEN_ALL)
    assert violations(page) == []
    page.locator(".back").click()
    page.locator(".cancel").click()
    turn.locator(".code").click()
    page.wait_for_selector("dialog[open] img")
    assert violations(page) == []
    for address in ("/corpus", "/doc/gazette.txt"):
        page.goto(f"{newsroom.url}{address}")
        page.evaluate(OPEN_ALL)
        assert violations(page) == []
    context.close()
