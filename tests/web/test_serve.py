"""Starting: what cannot work is told in one line, at once."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any
from unittest import mock

import httpx
import pytest

from corpus.errors import CorpusError
from index.refresh import Place
from tests.conftest import ROOT
from web.serve import ServeError, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def taken() -> Iterator[int]:
    """Yield a port that somebody else listens on."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def place(folder: Path, tmp_path: Path) -> Place:
    return Place(folder, tmp_path / "index", "all-MiniLM-L6-v2")


def test_a_port_in_use_is_one_clear_line(folder: Path, tmp_path: Path, taken: int) -> None:
    with pytest.raises(ServeError, match=rf"port {taken} is in use.*--port"):
        serve(place(folder, tmp_path), "127.0.0.1", taken)


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid", "not a host", "x" * 300, ""])
def test_a_host_that_is_not_here_is_one_clear_line(
    folder: Path, tmp_path: Path, taken: int, host: str
) -> None:
    with pytest.raises(ServeError) as caught:
        serve(place(folder, tmp_path), host, taken)
    assert "\n" not in str(caught.value)


def test_a_corpus_that_is_not_there_is_told_before_serving(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus at"):
        serve(place(tmp_path / "none", tmp_path), "127.0.0.1", 0)


def test_the_command_fails_at_once_and_imports_nothing_heavy(folder: Path, taken: int) -> None:
    program = (
        "import sys; from app import main\n"
        "code = main(sys.argv[1:])\n"
        "print(sorted({'gradio', 'torch', 'fastapi', 'uvicorn'} & set(sys.modules)))\n"
        "sys.exit(code)"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, "--port", str(taken), "--corpus", str(folder)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == "[]\n"
    assert done.stderr.startswith(f"onrecord: port {taken} is in use")
    assert done.stderr.count("\n") == 1


WATCHED = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        print("TRIED", event, arguments[-1 if event == "socket.connect" else 0], file=sys.stderr)
sys.addaudithook(watch)
from app import main
sys.exit(main(sys.argv[1:]))
"""
OURS = ("127.0.0.1", "b'127.0.0.1'", "('127.0.0.1'")


@pytest.mark.parametrize("ignored", [False, True])
def test_a_server_that_was_stopped_says_so_whoever_started_it(
    folder: Path, tmp_path: Path, ignored: bool
) -> None:
    """What a shell runs in the background ignores interrupts; uvicorn listens all the same."""

    class Stopped:
        started = True

        def run(self, sockets: list[socket.socket]) -> None:
            sockets[0].close()
            signal.raise_signal(signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.SIG_IGN if ignored else signal.default_int_handler)
    try:
        with (
            mock.patch("web.serve._server", return_value=Stopped()),
            mock.patch("web.serve._begin"),
            pytest.raises(KeyboardInterrupt),
        ):
            serve(place(folder, tmp_path), "127.0.0.1", 0)
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.model
def test_the_page_is_up_before_the_model_and_nobody_else_is_called(
    folder: Path, tmp_path: Path
) -> None:
    port = _free_port()
    options = ["--port", str(port), "--corpus", str(folder), "--index", str(tmp_path / "index")]
    server = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", WATCHED, *options],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{port}"
        first = _health(url)
        page = httpx.get(url).text
        while (health := _health(url))["status"] == "loading":
            time.sleep(0.2)
        asked = {"question": "Who is the mayor of Harrow?"}
        record = httpx.post(f"{url}/api/ask", json=asked, timeout=60).json()
    finally:
        server.send_signal(signal.SIGINT)
        said, complained = server.communicate(timeout=30)
    assert (first["status"], health["status"]) == ("loading", "ready")
    assert "On Record" in page
    assert record["status"] in {"answered", "abstained"}
    assert said.startswith(f"On Record: {url} ")
    assert said.count("\n") == 1
    tried = [line for line in complained.splitlines() if line.startswith("TRIED")]
    assert tried
    assert [line for line in tried if not line.split(" ", 2)[2].startswith(OURS)] == []
    assert server.returncode == 130


def _health(url: str) -> dict[str, Any]:
    deadline = time.monotonic() + 120
    while True:
        try:
            record: dict[str, Any] = httpx.get(f"{url}/health", timeout=60).json()
        except httpx.ConnectError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        else:
            return record


def _free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
