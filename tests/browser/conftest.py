"""A real Chromium, and a server of its own for every corpus that a test wants."""

from __future__ import annotations

import json
import shutil
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pytest

from corpus.readers.folder.read_references import read_collection
from index.build import build_index
from index.progress import silent
from tests.qa.statements.test_answer_statements import COURIER, GAZETTE
from tests.web.building import build_quietly
from tests.web.conftest import NOTES
from tests.web.payloads import PAYLOADS
from web.service.service import Service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from tests.fake_encoder import FakeEncoder
    from web.service.uploads import Adding

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--disable-sync"]  # fmt: skip

MILL = (
    "The mill fire\n\nThe old mill in Harrow burnt down in the night of 2 May 2019.\n\n"
    + "".join(f"The mill had {n} sacks of flour in its room number {n}.\n\n" for n in range(2, 60))
    + "The mayor, Ada Finch, said that the cause of the fire was not known. Finch asked the "
    "brigade for a report.\n\n"
    + "".join(f"The barn had {n} bales of hay in its loft number {n}.\n\n" for n in range(2, 60))
)
BRIDGE = "The bridge over the Wend opened in 2011. It carries two lanes. Carr denied the delay.\n"
NAVIGATION = "\n\nShare this\nTweet\n\nRead more\n"
RECORDS = (
    {"_id": "mill fire.txt", "title": "The mill fire", "text": MILL, "date": "2019-05-03"},
    {"_id": "bridge.txt", "text": BRIDGE, "source": "Wend Courier"},
    {"_id": "long.txt", "title": "W" * 300, "text": f"Zanzibar lies in {'w' * 900} ."},
    {"_id": "arabic.txt", "title": "الجسر", "text": "افتتح الجسر فوق نهر الويند عام ٢٠١١."},
)


@dataclass(frozen=True, slots=True)
class Site:
    """A running server: what it serves from, and where it is."""

    service: Service
    url: str


@contextmanager
def serving(service: Service, adding: Adding | None = None) -> Iterator[Site]:
    """Serve `service` from a thread, on a port of the system's choice."""
    import uvicorn

    config = uvicorn.Config(
        build_quietly(service, adding=adding),
        port=0,
        log_level="error",
        ws="none",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Site(service, f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Index:
    """Return the index of a few documents, some of them hard to lay out."""
    file = tmp_path_factory.mktemp("library") / "corpus.jsonl"
    file.write_text("\n".join(map(json.dumps, RECORDS)), encoding="utf-8")
    return build_index(file, encoder, silent, None, statements=False)


@pytest.fixture(scope="session")
def site(library: Index, encoder: FakeEncoder) -> Iterator[Site]:
    """Yield a server that is ready, over `library`."""
    service = Service()
    service.hold(library, encoder)
    with serving(service) as site:
        yield site


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Iterator[Site]:
    """Yield a server over two papers in which people say things, with notes about content."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "courier.txt").write_text(COURIER, encoding="utf-8")
    (folder / "gazette.txt").write_text(GAZETTE + NAVIGATION, encoding="utf-8")
    (folder / "sources.toml").write_text(NOTES, encoding="utf-8")
    service = Service()
    service.collection = read_collection(folder)
    service.hold(build_index(folder, encoder, silent, None), encoder)
    with serving(service) as site:
        yield site


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Iterator[Site]:
    """Yield a server whose every document is a payload: its text, its title, its name."""
    file = tmp_path_factory.mktemp("hostile") / "corpus.jsonl"
    records = [
        {"_id": f"{number} {_named(text)}", "title": text, "source": text,
         "text": f"Payload{number} begins. {text} Payload{number} ends."}
        for number, text in enumerate(PAYLOADS)
    ]  # fmt: skip
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    service = Service()
    service.hold(build_index(file, encoder, silent, None, statements=False), encoder)
    with serving(service) as site:
        yield site


def _named(text: str) -> str:
    """Names that an address can carry: no lone surrogates."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


@pytest.fixture(scope="session")
def real_site(real_encoder: Encoder) -> Iterator[Site]:
    """Yield a server over the default corpus with the packaged model."""
    from app import DEFAULT_CORPUS

    service = Service()
    service.hold(build_index(DEFAULT_CORPUS, real_encoder, silent, None), real_encoder)
    with serving(service) as site:
        yield site


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Yield the machine's own Chromium."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True, slots=True)
class Screen:
    """What somebody looks at the page on."""

    width: int
    height: int
    scheme: Literal["light", "dark"]


SCREENS = {
    "desktop": Screen(1280, 900, "light"),
    "dark": Screen(1280, 900, "dark"),
    "phone": Screen(390, 844, "light"),
    "small": Screen(320, 640, "dark"),
}


@pytest.fixture
def context(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Yield a fresh browser context on the screen that the test's parameter names.

    At the end no page may have thrown, nor have asked any host but its own for anything.
    """
    screen: Screen = getattr(request, "param", SCREENS["desktop"])
    context = chromium.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    wrong: list[str] = []

    def note(sent: Request) -> None:
        if not sent.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            wrong.append(sent.url)

    def refuse(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    context.on("request", note)
    context.on("dialog", refuse)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    yield context
    context.close()
    assert wrong == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return a blank page."""
    return context.new_page()
