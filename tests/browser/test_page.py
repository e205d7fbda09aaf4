"""The page in a real browser: ask, see, open the words in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.reading.read_question import LONGEST_QUESTION
from tests.browser.asking import BOX, ask, come, focused, in_view, overflows, reply
from tests.browser.conftest import SCREENS, serving
from web.messages.messages import ENGLISH
from web.service.service import Service

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

    from index.index import Index
    from tests.browser.conftest import Site
    from tests.fake_encoder import FakeEncoder

pytestmark = pytest.mark.browser

WHO = "Who said that the cause of the fire was not known?"
on_every_screen = pytest.mark.parametrize(
    "context", SCREENS.values(), ids=SCREENS.keys(), indirect=True
)


def opened_words(page: Page) -> list[str]:
    return page.locator("#reader mark").all_text_contents()


def expected_words(record: dict[str, list[dict[str, object]]]) -> list[list[str]]:
    """The highlighted words of every excerpt, cut from its text by the offsets."""
    words = []
    for excerpt in record["excerpts"]:
        start, text = excerpt["start"], str(excerpt["text"])
        assert isinstance(start, int)
        marks = excerpt["highlights"]
        assert isinstance(marks, list)
        words.append([text[opens - start : closes - start] for opens, closes in marks])
    return words


def opens_on_its_words(page: Page, url: str, question: str) -> None:
    come(page, url)
    turn = ask(page, question)
    record = reply(page, url, question)
    for number, words in enumerate(expected_words(record), 1):
        card = turn.locator(f"li[data-numbers~='{number}']")  # grouped by source, if there are many
        alone = card.get_attribute("data-numbers") == str(number)
        cite = card.locator(".cite")
        cite.click()
        start = cite.get_attribute("data-start")
        page.wait_for_selector(f"#conversation .cite[aria-current][data-start='{start}']")
        mark = page.locator("#reader mark").first
        opened = opened_words(page)
        assert opened == words if alone else all(each in " ".join(opened) for each in words)
        assert focused(mark)
        assert in_view(mark)
        assert not overflows(page)
        page.locator(".back").click()
        assert focused(cite)
        assert in_view(cite)


@on_every_screen
def test_a_citation_opens_its_document_on_the_words_that_answer(page: Page, site: Site) -> None:
    opens_on_its_words(page, site.url, WHO)


@pytest.mark.model
@on_every_screen
def test_what_did_karimov_say(page: Page, real_site: Site) -> None:
    opens_on_its_words(page, real_site.url, "What did Karimov say?")


@on_every_screen
@pytest.mark.parametrize("question", ["Where is Zanzibar?", "الجسر", WHO, "x" * 1_500])
def test_no_screen_scrolls_sideways(page: Page, site: Site, question: str) -> None:
    come(page, site.url)
    turn = ask(page, question)
    assert not overflows(page)
    if turn.locator(".cite").count():
        turn.locator(".cite").first.click()
        page.wait_for_selector("#reader .document")
        assert not overflows(page)


def test_a_link_with_a_question_asks_it(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/?q={WHO}")
    page.wait_for_selector(".turn.answered")
    assert page.locator(".question").all_text_contents() == [WHO]
    assert in_view(page.locator(BOX))


def test_who_is_quicker_than_the_page_is_answered_too(context: BrowserContext, site: Site) -> None:
    """Gradio puts the parts of a page in place in no certain order: a slow machine shows it."""
    for _ in range(3):
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        come(page, site.url)
        ask(page, WHO)
        page.close()


def test_everything_can_be_done_by_keyboard(page: Page, site: Site) -> None:
    come(page, site.url)
    page.wait_for_selector(".example")
    page.locator(BOX).focus()
    page.keyboard.type(WHO)
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn.answered")
    assert focused(page.locator(BOX))
    cite = page.locator(".cite").first
    press_until_focused(page, "Shift+Tab", cite)
    page.keyboard.press("Enter")
    page.wait_for_selector("#reader mark")
    assert focused(page.locator("#reader mark").first)
    page.keyboard.press("Escape")
    assert focused(cite)
    press_until_focused(page, "Shift+Tab", page.locator(".restart"))
    page.keyboard.press("Enter")
    assert page.locator(".turn").count() == 0
    assert focused(page.locator(BOX))
    press_until_focused(page, "Shift+Tab", page.locator(".example").first)
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn.answered")


def press_until_focused(page: Page, key: str, target: Locator) -> None:
    for _ in range(60):
        if focused(target):
            return
        page.keyboard.press(key)
    raise AssertionError("the keyboard does not reach it")


def test_two_tabs_do_not_mix(context: BrowserContext, site: Site) -> None:
    mill, bridge = context.new_page(), context.new_page()
    for tab in (mill, bridge):
        come(tab, site.url)
    ask(mill, WHO)
    ask(bridge, "When did the bridge over the Wend open?")
    leaning = ask(mill, "And why did they?")
    assert "cause" in leaning.locator(".continuing").inner_text()
    leaning = ask(bridge, "And why did they?")
    assert "bridge" in leaning.locator(".continuing").inner_text()
    assert mill.locator(".turn").count() == bridge.locator(".turn").count() == 2
    asked = mill.locator(".question").all_text_contents()
    assert asked == [WHO, "And why did they?"]


def test_starting_again_forgets_what_was_asked(page: Page, site: Site) -> None:
    come(page, site.url)
    ask(page, WHO)
    page.locator(".restart").click()
    assert page.locator(".welcome").is_visible()
    assert ask(page, "And why did they?").locator(".continuing").count() == 0


def test_an_abstention_says_so_and_shows_the_nearest_passages_as_such(
    page: Page, site: Site
) -> None:
    come(page, site.url)
    turn = ask(page, "Does photosynthesis need chlorophyll?")
    assert "do not say" in turn.locator(".headline").inner_text()
    if turn.locator(".cite").count():
        assert turn.locator("h3").inner_text() == ENGLISH.nearest
        assert turn.locator("mark").count() == 0
        turn.locator(".cite").first.click()
        page.wait_for_selector("#reader .excerpt")
        assert focused(page.locator("#reader .excerpt").first)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ENGLISH.empty),
        ("  ", ENGLISH.empty),
        ("x" * (LONGEST_QUESTION + 1), "2,001"),
    ],
)
def test_what_cannot_be_asked_is_said_and_stays_in_the_box(
    page: Page, site: Site, text: str, line: str
) -> None:
    come(page, site.url)
    page.fill(BOX, text)
    page.locator("#question .submit-button").click()
    page.wait_for_selector(".notice:not([hidden])")
    assert line in page.locator(".notice").inner_text()
    assert page.locator(BOX).input_value() == text
    assert page.locator(".turn").count() == 0


def test_a_question_of_100_000_characters_costs_one_line(page: Page, site: Site) -> None:
    come(page, site.url)
    page.fill(BOX, "x " * 50_000)
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice:not([hidden])")
    assert "100,000 characters" in page.locator(".notice").inner_text()


def test_work_is_shown_at_once(page: Page, site: Site) -> None:
    come(page, site.url)
    page.evaluate(
        """() => {
            const started = {};
            addEventListener('keydown', () => (started.at = performance.now()), true);
            new MutationObserver((_, observer) => {
                if (!document.querySelector('.turn .working')) return;
                window.waited = performance.now() - started.at;
                observer.disconnect();
            }).observe(document.body, { childList: true, subtree: true });
        }"""
    )
    ask(page, WHO)
    assert page.evaluate("window.waited") < 100  # milliseconds


def test_while_the_model_loads_one_can_ask_already(
    page: Page, library: Index, encoder: FakeEncoder
) -> None:
    service = Service()
    with serving(service) as site:
        come(page, site.url)
        assert ENGLISH.loading in page.locator(".welcome").inner_text()
        service.stage = "Embedding passages: 2 of 9"
        page.wait_for_selector('.stage:text-is("Embedding passages: 2 of 9")')
        page.fill(BOX, WHO)
        page.keyboard.press("Enter")
        page.wait_for_selector(f'.working .state:has-text("{ENGLISH.waiting}")')
        service.hold(library, encoder)
        page.wait_for_selector(".turn.answered")
        page.locator(".restart").click()
        page.wait_for_selector(".welcome .holdings")


def test_a_failure_to_load_is_on_the_page(page: Page) -> None:
    service = Service()
    with serving(service) as site:
        come(page, site.url)
        service.error = "no document in '/x' could be read"
        page.wait_for_selector(".failure")
        assert "No document in '/x'" in page.locator(".failure").inner_text()
        assert "No document" in ask(page, WHO).locator(".problem").inner_text()


def test_a_server_that_has_gone_is_told_and_the_question_kept(
    page: Page, library: Index, encoder: FakeEncoder
) -> None:
    service = Service()
    service.hold(library, encoder)
    with serving(service) as site:
        come(page, site.url)
        ask(page, WHO)
    turn = ask(page, "When did the bridge open?")
    assert ENGLISH.unreachable in turn.inner_text()
    assert turn.locator(".question").inner_text() == "When did the bridge open?"
    assert page.locator(".turn.answered").count() == 1
    page.locator(".cite").first.click()
    page.wait_for_selector(".notice:not([hidden])")
    assert page.locator(".notice").inner_text() == ENGLISH.unreachable


def test_a_defect_is_told_from_a_server_that_has_gone(
    page: Page, library: Index, encoder: FakeEncoder
) -> None:
    service = Service()
    service.hold(library, encoder)

    async def broken(*_: object) -> None:
        raise AssertionError("a highlight leaves its excerpt")

    with serving(service) as site:
        come(page, site.url)
        page.wait_for_selector(".example")
        service.ask = broken  # type: ignore[assignment,method-assign]
        assert ENGLISH.internal in ask(page, WHO).inner_text()


@on_every_screen
def test_what_is_pressed_is_large_enough(page: Page, site: Site) -> None:
    come(page, site.url)
    page.wait_for_selector(".example")
    assert small(page) == []
    ask(page, WHO).locator(".cite").first.click()
    page.wait_for_selector("#reader mark")
    assert small(page) == []


def small(page: Page) -> list[str]:
    """Buttons and links lower or narrower than 44 pixels."""
    small: list[str] = page.evaluate(
        """[...document.querySelectorAll('button, a[href], textarea')]
            .filter(each => each.checkVisibility())
            .filter(each => {
                const box = each.getBoundingClientRect();
                return box.height < 43.5 || box.width < 43.5;
            }).map(each => each.outerHTML.slice(0, 200))"""
    )
    return small
