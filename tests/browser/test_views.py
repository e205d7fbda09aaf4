"""The views in a real browser, without scripts: on every screen, by keyboard, in print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.build import build_index
from index.progress import silent
from index.refresh import Place
from tests.browser.asking import focused, in_view, overflows
from tests.browser.conftest import SCREENS, serving
from tests.browser.test_accessibility import violations
from tests.qa.views.test_views import index_of_ferry
from web.service.service import Service
from web.service.uploads import Adding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FloatRect, Page

    from tests.browser.conftest import Site
    from tests.fake_encoder import FakeEncoder

pytestmark = pytest.mark.browser

COMPARED = "/compare?a=courier.txt&b=gazette.txt&q=What+did+Alan+Finch+say%3F"
VIEWS = (
    "/people", "/people/Alan%20Finch", "/timeline", "/timeline?period=2019", "/figures",
    "/figures?topic=kill", "/compare", COMPARED, "/corpus", "/corpus/edit?document=gazette.txt",
    "/timeline?lang=es", "/people/Nobody",
)  # fmt: skip
WIDTHS = (320, 390, 768, 1440)


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Iterator[Site]:
    """Yield a server over two papers on a ferry, whose facts can be edited."""
    folder = tmp_path_factory.mktemp("ferry")
    service = Service()
    service.hold(index_of_ferry(folder, encoder), encoder)
    place = Place(folder, tmp_path_factory.mktemp("index"), encoder.name, statements=False)
    with serving(service, Adding(service, place, "here")) as site:
        yield site


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Iterator[Site]:
    """Yield a server over documents with titles and words that no screen is wide enough for."""
    file = tmp_path_factory.mktemp("long") / "corpus.jsonl"
    text = f"In May 2019 at least 26 {'w' * 200}men of {'Z' * 300} were killed there. "
    records = [
        {"_id": f"{'n' * 150}{number}.txt", "title": "T" * 120, "source": "P" * 120,
         "text": f"{text}{number + 3} ships sank in 2011, it was written."}
        for number in range(3)
    ]  # fmt: skip
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    service = Service()
    service.hold(build_index(file, encoder, silent, None, statements=False), encoder)
    with serving(service) as site:
        yield site


@pytest.mark.parametrize("width", WIDTHS)
def test_no_view_scrolls_sideways(chromium: Browser, ferry: Site, width: int) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 700}, java_script_enabled=False
    )
    page = context.new_page()
    for address in VIEWS:
        page.goto(f"{ferry.url}{address}")
        assert not overflows(page), address
    context.close()


@pytest.mark.parametrize("width", [320, 1440])
def test_no_long_word_makes_a_view_wider(chromium: Browser, long_words: Site, width: int) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 700}, java_script_enabled=False
    )
    page = context.new_page()
    names = [f"{'n' * 150}{number}.txt" for number in range(2)]
    asked = f"/compare?a={names[0]}&b={names[1]}&q=What+sank+in+2011%3F"
    for address in ("/timeline", "/figures", "/figures?topic=ship", "/corpus", asked):
        page.goto(f"{long_words.url}{address}")
        assert not overflows(page), address
    context.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_on_any_view(chromium: Browser, ferry: Site, screen: str) -> None:
    look = SCREENS[screen]
    context = chromium.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme=look.scheme,
        bypass_csp=True,
    )
    page = context.new_page()
    for address in VIEWS:
        page.goto(f"{ferry.url}{address}")
        assert violations(page) == [], address
    context.close()


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """Yield a page without scripts that asks no host but its own for anything."""
    context = chromium.new_context(java_script_enabled=False)
    foreign: list[str] = []
    page = context.new_page()
    page.on("request", lambda sent: foreign.append(sent.url))
    yield page
    context.close()
    assert not [url for url in foreign if not url.startswith(("http://127.0.0.1:", "data:"))]


def test_a_cell_leads_to_its_words_in_the_document(plain: Page, ferry: Site) -> None:
    plain.goto(f"{ferry.url}/timeline?period=1987")
    words = plain.locator(".cell blockquote").text_content()
    plain.locator(".cell figcaption a").click()
    mark = plain.locator("mark#mark")
    assert mark.text_content() == words
    assert in_view(mark)
    plain.go_back()
    assert plain.locator(".cell blockquote").text_content() == words


def test_two_sources_on_one_date_stand_side_by_side(plain: Page, ferry: Site) -> None:
    plain.set_viewport_size({"width": 1440, "height": 900})
    plain.goto(f"{ferry.url}/timeline?period=2019-05-03")
    one, other = boxes(plain)
    assert one["y"] == other["y"]
    assert one["x"] + one["width"] < other["x"]
    plain.set_viewport_size({"width": 390, "height": 844})
    one, other = boxes(plain)
    assert one["x"] == other["x"]


def boxes(page: Page) -> list[FloatRect]:
    found = (each.bounding_box() for each in page.locator(".cell").all())
    return [each for each in found if each]


def test_figures_that_differ_are_tinted_and_say_so(plain: Page, ferry: Site) -> None:
    plain.goto(f"{ferry.url}/figures")
    plain.get_by_role("link", name="killed").click()
    assert "26\u00a0· 31" in (plain.locator(".give").text_content() or "")
    cells = plain.locator(".cell.tinted")
    assert cells.count() == 2
    assert cells.locator("mark").all_text_contents() == ["26 people", "31 people"]
    plain.get_by_role("link", name="The Gazette").first.click()
    assert plain.url.endswith("#source-2")


def test_forms_work_without_scripts(plain: Page, ferry: Site) -> None:
    plain.goto(f"{ferry.url}/compare")
    plain.select_option("[name=a]", "courier.txt")
    plain.select_option("[name=b]", label="The Gazette")
    plain.fill("[name=q]", "What did Alan Finch say?")
    with plain.expect_navigation():
        plain.keyboard.press("Enter")
    assert plain.locator(".sides > section").count() == 2
    plain.goto(f"{ferry.url}/timeline")
    plain.select_option("[name=source]", "gazette.txt")
    plain.get_by_role("button", name="Show").click()
    assert set(plain.locator(".cell figcaption a").all_text_contents()) == {"The Gazette"}


def test_the_table_of_the_sources_is_sorted_and_edited_without_scripts(
    plain: Page, ferry: Site
) -> None:
    plain.goto(f"{ferry.url}/corpus")
    plain.get_by_role("link", name="Date").click()
    plain.get_by_role("link", name="Date").click()
    assert plain.locator("tbody th").all_text_contents()[:2] == ["The Gazette", "The Courier"]
    plain.get_by_role("link", name="Edit the facts of The Gazette").click()
    assert plain.locator("[name=issued]").input_value() == "2021-02-03"
    plain.fill("[name=issued]", "soon")
    plain.get_by_role("button", name="Save").click()
    assert "no date like" in (plain.get_by_role("alert").text_content() or "")
    assert plain.locator("[name=issued]").input_value() == "soon"


def test_the_first_tab_leads_past_the_head(chromium: Browser, ferry: Site) -> None:
    page = chromium.new_page()
    page.goto(f"{ferry.url}/timeline")
    page.keyboard.press("Tab")
    assert focused(page.locator(".skip"))
    assert in_view(page.locator(".skip"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page.locator("[name=source]"))
    page.close()


def test_in_print_there_are_words_and_sources_and_nothing_to_press(
    plain: Page, ferry: Site
) -> None:
    plain.emulate_media(media="print")
    plain.goto(f"{ferry.url}/figures?topic=kill")
    assert plain.locator(".cell").first.is_visible()
    assert not plain.locator(".ways, .as-data, .action").first.is_visible()


def test_forced_colours_show_where_one_is(chromium: Browser, ferry: Site) -> None:
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{ferry.url}/timeline")
    edges = page.locator(".ways a").evaluate_all(
        "all => all.map(each => getComputedStyle(each).borderBottomColor)"
    )
    assert len(set(edges)) == 2
    assert edges.count(edges[2]) == 1
    context.close()
