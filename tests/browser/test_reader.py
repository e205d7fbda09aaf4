"""A document beside the conversation: its card, its other excerpts, other sources, its noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.asking import ask, come, focused, in_view, overflows
from tests.browser.conftest import SCREENS
from web.messages.messages import ENGLISH

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

NOBODY = "Who said that nobody has ever closed the old mill in winter?"
on_every_screen = pytest.mark.parametrize(
    "context", SCREENS.values(), ids=SCREENS.keys(), indirect=True
)


def open_first(page: Page, url: str, question: str, document: str) -> None:
    come(page, url)
    turn = ask(page, question)
    turn.locator(f".cite[data-document='{document}']").first.click()
    page.wait_for_selector("#reader mark")


def card(page: Page, question: str) -> str:
    summary = page.locator(".asked-of", has_text=question)
    if not summary.evaluate("details => details.open"):
        summary.locator("summary").first.click()
    return summary.inner_text()


@on_every_screen
def test_the_card_answers_three_questions(page: Page, newsroom: Site) -> None:
    open_first(page, newsroom.url, NOBODY, "courier.txt")
    behind = card(page, ENGLISH.who_is_behind)
    assert "3 May 2019 (inferred from the text)" in behind.replace("\n", " ")
    evidence = card(page, ENGLISH.what_evidence)
    assert "Ada Finch" in evidence
    assert "Ben Carr" in evidence
    others = card(page, ENGLISH.what_others)
    assert ENGLISH.same_statement in others
    assert "Winter at the mill · January 2018" in others
    assert not overflows(page)


def test_other_sources_open_in_the_reader_and_the_way_back_holds(
    page: Page, newsroom: Site
) -> None:
    open_first(page, newsroom.url, NOBODY, "courier.txt")
    cite = page.locator(".cite[data-document='courier.txt']").first
    card(page, ENGLISH.what_others)
    page.locator(".others .jump").first.click()
    page.wait_for_selector("#reader h2:has-text('Winter at the mill')")
    mark = page.locator("#reader mark").first
    assert focused(mark)
    assert in_view(mark)
    page.locator(".back").click()
    assert focused(cite)


@on_every_screen
def test_one_steps_through_the_excerpts_of_one_document(page: Page, newsroom: Site) -> None:
    come(page, newsroom.url)
    turn = ask(page, "What did Petr Orlov say?")
    cites = turn.locator(".cite[data-document='courier.txt']")
    assert cites.count() >= 2
    cites.first.click()
    page.wait_for_selector(".steps:not([hidden])")
    total = cites.count()
    assert page.locator(".where").inner_text().endswith(f"of {total}")
    while page.locator("[data-step='-1']").is_enabled():
        step(page, "-1")
    starts = [place(page)]
    for _ in range(total - 1):
        step(page, "1")
        starts.append(place(page))
    assert starts == sorted(starts)
    assert page.locator("[data-step='1']").is_disabled()
    assert not overflows(page)


def step(page: Page, way: str) -> None:
    before = page.locator(".where").inner_text()
    page.locator(f"[data-step='{way}']").click()
    page.wait_for_function("before => document.querySelector('.where').innerText !== before",
                           arg=before)  # fmt: skip


def place(page: Page) -> int:
    return int(page.locator(".cite[aria-current]").get_attribute("data-start") or "")


def test_noise_folds_away_and_stays_in_the_text(page: Page, newsroom: Site) -> None:
    open_first(page, newsroom.url, NOBODY, "gazette.txt")
    noise = page.locator("#reader .noise > span").first
    before = page.locator("#reader .text").text_content()
    assert noise.is_visible()
    page.locator(".folding").check()
    assert not noise.is_visible()
    assert page.locator("#reader .text").text_content() == before
    page.locator(".back").click()
    page.locator(".cite[data-document='gazette.txt']").first.click()
    page.wait_for_selector("#reader mark")
    assert page.locator(".folding").is_checked()


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("path", ["/corpus", "/doc/gazette.txt", "/doc/courier.txt?lang=es"])
def test_pages_are_whole_without_scripts(
    chromium: Browser, newsroom: Site, width: int, path: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 700}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(newsroom.url + path)
    for details in page.locator("details > summary").all():
        if details.is_visible():
            details.click()
    assert page.locator("h1").is_visible()
    assert not overflows(page)
    if path == "/corpus":
        assert page.locator(".timeline circle").count() == 2
        assert page.locator(".speakers rect").first.bounding_box()
        page.locator(".sources tbody th a").last.click()
    elif "gazette" in path:
        page.locator(".folding").check()
        assert not page.locator(".noise > span").first.is_visible()
        page.locator(".others .jump").first.click()
        assert page.locator("mark#mark").is_visible()
    context.close()


def test_the_sources_open_beside_the_conversation(page: Page, newsroom: Site) -> None:
    come(page, newsroom.url)
    ask(page, "What did Ben Carr say?")
    page.locator("#masthead .corpus").click()
    page.wait_for_selector("#reader .corpus")
    assert page.locator(".turn").count() == 1
    page.locator(".speakers .asks", has_text="Ada Finch").click()
    page.wait_for_selector(".turn >> nth=1")
    assert page.locator(".question").last.inner_text() == "What did Ada Finch say?"
    page.keyboard.press("Escape")
    assert focused(page.locator("#masthead .corpus"))
