"""Filters: chosen by hand or by link, always in sight, cleared at once, each tab its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.asking import BOX, ask, come, focused, overflows
from tests.browser.conftest import SCREENS
from web.messages.messages import ENGLISH

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

CLOSED = "Who closed the mill in winter?"
on_every_screen = pytest.mark.parametrize(
    "context", SCREENS.values(), ids=SCREENS.keys(), indirect=True
)


def choose(page: Page, *labels: str) -> None:
    page.wait_for_selector(".filters:not([hidden])")
    page.locator(".filters summary").click()
    for label in labels:
        page.locator(".choice", has_text=label).first.click()
    page.locator(".filters summary").click()


def documents(page: Page) -> set[str | None]:
    return {each.get_attribute("data-document") for each in page.locator(".turn .cite").all()}


@on_every_screen
def test_what_is_chosen_narrows_the_answer_and_is_said(page: Page, newsroom: Site) -> None:
    come(page, newsroom.url)
    choose(page, "Winter at the mill")
    assert page.locator(".chosen").inner_text() == "Filtered: Winter at the mill"
    turn = ask(page, CLOSED)
    assert documents(page) == {"gazette.txt"}
    assert turn.locator(".reading-note").last.inner_text() == "Filtered: Winter at the mill"
    assert not overflows(page)
    page.locator(".clear").click()
    assert not page.locator(".filtering").is_visible()
    assert focused(page.locator(BOX))
    page.locator(".restart").click()
    turn = ask(page, CLOSED)
    assert "courier.txt" in documents(page)
    assert turn.locator(".reading-note").count() == 0


def test_only_statements_of_one_speaker(page: Page, newsroom: Site) -> None:
    come(page, newsroom.url)
    choose(page, "Ben Carr", "Only statements")
    turn = ask(page, "What about the school of Harrow?")
    assert turn.locator(".speaker strong").all_inner_texts() == ["Ben Carr"]
    assert "statements of Ben Carr" in turn.locator(".reading-note").last.inner_text()


def test_a_period_is_chosen_by_radio(page: Page, newsroom: Site) -> None:
    come(page, newsroom.url)
    page.wait_for_selector(".filters:not([hidden])")
    page.locator(".filters summary").click()
    page.locator("input[name=since][value='2019']").check()
    page.locator("input[name=until][value='2019']").check()
    ask(page, CLOSED)
    assert documents(page) == {"courier.txt"}
    assert page.locator(".chosen").inner_text() == "Filtered: since 2019 · until 2019"
    page.locator(".filters summary").click()  # it has closed itself
    page.locator("input[name=since][value='']").check()
    assert page.locator(".chosen").inner_text() == "Filtered: until 2019"


def test_a_link_carries_the_filters(page: Page, newsroom: Site) -> None:
    page.goto(f"{newsroom.url}/?q={CLOSED}&source=gazette.txt&statements=true")
    page.wait_for_selector(".turn.answered, .turn.abstained")
    assert documents(page) == {"gazette.txt"}
    page.wait_for_selector(".filtering:not([hidden])")
    assert "Winter at the mill · only statements" in page.locator(".chosen").inner_text()
    page.locator(".filters summary").click()
    assert page.locator("input[value='gazette.txt']").is_checked()
    page.locator(".clear").click()
    assert "source" not in page.url


def test_a_link_with_an_unknown_source_is_told(page: Page, newsroom: Site) -> None:
    page.goto(f"{newsroom.url}/?q={CLOSED}&source=nowhere.txt")
    page.wait_for_selector(".turn.troubled")
    assert "No source 'nowhere.txt'" in page.locator(".turn .problem").inner_text()


def test_an_abstention_offers_to_ask_without_filters(page: Page, newsroom: Site) -> None:
    come(page, newsroom.url)
    choose(page, "Ben Carr")
    turn = ask(page, "What did Olga Carr say?")
    turn.locator(".unfiltered").click()
    page.wait_for_selector(".turn.answered")
    assert page.locator(".turn").count() == 1
    assert not page.locator(".filtering").is_visible()


def test_filters_work_by_keyboard(page: Page, newsroom: Site) -> None:
    come(page, newsroom.url)
    page.wait_for_selector(".filters:not([hidden])")
    page.locator(".filters summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".filtering").is_visible()
    box = page.locator(BOX)
    for _ in range(40):
        if focused(box):
            break
        page.keyboard.press("Tab")
    assert focused(box)


def test_tabs_keep_their_own_filters(context: BrowserContext, newsroom: Site) -> None:
    one, other = context.new_page(), context.new_page()
    for tab in (one, other):
        come(tab, newsroom.url)
    choose(one, "Winter at the mill")
    ask(one, CLOSED)
    ask(other, CLOSED)
    assert documents(one) == {"gazette.txt"}
    assert "courier.txt" in documents(other)
    assert not other.locator(".filtering").is_visible()


def test_two_kinds_of_choice_stay_apart(page: Page, newsroom: Site) -> None:
    """A radio that is chosen in one group leaves the other as it is."""
    come(page, newsroom.url)
    page.wait_for_selector(".filters:not([hidden])")
    page.locator(".filters summary").click()
    page.locator("input[name=since][value='2018']").check()
    assert page.locator("input[name=until][value='']").is_checked()
    assert ENGLISH.any_time in page.locator(".group.years").last.inner_text()
