"""A question edited and asked again, shown as a code, and what a session is told once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.browser.asking import BOX, DONE, ask, come, focused, in_view, overflows
from tests.browser.conftest import SCREENS, serving
from tests.browser.test_filters import CLOSED
from web.http.guard import Guard
from web.http.limit_rate import Buckets, Rate
from web.messages.messages import ENGLISH
from web.messages.messages_es import SPANISH
from web.service.service import Service

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from index.index import Index
    from tests.browser.conftest import Site
    from tests.fake_encoder import FakeEncoder

pytestmark = pytest.mark.browser

on_every_screen = pytest.mark.parametrize(
    "context", SCREENS.values(), ids=SCREENS.keys(), indirect=True
)


@on_every_screen
def test_editing_replaces_the_question_and_those_after_it(page: Page, newsroom: Site) -> None:
    come(page, newsroom.url)
    for question in ("What did Ben Carr say?", "What did Olga Carr say?", "And when?"):
        ask(page, question)
    page.locator(".edit").nth(1).click()
    box = page.locator(BOX)
    assert box.input_value() == "What did Olga Carr say?"
    assert focused(box)
    assert page.locator(".revising").inner_text().startswith(ENGLISH.editing)
    assert not overflows(page)
    box.fill("What did Ada Finch say?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn.answered >> text=What did Ada Finch say?")
    assert page.locator(".question").all_text_contents() == [
        "What did Ben Carr say?", "What did Ada Finch say?"]  # fmt: skip
    assert not page.locator(".revising").is_visible()


def test_editing_can_be_given_up(page: Page, newsroom: Site) -> None:
    come(page, newsroom.url)
    ask(page, "What did Ben Carr say?")
    page.locator(".edit").click()
    page.locator(".cancel").click()
    assert page.locator(BOX).input_value() == ""
    ask(page, "What did Olga Carr say?")
    assert page.locator(".turn").count() == 2


@on_every_screen
def test_the_link_of_a_question_is_shown_as_a_code(page: Page, newsroom: Site) -> None:
    come(page, newsroom.url)
    turn = ask(page, "What did Ben Carr say?")
    turn.locator(".code").click()
    dialog = page.locator("dialog[open]")
    picture = dialog.locator("img")
    picture.wait_for()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth > 100)")
    link = dialog.locator(".address").inner_text()
    assert "--host" in dialog.inner_text()
    assert focused(dialog.locator(".shut"))
    assert not overflows(page)
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.goto(link)
    page.wait_for_selector(".turn.answered")
    assert page.locator(".question").all_text_contents() == ["What did Ben Carr say?"]


def test_notes_about_the_content_come_first_and_once(page: Page, newsroom: Site) -> None:
    come(page, newsroom.url)
    note = page.locator(".content-note", has_text="Tells of a fire.")
    note.wait_for()
    assert in_view(note)
    first, second = (ask(page, CLOSED) for _ in range(2))
    own = first.locator(".content-note")
    assert own.all_inner_texts() == ["Content note: Tells of a sunken ferry."]
    assert own.evaluate("e => !!(e.compareDocumentPosition(e.parentElement.querySelector("
                        "'.excerpts')) & Node.DOCUMENT_POSITION_FOLLOWING)")  # fmt: skip
    assert second.locator(".content-note").count() == 0


def test_who_comes_by_a_link_is_told_too(page: Page, newsroom: Site) -> None:
    page.goto(f"{newsroom.url}/?q={CLOSED}")
    page.wait_for_selector(".turn.answered, .turn.abstained")
    notes = page.locator(".turn .content-note").all_inner_texts()
    assert notes[0] == "Content note: Tells of a fire."


def test_the_page_speaks_the_visitors_language(chromium: Browser, newsroom: Site) -> None:
    context = chromium.new_context(locale="es-AR")
    page = context.new_page()
    come(page, f"{newsroom.url}/?q={CLOSED}")
    page.wait_for_selector(".turn.answered, .turn.abstained")
    assert page.evaluate("document.documentElement.lang") == "es"
    assert page.locator(BOX).get_attribute("placeholder") == SPANISH.question_hint
    assert page.locator(".edit").inner_text() == SPANISH.edit
    page.locator(".turn .cite[data-document='gazette.txt']").first.click()
    page.wait_for_selector("#reader .text")
    assert page.locator("#reader .text").get_attribute("lang") == "en-GB"
    page.locator(".restart").click()  # or it would go on in the other language
    come(page, f"{newsroom.url}/?lang=en")
    page.wait_for_selector(".welcome .holdings")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator(".languages a").click()
    page.wait_for_selector(f".promise:has-text('{SPANISH.promise[:20]}')")
    context.close()


def test_too_many_questions_are_told_from_a_defect(
    page: Page, library: Index, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = Service()
    service.hold(library, encoder)
    slow = Buckets(Rate(burst=3, per_second=0.001))
    monkeypatch.setattr(Guard, "_clients", lambda *_: [("somebody", slow)])
    with serving(service) as site:
        come(page, site.url)
        page.wait_for_selector(".example")
        while slow.missing("somebody", time.monotonic()) == 0:
            page.request.get(f"{site.url}/api/sources")
        turn = ask(page, "Where is Zanzibar?")
        assert ENGLISH.too_many in turn.inner_text()


def test_a_print_shows_the_answer_and_not_the_controls(page: Page, newsroom: Site) -> None:
    come(page, newsroom.url)
    turn = ask(page, "What did Ben Carr say?")
    page.emulate_media(media="print")
    assert turn.locator("blockquote").first.is_visible()
    assert turn.locator(".facts").first.is_visible()
    for control in (BOX, "#masthead", ".filters", ".actions", ".welcome"):
        assert not page.locator(control).first.is_visible(), control


def test_after_a_reload_the_conversation_of_the_tab_is_there_again(page: Page, site: Site) -> None:
    come(page, site.url)
    ask(page, "How long is the bridge?")
    ask(page, "When did it open?")
    asked = page.locator(".turn .question").all_inner_texts()
    page.reload()
    page.locator(DONE).nth(1).wait_for()
    assert page.locator(".turn .question").all_inner_texts() == asked
    page.locator(".restart").click()
    page.reload()
    page.wait_for_selector(BOX)
    page.wait_for_timeout(300)
    assert page.locator(".turn").count() == 0


def test_another_tab_begins_a_conversation_of_its_own(page: Page, site: Site) -> None:
    come(page, site.url)
    ask(page, "How long is the bridge?")
    other = page.context.new_page()
    come(other, site.url)
    other.wait_for_timeout(300)
    assert other.locator(".turn").count() == 0
