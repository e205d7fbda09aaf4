"""Before Gradio is there one types already, and nothing of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.asking import BOX, focused, overflows
from tests.browser.conftest import SCREENS
from tests.browser.test_accessibility import violations
from web.messages.messages import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

EARLY = ".shell textarea"
WHO = "Who said that the cause of the fire was not known?"
on_every_screen = pytest.mark.parametrize(
    "context", SCREENS.values(), ids=SCREENS.keys(), indirect=True
)


class Gate:
    """Holds Gradio's program back until it is opened."""

    def __init__(self, page: Page) -> None:
        self.held: list[Route] = []
        page.route("**/assets/index-*.js", self._hold)

    def _hold(self, route: Route) -> None:
        self.held.append(route)

    def open(self) -> None:
        for route in self.held:
            route.continue_()


@pytest.fixture
def gate(page: Page) -> Gate:
    """Return the gate before the page's Gradio, shut."""
    return Gate(page)


def come_early(page: Page, url: str) -> None:
    page.goto(url, wait_until="commit")
    page.wait_for_selector(EARLY)


def test_what_is_typed_goes_on_in_gradios_box(page: Page, gate: Gate, site: Site) -> None:
    come_early(page, site.url)
    assert focused(page.locator(EARLY))
    page.keyboard.type("Who said tat")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    gate.open()
    page.wait_for_selector(BOX)
    assert focused(page.locator(BOX))
    assert page.locator(EARLY).count() == 0
    page.keyboard.type("h")
    assert page.locator(BOX).input_value() == "Who said that"
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn.answered, .turn.abstained")
    assert page.locator(".question").all_text_contents() == ["Who said that"]
    assert not page.locator(BOX).input_value()


@pytest.mark.parametrize("rate", [1, 4])
def test_not_a_key_is_lost_while_gradio_comes(
    page: Page, gate: Gate, site: Site, rate: int
) -> None:
    """Typed at a steady pace from the first moment on, on a quick and on a slow machine."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    come_early(page, site.url)
    text = f"{WHO} " * 4
    for place, letter in enumerate(text):
        if place == 10:
            gate.open()
        page.keyboard.press(letter if letter != " " else "Space", delay=4)
    page.wait_for_selector(BOX)
    assert page.locator(BOX).input_value() == text


def test_words_that_are_being_composed_are_not_torn_apart(
    page: Page, gate: Gate, site: Site
) -> None:
    """As Chinese or Korean is typed: the keys make up a word that is put in at the end."""
    compose = "kind => document.querySelector('.shell textarea').dispatchEvent(new Event(kind))"
    come_early(page, site.url)
    page.evaluate(compose, "compositionstart")
    gate.open()
    page.wait_for_selector("#question textarea", state="attached")
    page.wait_for_timeout(200)
    page.keyboard.type("다리")
    page.evaluate(compose, "compositionend")
    page.wait_for_selector(BOX)
    assert page.locator(BOX).input_value() == "다리"


def test_a_question_asked_early_is_answered(page: Page, gate: Gate, site: Site) -> None:
    come_early(page, site.url)
    page.keyboard.type(WHO)
    page.keyboard.press("Enter")
    assert page.locator(".shell .question").inner_text() == WHO
    assert ENGLISH.searching in page.locator(".shell .turn").inner_text()
    page.keyboard.type("And then?")
    page.keyboard.press("Enter")  # one at a time: the second one stays
    gate.open()
    page.wait_for_selector(".turn.answered")
    page.wait_for_selector(BOX)
    assert page.locator(".question").all_text_contents() == [WHO]
    assert page.locator(BOX).input_value() == "And then?"


def test_an_empty_or_too_long_question_stays_in_the_box(page: Page, gate: Gate, site: Site) -> None:
    come_early(page, site.url)
    page.keyboard.press("Enter")
    assert page.locator(".shell .turn").count() == 0
    page.fill(EARLY, "x" * 2_001)
    page.keyboard.press("Enter")
    gate.open()
    page.wait_for_selector(".notice:not([hidden])")
    assert page.locator(BOX).input_value() == "x" * 2_001


def test_an_example_can_be_asked_early(page: Page, gate: Gate, site: Site) -> None:
    site.service._examples = (WHO,)
    come_early(page, site.url)
    page.locator(".shell .example").first.click()
    gate.open()
    page.wait_for_selector(".turn.answered")
    assert page.locator(".question").all_text_contents() == [WHO]


@on_every_screen
def test_nothing_moves_when_gradio_comes(page: Page, gate: Gate, site: Site) -> None:
    come_early(page, site.url)
    parts = ("h1", ".promise", ".holdings", "textarea", ".submit-button", ".corpus", ".languages")
    before = [page.locator(f".shell {part}").bounding_box() for part in parts]
    assert not overflows(page)
    gate.open()
    page.wait_for_selector(BOX)
    inside = [f"gradio-app {part}" for part in parts]
    assert [page.locator(part).first.bounding_box() for part in inside] == before


@on_every_screen
@pytest.mark.usefixtures("gate")
def test_the_shell_is_accessible(page: Page, site: Site) -> None:
    come_early(page, site.url)
    assert violations(page) == []


@pytest.fixture
def plain(chromium: object) -> Iterator[Page]:
    """Yield a page in which no script runs."""
    context = chromium.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    yield context.new_page()
    context.close()


def test_without_scripts_the_page_says_what_it_needs(plain: Page, site: Site) -> None:
    plain.goto(site.url)
    assert ENGLISH.needs_script in plain.locator(".shell").inner_text()
    assert not plain.locator("form").is_visible()
