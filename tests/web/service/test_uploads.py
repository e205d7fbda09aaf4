"""Documents brought over the page: who may, what becomes of them, who answers meanwhile."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from index.progress import silent
from index.refresh import Place, refresh
from tests.web.building import build_quietly
from tests.web.conftest import HOST
from web.service.admit_uploads import LARGEST_FILE, LOCAL, admit_documents
from web.service.is_local import is_local
from web.service.service import NotReadyError, Service
from web.service.uploads import Adding, Admission, brought_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

    from corpus.document import Document
    from corpus.examine import Examination
    from corpus.source import Source
    from tests.fake_encoder import FakeEncoder

BYTES = {"content-type": "application/octet-stream"}
LIMIT = 20  # seconds


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder with one document."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "mill.txt").write_text("The old mill burnt down in May.")
    return folder


@pytest.fixture
def client(corpus: Path, encoder: FakeEncoder) -> Iterator[TestClient]:
    """Return a client on the machine of a server that takes documents from there."""
    yield from _client(corpus, encoder, "here")


def _client(corpus: Path, encoder: FakeEncoder, admission: Admission) -> Iterator[TestClient]:
    from starlette.testclient import TestClient

    place = Place(corpus, corpus.parent / "index", encoder.name)
    service = Service()
    service.hold(refresh(place, encoder, silent), encoder)
    application = build_quietly(service, adding=Adding(service, place, admission))
    with TestClient(application, base_url=HOST, client=("127.0.0.1", 50_000)) as client:
        yield client


def _settled(client: TestClient) -> dict[str, Any]:
    """The state once nothing is being indexed any more."""
    until = time.monotonic() + LIMIT
    while time.monotonic() < until:
        state: dict[str, Any] = client.get("/api/adding").json()
        if state["state"] == "idle":
            return state
        time.sleep(0.02)
    raise AssertionError("still indexing")


def _ids(client: TestClient) -> list[str]:
    return [each["document"] for each in client.get("/api/sources").json()]


def test_a_document_that_is_brought_is_asked_with_the_others(client: TestClient) -> None:
    answer = client.post(
        "/api/documents?name=barn.txt", content=b"The barn stood until June.", headers=BYTES
    )
    assert (answer.status_code, answer.json()) == (202, {"document": "added/barn.txt"})
    state = _settled(client)
    (brought,) = state["files"]
    assert (brought["file"], brought["read"]) == ("added/barn.txt", True)
    assert brought["lines"][0].startswith("5 words; ")
    assert _ids(client) == ["added/barn.txt", "mill.txt"]
    reply = client.post("/api/ask", json={"question": "barn stood until June"}).json()
    found = [*reply["excerpts"], *reply["nearest"]]
    assert found[0]["document"] == "added/barn.txt"


def test_what_cannot_be_read_is_named_with_its_reason(client: TestClient) -> None:
    client.post("/api/documents?name=a.bin", content=b"\x00\x01", headers=BYTES)
    (brought,) = _settled(client)["files"]
    assert (brought["file"], brought["read"]) == ("added/a.bin", False)
    assert brought["lines"][0].startswith("no reader for")
    assert _ids(client) == ["mill.txt"]


def test_what_was_brought_can_be_removed_and_nothing_else(client: TestClient) -> None:
    client.post("/api/documents?name=barn.txt", content=b"The barn stood.", headers=BYTES)
    _settled(client)
    assert client.delete("/api/documents/added/barn.txt").status_code == 202
    _settled(client)
    assert _ids(client) == ["mill.txt"]
    refused = client.delete("/api/documents/mill.txt")
    assert refused.status_code == 422
    assert refused.json()["error"] == (
        "'mill.txt' was not added here, so it cannot be removed here"
    )


def test_several_files_at_once_are_all_indexed(client: TestClient) -> None:
    for number in range(5):
        text = f"The barn number {number} stood in its field.".encode()
        client.post(f"/api/documents?name=barn{number}.txt", content=text, headers=BYTES)
    _settled(client)
    assert _ids(client) == [*(f"added/barn{number}.txt" for number in range(5)), "mill.txt"]


def test_an_index_that_cannot_be_written_is_said_and_the_old_one_answers(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.storage.index_folder import UnwritableError

    def full(*_: object) -> None:
        raise UnwritableError("the index cannot be written: No space left on device")

    monkeypatch.setattr("index.refresh.refresh", full)
    client.post("/api/documents?name=barn.txt", content=b"The barn stood.", headers=BYTES)
    assert _settled(client)["error"] == "the index cannot be written: No space left on device"
    assert _ids(client) == ["mill.txt"]


def test_nobody_may_unless_it_was_switched_on(corpus: Path, encoder: FakeEncoder) -> None:
    for client in _client(corpus, encoder, "nobody"):
        answer = client.post("/api/documents?name=a.txt", content=b"x", headers=BYTES)
        assert answer.status_code == 403
        assert "--uploads" in answer.json()["error"]
        assert client.get("/api/adding").json()["open"] is False
    assert [path.name for path in corpus.iterdir()] == ["mill.txt"]


def _scope(client: str, method: str = "POST", path: str = "/api/documents") -> dict[str, Any]:
    return {"client": (client, 1), "method": method, "path": path, LOCAL: is_local(_from(client))}


def _from(client: str, *headers: str, version: str = "1.1") -> dict[str, Any]:
    named = [(name.encode(), b"192.0.2.7") for name in headers]
    return {"client": (client, 1), "headers": named, "http_version": version}


@pytest.mark.parametrize(
    ("scope", "local"),
    [
        pytest.param(_from("127.0.0.1", "user-agent", "accept"), True, id="a browser here"),
        pytest.param(_from("::1"), True, id="IPv6"),
        pytest.param(_from("::ffff:127.0.0.1"), True, id="IPv4 in IPv6"),
        pytest.param(_from("192.0.2.7"), False, id="elsewhere"),
        pytest.param(_from("::ffff:192.0.2.7"), False, id="elsewhere, IPv4 in IPv6"),
        *(
            pytest.param(_from("127.0.0.1", name), False, id=name)
            for name in ("X-Forwarded-For", "x-forwarded-host", "Forwarded", "Via", "X-Real-IP",
                         "CF-Connecting-IP", "True-Client-IP", "X-Original-Forwarded-For",
                         "Tailscale-User-Login", "X-Client-IP", "Fly-Client-IP")
        ),
        pytest.param(_from("127.0.0.1", version="1.0"), False, id="nginx, as it is set up first"),
    ],
)  # fmt: skip
def test_who_comes_through_a_server_in_between_is_not_here(
    scope: dict[str, Any], local: bool
) -> None:
    assert is_local(scope) is local


@pytest.mark.parametrize(
    ("admission", "client", "headers", "status"),
    [
        ("here", "127.0.0.1", BYTES, None),
        ("here", "::1", BYTES, None),
        ("here", "192.0.2.7", BYTES, 403),
        ("here", "127.0.0.1", {"content-type": "text/plain"}, 415),
        ("here", "127.0.0.1", {"content-type": "multipart/form-data; boundary=x"}, 415),
        ("here", "127.0.0.1", {}, 415),
        ("anyone", "192.0.2.7", BYTES, None),
        ("nobody", "127.0.0.1", BYTES, 403),
    ],
)
def test_who_may_bring_documents(
    admission: Admission, client: str, headers: dict[str, str], status: int | None
) -> None:
    refused = admit_documents(_scope(client), headers, admission)
    assert (refused[0] if refused else None) == status


def test_reading_documents_is_no_matter_of_adding_them() -> None:
    assert admit_documents(_scope("192.0.2.7", "GET", "/api/documents/a.txt"), {}, "nobody") is None


def test_a_file_of_too_many_bytes_is_refused_before_it_is_read(client: TestClient) -> None:
    headers = {**BYTES, "content-length": str(LARGEST_FILE + 1)}
    answer = client.post("/api/documents?name=a.txt", content=b"x", headers=headers)
    assert (answer.status_code, answer.json()) == (
        413,
        {"error": "more than 100,000,000 bytes were sent"},
    )


@pytest.mark.parametrize(
    ("document", "file"),
    [("added/a.txt", "added/a.txt"), ("added/a.zip/b/c.txt", "added/a.zip"), ("added", ""),
     ("other/added/a.txt", "")],
)  # fmt: skip
def test_a_document_knows_the_file_that_it_came_with(document: str, file: str) -> None:
    assert brought_file(document) == file


def test_a_document_that_fails_is_named_can_be_removed_and_holds_up_nothing(
    client: TestClient, corpus: Path, encoder: FakeEncoder
) -> None:
    client.post("/api/documents?name=a.pdf", content=b"%PDF-1.7 damaged", headers=BYTES)
    client.post("/api/documents?name=barn.txt", content=b"The barn stood.", headers=BYTES)
    fates = {each["file"]: each for each in _settled(client)["files"]}
    assert not fates["added/a.pdf"]["read"]
    assert fates["added/a.pdf"]["lines"] == ["is no PDF that can be opened; it may be damaged"]
    assert _ids(client) == ["added/barn.txt", "mill.txt"]
    for again in _client(corpus, encoder, "here"):  # a server that starts anew
        assert 'data-file="added/a.pdf"' in again.get("/corpus").text
        assert again.delete("/api/documents/added/a.pdf").status_code == 202
        _settled(again)
        assert "a.pdf" not in again.get("/corpus").text


@pytest.mark.contains
def test_a_document_that_a_stage_fails_with_is_kept_in_part_and_says_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpus.examine import examine

    def broken(source: Source, document: Document) -> Examination:
        if "barn" in source.text:
            raise IndexError("a fault")
        return examine(source, document)

    monkeypatch.setattr("corpus.ingest.examine", broken)
    client.post("/api/documents?name=a.txt", content=b"The barn stood.", headers=BYTES)
    client.post("/api/documents?name=b.txt", content=b"The weir broke.", headers=BYTES)
    fates = {each["file"]: each for each in _settled(client)["files"]}
    said = "3 words; kept unexamined: IndexError a fault; traceback in errors.log"
    assert fates["added/a.txt"]["lines"] == [said]
    assert fates["added/b.txt"]["read"]
    assert _ids(client) == ["added/a.txt", "added/b.txt", "mill.txt"]


@pytest.mark.contains
def test_indexing_that_fails_as_a_whole_is_said_and_the_next_document_is_read(
    client: TestClient, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:

        def fail(*_: object) -> None:
            raise IndexError("a fault")

        broken.setattr("index.build.update_segments", fail)
        client.post("/api/documents?name=a.txt", content=b"The barn stood.", headers=BYTES)
        error = _settled(client)["error"]
    assert error == "indexing failed: IndexError a fault; traceback in errors.log"
    assert "IndexError: a fault" in (corpus.parent / "index" / "errors.log").read_text()
    client.post("/api/documents?name=b.txt", content=b"The weir broke.", headers=BYTES)
    state = _settled(client)
    assert state["error"] == ""
    assert [each["file"] for each in state["files"]] == ["added/a.txt", "added/b.txt"]
    assert _ids(client) == ["added/a.txt", "added/b.txt", "mill.txt"]


def test_a_server_without_any_document_that_can_be_read_takes_one_and_answers(
    tmp_path: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from starlette.testclient import TestClient

    monkeypatch.setattr("index.encoder.load_encoder.load_encoder", lambda *_: encoder)
    place = Place(tmp_path / "corpus", tmp_path / "index", encoder.name)
    (place.corpus / "added").mkdir(parents=True)
    (place.corpus / "added" / "a.pdf").write_bytes(b"%PDF-1.7 damaged")
    service = Service()
    service.load(place, silent, print)
    assert service.status == "failed"
    application = build_quietly(service, adding=Adding(service, place, "here"))
    with TestClient(application, base_url=HOST, client=("127.0.0.1", 50_000)) as client:
        assert client.delete("/api/documents/added/a.pdf").status_code == 202
        assert "nothing to read" in _settled(client)["error"]
        client.post("/api/documents?name=b.txt", content=b"The weir broke.", headers=BYTES)
        assert _settled(client)["error"] == ""
        assert _ids(client) == ["added/b.txt"]
        assert client.get("/health").json()["status"] == "ready"


def test_nothing_is_taken_while_the_index_is_opened_but_what_was_brought_can_be_taken_out(
    corpus: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.encoder.load_encoder.load_encoder", lambda *_: encoder)
    place = Place(corpus, corpus.parent / "index", encoder.name)
    (corpus / "added").mkdir()
    (corpus / "added" / "a.txt").write_text("The barn stood.")
    adding = Adding(Service(), place, "here")
    with pytest.raises(NotReadyError):
        adding.add("b.txt", b"The weir broke.")
    adding.remove("added/a.txt")
    assert not (corpus / "added" / "a.txt").exists()
