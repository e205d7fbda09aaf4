"""Cite an excerpt, copy its link, take the conversation away: in a real browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app import main
from tests.browser.asking import ask, come, focused, in_view, overflows, reply
from tests.browser.conftest import MILL, RECORDS, SCREENS
from tests.browser.test_accessibility import violations
from tests.browser.test_page import WHO, on_every_screen, press_until_focused, small
from web.messages.messages import ENGLISH

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    from tests.browser.conftest import Screen, Site

pytestmark = pytest.mark.browser

CLIPBOARD = ["clipboard-read", "clipboard-write"]
FORMS = ("docx", "html", "md", "json")


def panel(turn: Locator, number: int = 0) -> Locator:
    """Open the citation of an excerpt."""
    citing = turn.locator(".citing").nth(number)
    citing.locator("summary").click()
    citing.locator(".citation :is(p, pre)").first.wait_for()
    return citing


def choose(citing: Locator, style: str) -> None:
    citing.locator("select.style").select_option(style)
    citing.locator(".citation[aria-busy]").wait_for(state="detached")
    citing.locator(".citation :is(p, pre)").first.wait_for()


def pasted(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@on_every_screen
def test_what_is_copied_is_the_quotation_with_its_citation(
    page: Page, context: BrowserContext, site: Site
) -> None:
    context.grant_permissions(CLIPBOARD)
    come(page, site.url)
    citing = panel(ask(page, WHO))
    excerpt = reply(page, site.url, WHO)["excerpts"][0]
    place = {name: str(excerpt[name]) for name in ("document", "start", "end")}
    for style in ("mla", "apa", "chicago", "bibtex", "ris", "csl-json", "markdown", "plain"):
        choose(citing, style)
        citing.locator(".copy").click()
        citing.locator(f'.done:text-is("{ENGLISH.copied}")').wait_for()
        answer = page.request.get(f"{site.url}/api/cite", params={**place, "style": style})
        assert pasted(page) == answer.json()["text"]
        assert not overflows(page)
    choose(citing, "mla")
    citing.locator(".copy").click()
    citing.locator(f'.done:text-is("{ENGLISH.copied}")').wait_for()
    quotation, paragraph = " ".join(excerpt["text"].split()), excerpt["locator"]["value"]
    assert pasted(page) == (
        f"    {quotation} (“The Mill Fire,” par. {paragraph})\n\n“The Mill Fire.” 3 May 2019."
    )


def test_italics_are_kept_for_a_word_processor(
    page: Page, context: BrowserContext, site: Site
) -> None:
    context.grant_permissions(CLIPBOARD)
    come(page, site.url)
    citing = panel(ask(page, "When did the bridge over the Wend open?"))
    choose(citing, "apa")
    citing.locator(".copy").click()
    citing.locator(f'.done:text-is("{ENGLISH.copied}")').wait_for()
    html = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            return await (await item.getType("text/html")).text();
        }"""
    )
    assert "<i>[Untitled document, bridge.txt]</i>" in html


def test_without_a_clipboard_of_its_own_the_page_copies_the_old_way(
    page: Page, context: BrowserContext, site: Site
) -> None:
    """Over plain http, served to a network, browsers give pages no clipboard."""
    context.grant_permissions(CLIPBOARD)
    come(page, site.url)
    citing = panel(ask(page, WHO))
    page.evaluate("navigator.clipboard.write = undefined")
    citing.locator(".copy").click()
    citing.locator(f'.done:text-is("{ENGLISH.copied}")').wait_for()
    assert pasted(page).startswith("    The mill had")  # long: a block quotation
    assert pasted(page).endswith("“The Mill Fire.” 3 May 2019.")
    assert focused(citing.locator(".copy"))


@on_every_screen
def test_a_copied_link_opens_the_words(page: Page, context: BrowserContext, site: Site) -> None:
    context.grant_permissions(CLIPBOARD)
    come(page, site.url)
    card = ask(page, WHO).locator(".excerpts > li").first
    card.locator(".copy-link").click()
    card.locator(f'.said:text-is("{ENGLISH.link_copied}")').wait_for()
    page.goto(pasted(page))
    mark = page.locator("#mark")
    assert mark.text_content() == reply(page, site.url, WHO)["excerpts"][0]["text"]
    assert in_view(mark)


def test_citing_is_done_by_keyboard(page: Page, context: BrowserContext, site: Site) -> None:
    context.grant_permissions(CLIPBOARD)
    come(page, site.url)
    turn = ask(page, WHO)
    press_until_focused(page, "Shift+Tab", turn.locator(".citing summary").first)
    page.keyboard.press("Enter")
    turn.locator(".citation p").first.wait_for()
    press_until_focused(page, "Tab", turn.locator(".citing select").first)
    page.keyboard.press("A")
    turn.locator('.citation p:has-text("para.")').first.wait_for()
    press_until_focused(page, "Tab", turn.locator(".copy").first)
    page.keyboard.press("Enter")
    turn.locator(f'.done:text-is("{ENGLISH.copied}")').wait_for()
    assert "(The Mill Fire, 2019, para." in pasted(page)
    press_until_focused(page, "Shift+Tab", page.locator(".take-away button"))
    page.keyboard.press("Enter")
    assert page.locator("dialog.taking").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog.taking").is_visible()
    assert focused(page.locator(".take-away button"))


def test_the_style_chosen_last_is_the_next_ones(page: Page, site: Site) -> None:
    come(page, site.url)
    choose(panel(ask(page, WHO)), "chicago")
    citing = panel(ask(page, "When did the bridge over the Wend open?"))
    assert citing.locator("select.style").input_value() == "chicago"


def test_a_conversation_is_downloaded_in_every_form_and_verified(
    page: Page, site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
    come(page, site.url)
    assert not page.locator(".take-away button").is_visible()
    ask(page, WHO)
    ask(page, "And why did they?")
    ask(page, "Does photosynthesis need chlorophyll?")
    for form in FORMS:
        file = taken(page, form, tmp_path)
        assert file.name.startswith("who-said-that-the-cause-of-the-fire-was-not-known-20")
        assert file.suffix == f".{form}"
        if form in {"md", "json"}:
            assert main(["--corpus", str(corpus), "verify", str(file)]) == 0
            assert "excerpts verified" in capsys.readouterr().out
            text = file.read_text()
            assert "The mayor, Ada Finch" in text
            file.write_text(text.replace("Ada Finch", "Ada Birch"))
            assert main(["--corpus", str(corpus), "verify", str(file)]) == 1
    assert "The mayor, Ada Finch" in MILL


def taken(page: Page, form: str, folder: Path) -> Path:
    page.locator(".take-away button").click()
    page.locator(f"input[name=form][value={form}]").check()
    with page.expect_download() as download:
        page.locator(".download").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    assert not page.locator("dialog.taking").is_visible()
    return file


def test_only_what_is_ticked_is_taken(page: Page, site: Site, tmp_path: Path) -> None:
    come(page, site.url)
    ask(page, WHO)
    ask(page, "When did the bridge over the Wend open?")
    page.locator(".take-away button").click()
    groups = page.locator(".turn-choices")
    groups.nth(0).locator("input").first.uncheck()
    assert groups.nth(0).locator("input").last.is_disabled()
    page.locator("input[name=form][value=json]").check()
    with page.expect_download() as download:
        page.locator(".download").click()
    download.value.save_as(tmp_path / "taken")
    (answer,) = json.loads((tmp_path / "taken").read_text())["replies"]
    assert answer["question"] == "When did the bridge over the Wend open?"
    page.locator(".take-away button").click()
    for group in groups.all():
        group.locator("input").first.uncheck()
    page.locator(".download").click()
    assert page.locator(".taking .problem").inner_text() == ENGLISH.nothing_chosen


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS.keys())
def test_axe_finds_nothing_in_what_is_opened(chromium: Browser, site: Site, screen: Screen) -> None:
    context = chromium.new_context(
        viewport={"width": screen.width, "height": screen.height}, color_scheme=screen.scheme
    )
    page = context.new_page()
    come(page, site.url)
    citing = panel(ask(page, WHO))
    assert violations(page) == []
    choose(citing, "bibtex")
    page.locator(".copy-link").first.click()
    assert violations(page) == []
    assert small(page) == []
    page.locator(".take-away button").click()
    assert page.locator("dialog.taking").is_visible()
    assert violations(page) == []
    assert small(page) == []
    assert not overflows(page)
    context.close()


def test_no_payload_comes_alive_in_a_citation_or_a_list(page: Page, hostile_site: Site) -> None:
    come(page, hostile_site.url)
    for number in (0, 9, 33, 43):
        turn = ask(page, f"Payload{number} begins")
        citing = panel(turn)
        for style in ("apa", "bibtex"):
            choose(citing, style)
            assert f"Payload{number} begins." in (citing.locator(".citation").text_content() or "")
    page.locator(".take-away button").click()
    assert page.locator(".takeable.whole").count() == 4
    with page.expect_download():
        page.locator(".download").click()
    assert page.evaluate("window.broken") is None
