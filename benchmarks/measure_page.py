"""Measure the page in Chromium: its first load, its question box, and what it adds to a question.

    python -m benchmarks.measure_page ../shared/corpus ../shared/gold/questions.jsonl

The question box is timed beside an empty Gradio page, in turn: until there is one to be seen into
which a question can be typed and asked. That is our own in the HTML that is sent; the second figure
is Gradio's, into which its text, focus and selection go over (until 0.1 the only one). The page's
answers are timed beside those of `POST /api/ask`, each question in a spelling of its own, so that
none is remembered.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.measure_start import free_port
from onrecord import SILENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

ROUNDS, QUESTIONS = 9, 12
PATIENCE = 120  # seconds
ROOT = Path(__file__).parent.parent

EMPTY = """
import sys, gradio as gr
with gr.Blocks(analytics_enabled=False) as page:
    gr.Textbox(elem_id="question")
page.launch(server_port=int(sys.argv[1]), quiet=True, ssr_mode=False)
"""
"""What every Gradio page costs: one box."""

BOX = "#question textarea, #question input"
"""Gradio's own box, in place and to be seen: it is what an empty page has."""

FIRST_BOX = f".shell textarea, {BOX}"
"""Whatever box is there first. Ours stands in the HTML that is sent; what is typed into it goes on
in Gradio's, or is asked."""

ASK = """async (question) => {
    const turns = document.querySelector(".turns");
    const done = () => turns.querySelector(".turn.answered, .turn.abstained, .turn.troubled");
    window.document.querySelector(".restart").click();
    const begun = performance.now();
    return new Promise((resolve) => {
        new MutationObserver((_, observer) => {
            if (!done()) return;
            observer.disconnect();
            resolve(performance.now() - begun);
        }).observe(turns, { childList: true });
        window.onRecord.take(question);
    });
}"""
"""Milliseconds from taking a question to its answer in the page."""


def main() -> None:
    """Measure the corpus and the questions of the command line."""
    os.environ.update(SILENCE)
    parser = argparse.ArgumentParser(description="Measure the page.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path, help='a {"question": …} a line')
    options = parser.parse_args()
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    for line in measure_page(options.corpus, [json.loads(each)["question"] for each in lines]):
        print(line)


def measure_page(corpus: Path, questions: Sequence[str]) -> list[str]:
    """Return a line for each figure. Raises RuntimeError where there is no Chromium."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        raise RuntimeError("no Chromium on this machine")
    ours = [sys.executable, str(ROOT / "app.py"), "--corpus", str(corpus), "--port"]
    empty = [sys.executable, "-c", EMPTY]
    with _serving(ours) as own, _serving(empty) as other, sync_playwright() as playwright:
        _wait_until_ready(own)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        lines = [_first_load(browser, own), _box(browser, own, other)]
        lines.append(_latency(browser, own, questions[:QUESTIONS]))
        browser.close()
    return lines


def _first_load(browser: Browser, url: str) -> str:
    """What a browser that knows nothing yet transfers."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(url)
    page.wait_for_selector(".example, .welcome p")
    page.wait_for_timeout(1_000)
    context.close()
    return f"first load: {sum(sizes) / 1000:.0f} kB in {len(sizes)} requests"


def _box(browser: Browser, own: str, other: str) -> str:
    """Until a question can be typed, with an empty cache each time."""
    first: dict[str, list[float]] = {own: [], other: []}
    gradio: dict[str, list[float]] = {own: [], other: []}
    for _ in range(ROUNDS):
        for url in (own, other):
            context = browser.new_context()
            page = context.new_page()
            begun = time.perf_counter()
            page.goto(url, wait_until="commit")
            for box, times in ((FIRST_BOX, first), (BOX, gradio)):
                page.wait_for_selector(box)
                times[url].append((time.perf_counter() - begun) * 1000)
            context.close()
    empty = statistics.median(first[other])
    typing, mounted = (statistics.median(times[own]) for times in (first, gradio))
    return (
        f"question box: {typing:.0f} ms, of an empty Gradio page {empty:.0f} ms "
        f"({typing / empty:.2f}); Gradio's own {mounted:.0f} ms ({mounted / empty:.2f})"
    )


def _latency(browser: Browser, url: str, questions: Sequence[str]) -> str:
    page = browser.new_page()
    page.goto(url)
    page.wait_for_selector(BOX)
    page.wait_for_function("window.onRecord !== undefined")
    rows = []
    for turn in range(1, ROUNDS + 1):
        for question in questions:
            plain = _ask(url, question + " " * (2 * turn))
            shown = _on_page(page, question + " " * (2 * turn + 1))
            rows.append((plain, shown))
    asked = statistics.median(plain for plain, _ in rows)
    added = statistics.median(shown - plain for plain, shown in rows)
    page.close()
    return (
        f"a question: {asked:.1f} ms; the page adds {added:.1f} ms ({1 + added / asked:.1f} times)"
    )


def _ask(url: str, question: str) -> float:
    body = json.dumps({"question": question}).encode()
    with urllib.request.urlopen(f"{url}/api/ask", data=body, timeout=PATIENCE) as answer:  # noqa: S310 - http
        record: dict[str, Any] = json.loads(answer.read())
    return float(record["elapsed_ms"])


def _on_page(page: Page, question: str) -> float:
    return float(page.evaluate(ASK, question))


@contextmanager
def _serving(command: Sequence[str]) -> Iterator[str]:
    """Run a server that takes its port as the last argument, until it answers; then stop it."""
    port = free_port()
    server = subprocess.Popen(  # noqa: S603 - our own program
        [*command, str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url)
        yield url
    finally:
        server.terminate()
        server.wait()


def _wait_until_ready(url: str) -> None:
    until = time.monotonic() + PATIENCE
    while b'"ready"' not in _wait(f"{url}/health"):
        if time.monotonic() > until:
            raise RuntimeError("the server is not ready")
        time.sleep(0.1)


def _wait(url: str) -> bytes:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - http
                return bytes(answer.read())
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"nothing answers at {url}")


if __name__ == "__main__":
    main()
