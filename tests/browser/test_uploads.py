"""Documents are dropped on the page, indexed, asked, and removed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from index.progress import silent
from index.refresh import Place, refresh
from tests.browser.asking import ask, come, overflows
from tests.browser.conftest import SCREENS, serving
from web.service.service import Service
from web.service.uploads import Adding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import FilePayload, Page

    from tests.browser.conftest import Site
    from tests.fake_encoder import FakeEncoder

pytestmark = pytest.mark.browser

BARN = "The barn at Harrow stood until June. Nobody knows who built it."
HOSTILE = "<img src=x onerror=alert(1)>.txt"


@pytest.fixture
def open_site(tmp_path: Path, encoder: FakeEncoder) -> Iterator[Site]:
    """Yield a server over one document that takes more from this machine."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "mill.txt").write_text("The old mill at Harrow burnt down in May.")
    place = Place(folder, tmp_path / "index", encoder.name)
    service = Service()
    service.hold(refresh(place, encoder, silent), encoder)
    with serving(service, Adding(service, place, "here")) as site:
        yield site


def _see_sources(page: Page, url: str) -> None:
    come(page, url)
    page.locator("#masthead .corpus").click()
    page.locator("#reader .adding").wait_for()


def _bring(page: Page, *files: tuple[str, str]) -> None:
    brought: list[FilePayload] = [
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in files
    ]
    page.locator(".adding input[type=file]").set_input_files(brought)
    page.locator("#reader .fates li").nth(len(files) - 1).wait_for()


@pytest.mark.parametrize("context", [SCREENS["desktop"], SCREENS["small"]], indirect=True)
def test_a_file_is_brought_asked_and_removed(page: Page, open_site: Site) -> None:
    _see_sources(page, open_site.url)
    _bring(page, ("barn.txt", BARN))
    assert page.locator(".fates li").inner_text().startswith("barn.txt: added · 12 words")
    assert not overflows(page)
    remove = page.locator("#reader .remove")
    assert remove.get_attribute("aria-label") == (
        "Remove barn.txt from the documents; the file itself is put aside"
    )
    turn = ask(page, "Who built the barn at Harrow?")
    assert "The barn at Harrow stood until June." in turn.inner_text()
    page.locator("#masthead .corpus").click()
    remove.click()
    remove.wait_for(state="detached")
    assert page.locator("#reader .holdings li").count() == 1


def test_another_tab_asks_the_new_documents_as_well(page: Page, open_site: Site) -> None:
    other = page.context.new_page()
    come(other, open_site.url)
    _see_sources(page, open_site.url)
    _bring(page, ("barn.txt", BARN))
    assert "until June" in ask(other, "Who built the barn at Harrow?").inner_text()


def test_a_name_that_would_be_markup_is_text(page: Page, open_site: Site) -> None:
    _see_sources(page, open_site.url)
    _bring(page, (HOSTILE, BARN), ("a.bin", "\0\1"))
    lines = page.locator(".fates li").all_inner_texts()
    assert lines[0].startswith("_img src=x onerror=alert(1)_.txt: added")
    assert lines[1].startswith("a.bin: not added · no reader for")
    assert page.locator("#reader img").count() == 0


@pytest.mark.parametrize("context", [SCREENS["desktop"], SCREENS["dark"]], indirect=True)
def test_the_place_to_add_documents_is_accessible(page: Page, open_site: Site) -> None:
    _see_sources(page, open_site.url)
    _bring(page, ("barn.txt", BARN))
    assert Axe().run(page).response["violations"] == []


def test_where_it_is_not_switched_on_nothing_of_it_is_shown(page: Page, site: Site) -> None:
    come(page, site.url)
    page.locator("#masthead .corpus").click()
    page.locator("#reader .holdings").wait_for()
    assert page.locator(".adding, .remove").count() == 0
