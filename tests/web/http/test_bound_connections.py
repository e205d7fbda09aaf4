"""Connections on which nothing comes end, and their number has a bound."""

from __future__ import annotations

import resource
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.running import Running, running
from web.http.bound_connections import MOST_CONNECTIONS, QUIET_SECONDS, Telling, most_connections

HEAD = b"POST /api/ask HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 100\r\n"
QUICKLY = ("web.http.bound_connections.HEAD_SECONDS=0.3 "
           "web.http.bound_connections.BODY_SECONDS=0.3 "
           "web.http.bound_connections.REPLY_SECONDS=0.3")  # fmt: skip
MOST = 20


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Yield a server of little patience."""
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "mill.txt").write_text("The mill burnt down. " * 20_000)
    place = {"corpus": corpus, "index": tmp_path_factory.mktemp("index") / "index"}
    limits = f"{QUICKLY} web.http.bound_connections.MOST_CONNECTIONS={MOST}"
    with running(place, "--uploads", constants=limits) as server:
        yield server


def connected(server: Running, sent: bytes = b"") -> socket.socket:
    made = socket.create_connection(("127.0.0.1", server.port), timeout=60)
    made.sendall(sent)
    return made


def received(connection: socket.socket) -> bytes:
    """Return all that comes until the other end closes."""
    content = b""
    with connection:
        try:
            while block := connection.recv(65_536):
                content += block
        except ConnectionResetError:
            pass
    return content


@pytest.mark.parametrize(
    ("sent", "reply"),
    [
        pytest.param(b"", b"", id="nothing"),
        pytest.param(b"GET /hea", b"HTTP/1.1 408", id="half a line"),
        pytest.param(b"GET /health HTTP/1.1\r\nhost: 127", b"HTTP/1.1 408", id="half the headers"),
        pytest.param(HEAD + b"\r\n", b"", id="no body"),
        pytest.param(HEAD + b"\r\n{", b"", id="half a body"),
        pytest.param(b"GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\nG", b"HTTP/1.1 200",
                     id="the beginning of another request"),
    ],
)  # fmt: skip
def test_a_connection_on_which_nothing_more_comes_ends(
    server: Running, sent: bytes, reply: bytes
) -> None:
    assert received(connected(server, sent))[: len(reply)] == reply


def test_half_a_file_is_not_kept(server: Running) -> None:
    head = (b"POST /api/documents?name=half.txt HTTP/1.1\r\nhost: 127.0.0.1\r\n"
            b"content-type: application/octet-stream\r\ncontent-length: 1000\r\n\r\n")  # fmt: skip
    assert received(connected(server, head + b"half of it")) == b""
    half = connected(server, head + b"half of it")
    half.close()
    assert server.get("/api/adding").json()["files"] == []
    assert [each["document"] for each in server.get("/api/sources").json()] == ["mill.txt"]


def test_a_reply_that_nobody_takes_is_let_go(server: Running) -> None:
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.connect(("127.0.0.1", server.port))
    connection.sendall(b"GET /doc/mill.txt HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n" * 20)
    server.until("/health", lambda _: _is_closed(server.process.pid, connection))
    connection.close()


def _is_closed(pid: int, connection: socket.socket) -> bool:
    """Whether the server has no socket any more whose other end is `connection`."""
    port = connection.getsockname()[1]
    table = Path(f"/proc/{pid}/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    states = [row.split()[3] for row in table if row.split()[2].endswith(f":{port:04X}")]
    return all(state != "01" for state in states)  # ESTABLISHED


def test_more_connections_than_there_is_room_for_take_the_place_of_idle_ones(
    server: Running,
) -> None:
    idle = [connected(server) for _ in range(MOST * 3)]
    assert server.ask("When did the mill burn down?").status_code == 200
    for connection in idle:
        assert received(connection) == b""
    assert server.get("/health").json()["status"] == "ready"


def test_the_limit_of_files_leads_to_no_flood_of_lines(folder: Path, tmp_path: Path) -> None:
    """asyncio would tell of each connection that cannot be accepted, with a traceback."""
    place = {"corpus": folder, "index": tmp_path / "index"}
    with running(place, constants="web.http.bound_connections.OWN_FILES=-1000") as server:
        used = len(list(Path(f"/proc/{server.process.pid}/fd").iterdir()))
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (used + 10, used + 10))
        connections = [connected(server) for _ in range(60)]
        for connection in connections:
            connection.close()
        assert server.get("/health").json()["status"] == "ready"
        server.process.terminate()
        said = server.process.communicate()[1]
    assert "Traceback" not in said
    assert said.splitlines() == ["onrecord: a connection cannot be accepted: Too many open files; "
                                 "it waits"]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "most"), [(20_000, MOST_CONNECTIONS), (1_024, MOST_CONNECTIONS), (512, 256), (64, 16)]
)
def test_there_is_room_left_for_the_files_of_the_program(
    monkeypatch: pytest.MonkeyPatch, files: int, most: int
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _: (files, files))
    assert most_connections() == most


def test_the_same_trouble_is_told_once_in_a_while() -> None:
    told: list[str] = []
    now = 0.0
    telling = Telling(told.append, lambda: now)
    for step in range(1_000):
        now = step * QUIET_SECONDS / 500
        telling("full")
    telling("another")
    assert told == ["full", "full", "another"]
