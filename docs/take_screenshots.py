"""Take the pictures of the documentation from the program: `python docs/take_screenshots.py`.

Starts On Record on the default documents, asks, opens a citation, and writes PNG files here.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

HERE = Path(__file__).parent
PORT = 7879
URL = f"http://127.0.0.1:{PORT}"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
QUESTION = "What did Karimov say?"

SOURCES = "corpus"

VIEWS = {  # name: width, height, colour scheme
    "answer": (1280, 860, "light"),
    "answer-dark": (1280, 860, "dark"),
    "answer-phone": (390, 844, "light"),
}


def main() -> None:
    """Write one picture for each view."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with _serving(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, (width, height, scheme) in VIEWS.items():
            _take(browser, name, width, height, scheme)
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(f"{URL}/{SOURCES}")
        page.screenshot(path=HERE / f"{SOURCES}.png")
        page.goto(URL)
        page.wait_for_selector(".example")
        page.screenshot(path=HERE / "first.png")
        browser.close()


@contextmanager
def _serving() -> Iterator[None]:
    command = [sys.executable, str(HERE.parent / "app.py"), "--port", str(PORT)]
    with subprocess.Popen(command) as server:  # noqa: S603 - our own program
        try:
            _wait_until_ready()
            yield
        finally:
            server.terminate()


def _wait_until_ready() -> None:
    while True:
        try:
            with urllib.request.urlopen(f"{URL}/health", timeout=5) as reply:  # noqa: S310 - http
                if b'"ready"' in reply.read():
                    return
        except OSError:
            continue  # not listening yet


def _take(browser: Browser, name: str, width: int, height: int, scheme: str) -> None:
    dark: Literal["dark", "light"] = "dark" if scheme == "dark" else "light"
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=dark)
    page.goto(f"{URL}/?q={QUESTION}")
    page.wait_for_selector(".turn.answered .cite")
    if width > 1000:  # a phone shows one of the two at a time
        page.locator(".turn .cite").first.click()
        page.wait_for_selector("mark[tabindex]")
    page.wait_for_timeout(800)  # scrolling ends
    page.screenshot(path=HERE / f"{name}.png")
    page.close()


if __name__ == "__main__":
    main()
