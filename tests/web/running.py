"""A server of our own in a process of its own, with the fake encoder and shorter patience."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from socket import socket
from typing import TYPE_CHECKING, Any

import httpx

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAM = """
import sys
import app
import corpus.statements
import index.encoder.load_encoder
from importlib import import_module
from tests.fake_encoder import FakeEncoder

index.encoder.load_encoder.load_encoder = lambda *_: FakeEncoder()
corpus.statements.grammar.load_parser = lambda: None  # it takes seconds, and nobody speaks here
corpus.statements.extract_statements = lambda *_: ()
for each in sys.argv.pop(1).split():
    name, _, value = each.partition("=")
    module, _, constant = name.rpartition(".")
    setattr(import_module(module), constant, float(value))
sys.exit(app.main(sys.argv[1:]))
"""


@dataclass(frozen=True, slots=True)
class Running:
    """A running server: its process, and where it is."""

    process: subprocess.Popen[str]
    port: int

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, **options: Any) -> httpx.Response:
        """Get `path` over a connection of its own."""
        return httpx.get(f"{self.url}{path}", timeout=60, **options)

    def ask(self, question: str) -> httpx.Response:
        """Ask over a connection of its own."""
        return httpx.post(f"{self.url}/api/ask", json={"question": question}, timeout=60)

    def until(self, path: str, holds: Any) -> Any:
        """Get the JSON at `path` again and again until `holds(it)`; return it."""
        for _ in range(600):
            record = self.get(path).json()
            if holds(record):
                return record
            time.sleep(0.1)
        raise AssertionError(record)


@contextmanager
def running(place: dict[str, Path], *options: str, constants: str = "") -> Iterator[Running]:
    """Run a server with `options` over `place` ("corpus", "index") until it is ready, and on.

    `constants` are module.NAME=number, one after the other, and set before it starts.
    """
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    named = [word for name, path in place.items() for word in (f"--{name}", str(path))]
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, constants, *named, "--port", str(port), *options],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    server = Running(process, port)
    try:
        _wait(server)
        yield server
    finally:
        process.kill()
        process.communicate()


def _wait(server: Running) -> None:
    for _ in range(1200):
        if server.process.poll() is not None:
            raise AssertionError(server.process.communicate())
        try:
            if server.get("/health").json()["status"] == "ready":
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError("it is not up")
