"""What teachers, pupils and fact-checkers stumbled over: each once, and never again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from corpus.readers.folder.read_references import read_collection
from index.build import build_index
from index.progress import silent
from tests.browser.asking import BOX, DONE, ask, come, focused, in_view, overflows
from tests.browser.conftest import SCREENS, serving
from web.messages.messages import ENGLISH
from web.service.service import Service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.conftest import Site
    from tests.fake_encoder import FakeEncoder

pytestmark = pytest.mark.browser

LONG_TITLE = "Of the mill, the barn, the bridge and the ferry " * 3
LESSON = (
    f"# The mill\n\n## {LONG_TITLE}\n\nThe mill stood by the river. The mill of Harrow burnt down "
    "in 1954. Nobody knew why.\n\n" + "Some words to fill the page.\n\n" * 40 + "## The end\n\n"
    "- Dora Elm said that the mill would never burn again.\n"
)
COUNCIL = "".join(
    f"Ada Finch said that the mill had {n} doors, and that it had {n} floors.\n\n"
    for n in range(2, 10)
)
SAID = "What did Ada Finch say?"
BURNT = "When did the mill of Harrow burn down?"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Iterator[Site]:
    """Yield a server over a teacher's folder: lesson notes, a protocol, and a picture."""
    folder = tmp_path_factory.mktemp("lesson")
    (folder / "lesson.md").write_text(LESSON, encoding="utf-8")
    (folder / "council.txt").write_text(COUNCIL, encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    service = Service()
    service.collection = read_collection(folder)
    service.hold(build_index(folder, encoder, silent, None), encoder)
    with serving(service) as site:
        yield site


def picture(target: Locator) -> bytes:
    return target.screenshot(animations="disabled")


def on(
    chromium: Browser, width: int, height: int, scheme: Literal["light", "dark"] = "light"
) -> Page:
    context = chromium.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    context.set_default_timeout(20_000)
    return context.new_page()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_ticked_box_looks_ticked(
    chromium: Browser, lesson: Site, scheme: Literal["light", "dark"]
) -> None:
    page = on(chromium, 1280, 900, scheme)
    come(page, lesson.url)
    page.wait_for_selector(".filters:not([hidden])")
    page.locator(".filters summary").click()
    box = page.locator(".choice input[type=checkbox]").first
    assert box.evaluate("box => getComputedStyle(box).appearance") == "auto"
    before = picture(box)
    box.check()
    assert picture(box) != before
    page.context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_long_name_of_a_section_breaks_no_page(
    chromium: Browser, lesson: Site, width: int
) -> None:
    page = on(chromium, width, 844)
    come(page, lesson.url)
    assert not overflows(page)
    turn = ask(page, BURNT)
    assert not overflows(page)
    turn.locator(".cite").first.click()
    page.wait_for_selector("#reader mark")
    assert not overflows(page)
    assert page.locator(".reader-title").is_visible()
    page.context.close()


def test_filters_close_when_something_is_asked_and_have_a_field_to_seek(
    page: Page, lesson: Site
) -> None:
    come(page, lesson.url)
    page.wait_for_selector(".filters:not([hidden])")
    page.locator(".filters summary").click()
    ask(page, BURNT)
    assert not page.locator(".choices").is_visible()


def test_the_address_and_the_tab_follow_the_conversation(page: Page, lesson: Site) -> None:
    page.goto(f"{lesson.url}/?q={BURNT}")
    page.wait_for_selector(".turn.answered")
    assert page.title().startswith(BURNT)
    ask(page, SAID)
    assert "Ada+Finch" in page.url
    page.reload()
    page.locator(DONE).nth(1).wait_for()
    page.wait_for_timeout(500)
    assert page.locator(".turn .question").all_inner_texts() == [BURNT, SAID]


def test_a_question_asked_while_another_waits_is_answered_after_it(
    page: Page, lesson: Site
) -> None:
    come(page, lesson.url)
    for question in (BURNT, SAID):
        page.fill(BOX, question)
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelector('#question textarea').value === ''")
    page.locator(DONE).nth(1).wait_for()
    assert page.locator(".turn .question").all_inner_texts() == [BURNT, SAID]
    assert not page.locator(".notice").is_visible()


@pytest.mark.parametrize("context", [SCREENS["phone"], SCREENS["desktop"]], indirect=True)
def test_back_closes_what_was_opened(page: Page, lesson: Site) -> None:
    come(page, lesson.url)
    turn = ask(page, BURNT)
    cite = turn.locator(".cite").first
    cite.click()
    page.wait_for_selector("#reader mark")
    page.go_back()
    page.wait_for_function("!document.querySelector('#desk').classList.contains('reading')")
    assert focused(cite)
    assert page.locator(".turn.answered").count() == 1
    page.locator(".take-away button").click()
    page.go_back()
    page.wait_for_function("!document.querySelector('dialog[open]')")
    assert page.locator(".turn.answered").count() == 1


def test_starting_again_can_be_undone(page: Page, lesson: Site) -> None:
    come(page, lesson.url)
    ask(page, BURNT)
    ask(page, SAID)
    page.locator(".restart").click()
    assert page.locator(".turn").count() == 0
    assert page.locator(".welcome .promise").is_visible()
    page.locator(".undo").click()
    assert page.locator(".turn .question").all_inner_texts() == [BURNT, SAID]
    assert not page.locator(".restarted").is_visible()
    page.reload()
    page.locator(DONE).nth(1).wait_for()


@pytest.mark.parametrize(("width", "height"), [(320, 215), (844, 390)])
def test_a_low_screen_is_the_answers(
    chromium: Browser, lesson: Site, width: int, height: int
) -> None:
    """400 % zoom of 1280 by 860 pixels, and a telephone that lies on its side."""
    page = on(chromium, width, height)
    come(page, lesson.url)
    turn = ask(page, BURNT)
    turn.locator("blockquote").first.evaluate("each => each.scrollIntoView({block: 'start'})")
    free = page.evaluate(
        """() => [...document.querySelectorAll('#masthead, #talk > .form')]
            .every(each => getComputedStyle(each).position === 'static')"""
    )
    assert free
    assert in_view(turn.locator("blockquote").first)
    page.context.close()


def test_many_excerpts_are_grouped_folded_and_reached_by_key(page: Page, lesson: Site) -> None:
    come(page, lesson.url)
    turn = ask(page, SAID)
    cards = turn.locator(".excerpts > li")
    assert cards.count() >= 8
    quoted = [each.inner_text() for each in turn.locator("blockquote").all()]
    assert len(set(quoted)) == len(quoted)
    assert turn.locator("h3.under").count() == 1
    page.locator(BOX).evaluate("box => box.blur()")
    page.keyboard.press("j")
    assert focused(turn.locator(".cite").first)
    page.keyboard.press("j")
    assert focused(turn.locator(".cite").nth(1))
    page.keyboard.press("/")
    assert focused(page.locator(BOX))
    assert page.locator(BOX).input_value() == ""


def test_the_sentence_that_answers_stands_first_and_the_rest_unfolds(
    page: Page, lesson: Site
) -> None:
    come(page, lesson.url)
    turn = ask(page, BURNT)
    quoted = turn.locator("blockquote").first
    assert "burnt down in 1954" in quoted.inner_text()
    assert "stood by the river" not in quoted.inner_text()
    button = turn.locator(".unfold").first
    button.click()
    assert "stood by the river" in quoted.inner_text()
    assert button.get_attribute("aria-expanded") == "true"


def test_a_citation_is_of_words_of_a_sentence_or_of_all(page: Page, lesson: Site) -> None:
    come(page, lesson.url)
    turn = ask(page, "What did Dora Elm say?")
    turn.locator(".citing summary").first.click()
    citation = turn.locator(".citation").first
    extent = turn.locator("select.extent").first
    turn.locator(".citing-panel select.style").first.select_option("plain")
    shown = {}
    for each in ("words", "sentence", "excerpt"):
        extent.select_option(each)
        page.wait_for_function("!document.querySelector('.citation[aria-busy]')")
        citation.locator("p").first.wait_for()
        shown[each] = citation.inner_text()
    assert shown["words"].startswith("“the mill would never burn again")
    assert shown["sentence"].startswith("“Dora Elm said that the mill")
    assert all("“" in each and "”" in each for each in shown.values())


def test_the_reader_sets_headings_lists_them_and_finds_words(page: Page, lesson: Site) -> None:
    come(page, lesson.url)
    ask(page, BURNT).locator(".cite").first.click()
    page.wait_for_selector("#reader mark")
    reader = page.locator("#reader")
    assert reader.locator(".heading").first.inner_text() == "The mill"
    assert (reader.locator(".text").text_content() or "").startswith("# The mill\n")
    reader.locator(".contents summary").click()
    reader.locator(".entry").last.click()
    assert in_view(reader.locator(".heading").last)
    reader.locator(".finding").fill("fill the page")
    assert reader.locator(".found").inner_text() == "1 of 40"
    reader.locator(".finding").press("Enter")
    assert reader.locator(".found").inner_text() == "2 of 40"
    size = "text => parseFloat(getComputedStyle(text).fontSize)"
    before = reader.locator(".text").evaluate(size)
    reader.locator(".size").last.click()
    assert reader.locator(".text").evaluate(size) > before


def test_a_page_marks_the_answer_and_leads_to_it(page: Page, lesson: Site) -> None:
    come(page, lesson.url)
    href = ask(page, BURNT).locator("a.page").first.get_attribute("href")
    page.goto(f"{lesson.url}{href}")
    colours = page.evaluate(
        "[...document.querySelectorAll('mark')].map(each => getComputedStyle(each).backgroundColor)"
    )
    assert len(set(colours)) == 2
    assert page.locator("h1.title").count() == 1
    assert page.locator(".to-mark a").is_visible()


def test_the_first_page_is_a_map_and_tells_nothing_of_others_uploads(
    page: Page, lesson: Site
) -> None:
    come(page, lesson.url)
    page.wait_for_selector(".map .example")
    text = page.locator(".welcome").inner_text()
    assert ENGLISH.who_speaks in text
    assert "Ada Finch" in text
    assert "could not be read" not in text
    for question in page.locator(".example").all_inner_texts():
        answer = page.request.post(f"{lesson.url}/api/ask", data={"question": question}).json()
        assert answer["status"] == "answered", question
        assert answer["confidence"] >= 0.8, question
        assert not answer["excerpts"][0]["text"].strip().endswith("?"), question


def test_a_follow_up_says_so_and_can_be_asked_by_itself(page: Page, lesson: Site) -> None:
    come(page, lesson.url)
    ask(page, "What did Dora Elm say about the mill?")
    turn = ask(page, "And why did she?")
    chip = turn.locator(".chip.fresh")
    assert "What did Dora Elm say about the mill?" in chip.inner_text()
    chip.click()
    page.wait_for_function("document.querySelectorAll('.chip.fresh').length === 0")
    page.locator(DONE).nth(1).wait_for()
    assert page.locator(".turn .question").last.inner_text() == "And why did she?"
    assert page.locator(".turn").count() == 2


def test_what_is_kept_is_there_again_with_its_note_and_becomes_a_file(
    page: Page, lesson: Site
) -> None:
    come(page, lesson.url)
    turn = ask(page, SAID)
    turn.locator(".keep").first.click()
    turn.locator(".keep").nth(1).click()
    assert turn.locator(".keep").first.get_attribute("aria-pressed") == "true"
    page.locator(".open-tray").click()
    page.locator(".kept-list textarea").first.fill("Is that so?")
    first, second = page.locator(".kept-list blockquote").all_inner_texts()
    page.locator(".kept-list .down").first.click()
    assert page.locator(".kept-list blockquote").all_inner_texts() == [second, first]
    page.locator("select.form").select_option("md")
    with page.expect_download() as download:
        page.locator(".get-kept").click()
    assert download.value.suggested_filename.startswith("what-did-ada-finch-say-")
    text = download.value.path().read_text()
    assert "*Note:* Is that so?" in text
    assert page.locator(".told").inner_text().startswith("Downloaded")
    page.keyboard.press("Escape")
    page.locator(".restart").click()
    page.reload()
    page.wait_for_selector(".open-tray:not([hidden])")
    page.locator(".open-tray").click()
    assert page.locator(".kept-list textarea").last.input_value() == "Is that so?"


def test_a_handout_is_two_clicks_from_an_answer(page: Page, lesson: Site) -> None:
    come(page, lesson.url)
    ask(page, SAID).locator(".keep-all").click()
    page.locator(".open-tray").click()
    page.locator("select.what").select_option("lines")
    page.locator("[name=title]").fill("Who said what?")
    page.locator("select.form").select_option("html")
    with page.expect_download() as download:
        page.locator(".get-kept").click()
    sheet = download.value.path().read_text()
    for wanted in ("Who said what?", "Name: ", "<mark>", "Who is behind it?", "Teacher’s sheet",
                   "To check"):  # fmt: skip
        assert wanted in sheet
    assert overflows(page) is False


def test_spanish_says_in_which_language_to_ask(page: Page, lesson: Site) -> None:
    come(page, f"{lesson.url}/es/")
    page.wait_for_selector(".in-english")
    assert "inglés" in page.locator(".in-english").inner_text()


def test_everything_of_an_answer_or_nothing_is_ticked_at_once(page: Page, lesson: Site) -> None:
    come(page, lesson.url)
    ask(page, SAID)
    page.locator(".take-away button").click()
    page.locator(".pick[data-all='']").click()
    assert page.locator("label.takeable:not(.whole) input:checked").count() == 0
    page.locator(".pick[data-all='true']").click()
    ticked = page.locator("label.takeable:not(.whole) input:checked").count()
    assert ticked == page.locator("label.takeable:not(.whole)").count() > 0


def test_the_code_says_how_a_class_gets_here(page: Page, lesson: Site) -> None:
    come(page, lesson.url)
    ask(page, BURNT).locator(".code").click()
    note = page.locator("dialog[open] .note")
    note.wait_for()
    assert "--host" in note.inner_text()


def test_one_excerpt_at_a_time_is_shown_to_a_room(page: Page, lesson: Site) -> None:
    come(page, lesson.url)
    turn = ask(page, SAID)
    turn.locator(".project").click()
    cards = turn.locator(".excerpts > li")
    assert [each.is_visible() for each in cards.all()[:3]] == [True, False, False]
    size = "each => parseFloat(getComputedStyle(each).fontSize)"
    assert cards.first.locator("blockquote").evaluate(size) >= 28
    page.keyboard.press("ArrowRight")
    assert [each.is_visible() for each in cards.all()[:3]] == [False, True, False]
    page.keyboard.press("Escape")
    assert cards.nth(2).is_visible()
    assert page.locator(BOX).is_visible()
