"""Payloads as text, title, publisher and name of documents, and as questions: none comes alive."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.browser.asking import BOX, ask, come
from tests.web.payloads import PAYLOADS
from tests.web.reading_markup import carried

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site

pytestmark = pytest.mark.browser

SUBMITTED = [payload.replace("\r\n", "\n").replace("\r", "\n") for payload in PAYLOADS]
"""As a text area holds them."""


def test_no_payload_in_a_document_comes_alive(page: Page, hostile_site: Site) -> None:
    come(page, hostile_site.url)
    for number, payload in enumerate(PAYLOADS):
        turn = ask(page, f"Payload{number} begins")
        title = turn.locator(".cite", has_text=carried(payload)).first
        assert title.count(), payload
        title.click()
        page.wait_for_selector(f'#reader .text:has-text("Payload{number} begins")')
        text = page.locator("#reader .text").evaluate("element => element.textContent")
        assert text == carried(f"Payload{number} begins. {payload} Payload{number} ends."), payload
        assert page.locator("#reader h2").text_content() == carried(payload)
        page.locator(".back").click()
        page.locator(".restart").click()
    assert page.evaluate("window.broken") is None


def test_no_payload_in_a_question_comes_alive(page: Page, hostile_site: Site) -> None:
    come(page, hostile_site.url)
    for payload in SUBMITTED:
        if "\ud800" not in payload:
            turn = ask(page, payload)
            assert turn.locator("h2").text_content() == carried(payload)
    assert page.evaluate("window.broken") is None
    assert page.locator(BOX).input_value() == ""


def test_no_payload_comes_alive_before_gradio_is_there(page: Page, hostile_site: Site) -> None:
    """In the shell that is sent with the page: asked by a link, or by hand."""
    page.route("**/assets/index-*.js", lambda route: route.abort())
    payloads = [payload for payload in SUBMITTED if "\ud800" not in payload and payload.strip()]
    for payload in payloads:
        page.goto(f"{hostile_site.url}/?q={quote(payload, safe='')}")
        assert page.locator(".shell .question").text_content() == payload
        assert page.evaluate("window.broken") is None
        page.goto(hostile_site.url)
        page.fill(".shell textarea", payload)
        page.keyboard.press("Enter")
        assert page.locator(".shell .question").text_content() == payload
        assert page.evaluate("window.broken") is None


def test_no_payload_comes_alive_on_a_page_of_its_own(page: Page, hostile_site: Site) -> None:
    for address in ("/corpus", "/corpus?lang=es"):
        page.goto(f"{hostile_site.url}{address}")
        shown = page.locator("article").text_content() or ""
        assert all(carried(payload) in shown for payload in PAYLOADS)
        assert page.evaluate("window.broken") is None
    documents = page.request.get(f"{hostile_site.url}/api/sources").json()
    for source, payload in zip(documents, PAYLOADS, strict=True):
        link = page.evaluate("encodeURIComponent", source["document"])
        page.goto(f"{hostile_site.url}/doc/{link}?start=0&end=7#mark")
        assert page.locator("#mark").text_content() == "Payload"
        assert page.locator("h1").text_content() == carried(payload)
        assert page.evaluate("window.broken") is None


def test_no_payload_comes_alive_as_a_choice(page: Page, hostile_site: Site) -> None:
    come(page, hostile_site.url)
    page.wait_for_selector(".filters:not([hidden])")
    page.locator(".filters summary").click()
    labels = page.locator(".choice bdi:not(.control)").all_text_contents()
    assert set(map(carried, PAYLOADS)) <= set(labels)
    for number in range(0, len(PAYLOADS), 7):
        page.locator(".choice input[name=source]").nth(number).check()
        assert carried(PAYLOADS[number]) in (page.locator(".chosen").text_content() or "")
    turn = ask(page, "Payload0 begins")
    assert turn.locator(".reading-note").count()
    turn.locator(".code").click()
    page.wait_for_selector("dialog[open]")
    page.locator("dialog[open] .shut").click()
    page.locator("#masthead .corpus").click()
    page.wait_for_selector("#reader .corpus")
    assert page.evaluate("window.broken") is None
