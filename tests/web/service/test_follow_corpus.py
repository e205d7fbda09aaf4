"""What happens to documents and index under a running server: it says so, and goes on."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from index.progress import silent
from index.refresh import Place, refresh
from tests.fake_encoder import FakeEncoder
from tests.web.running import Running, running

QUESTION = "When did the old mill in Harrow burn down?"
NOW = "web.service.follow_corpus.LOOK_SECONDS=0"
MAPPED = "index.storage.array_file.READ_UP_TO=0"
"""As if the files were large: mapped into memory, and not read."""


def newest(index: Path, kind: str) -> Path:
    return max(index.glob(f"*.{kind}"), key=lambda file: file.stat().st_size)


def excerpts(server: Running) -> dict[str, str]:
    record = server.ask(QUESTION).json()
    return {each["document"]: each["since_read"]
            for each in (*record["excerpts"], *record["nearest"])}  # fmt: skip


def test_what_changes_is_said_and_read_again_without_a_new_start(
    folder: Path, tmp_path: Path
) -> None:
    place = {"corpus": folder, "index": tmp_path / "index"}
    with running(place, constants=NOW) as server:
        assert server.get("/health").json()["since_read"]["state"] == "unchanged"
        assert set(excerpts(server).values()) == {"unchanged"}
        (folder / "mill.txt").write_text("The old mill in Harrow never burnt down.")
        (folder / "school.txt").rename(folder / "old school.txt")
        (folder / "new.txt").write_text("A new page.")
        server.until("/api/sources", lambda found: {each["document"] for each in found} == {
            "bridge.md", "mill.txt", "new.txt", "old school.txt"})  # fmt: skip
        told = server.until("/health", lambda health: health["since_read"]["state"] == "unchanged")
        assert told["documents"] == 4
        assert "never burnt down" in server.ask(QUESTION).json()["excerpts"][0]["text"]
        assert set(excerpts(server).values()) == {"unchanged"}


def test_an_excerpt_says_that_its_file_is_another_by_now(folder: Path, tmp_path: Path) -> None:
    place = {"corpus": folder, "index": tmp_path / "index"}
    with running(place, constants="web.service.follow_corpus.LOOK_SECONDS=1000000") as server:
        (folder / "mill.txt").write_text("The old mill in Harrow never burnt down.")
        (folder / "school.txt").unlink()
        record = server.ask(QUESTION).json()
        assert record["excerpts"][0]["since_read"] == "changed"
        assert "burnt down in the night" in record["excerpts"][0]["text"]
        page = server.get("/doc/mill.txt?lang=en").text
        assert "This file has changed since it was read" in page
        assert "Este archivo ya no está" in server.get("/doc/school.txt?lang=es").text
        assert server.get("/api/documents/bridge.md").json()["since_read"] == "unchanged"
        shutil.rmtree(folder)
        assert server.ask(QUESTION).json()["excerpts"][0]["since_read"] == "gone"


def test_a_corpus_that_is_gone_leaves_the_index_that_is_there(folder: Path, tmp_path: Path) -> None:
    place = {"corpus": folder, "index": tmp_path / "index"}
    with running(place, constants=NOW) as server:
        shutil.rmtree(folder)
        assert server.get("/health").json()["since_read"]["state"] == "gone"
        assert server.ask(QUESTION).json()["status"] == "answered"
    with running({"index": tmp_path / "index"}) as server:
        assert server.ask(QUESTION).json()["excerpts"][0]["since_read"] == "gone"
        server.process.terminate()
        said = server.process.communicate()[1]
    assert said.count("\n") == 1
    assert f"the documents in '{folder}' are gone" in said


@pytest.fixture
def indexed(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the index of `folder`, which is there before the server."""
    monkeypatch.setattr("corpus.statements.grammar.load_parser", lambda: None)
    monkeypatch.setattr("corpus.statements.extract_statements", lambda *_: ())
    place = Place(folder, tmp_path / "index", FakeEncoder().name)
    refresh(place, FakeEncoder(), silent)
    return place.index


@pytest.mark.parametrize(("kind", "length"), [("segment", 4096), ("generation", 0)])
def test_an_index_that_is_cut_off_under_the_server_costs_no_server(
    folder: Path, tmp_path: Path, indexed: Path, kind: str, length: int
) -> None:
    """The system would end a process that reads what is no longer there."""
    place = {"corpus": folder, "index": indexed}
    with running(
        place, constants=f"{MAPPED} web.service.follow_corpus.LOOK_SECONDS=1000000"
    ) as server:
        os.truncate(newest(tmp_path / "index", kind), length)
        for path in ("/api/sources", "/doc/mill.txt", "/corpus", "/api/statements"):
            assert server.get(path).status_code == 503
        refused = server.ask(QUESTION)
        assert refused.status_code == 503
        assert refused.json()["error"].startswith("the index was damaged while it was in use")
        assert server.get("/health").json()["status"] == "loading"
        assert server.get("/").status_code == 200
        assert server.process.poll() is None


def test_an_index_that_was_cut_off_is_made_again(folder: Path, tmp_path: Path) -> None:
    place = {"corpus": folder, "index": tmp_path / "index"}
    with running(place, constants=f"{MAPPED} {NOW}") as server:
        os.truncate(newest(tmp_path / "index", "segment"), 64)
        server.until("/health", lambda health: health["status"] == "ready")
        assert server.ask(QUESTION).json()["status"] == "answered"


def test_an_index_that_is_removed_under_the_server_goes_on_answering(
    folder: Path, tmp_path: Path
) -> None:
    place = {"corpus": folder, "index": tmp_path / "index"}
    with running(place, constants=f"{MAPPED} {NOW}") as server:
        shutil.rmtree(tmp_path / "index")
        assert server.ask(QUESTION).json()["status"] == "answered"
        (folder / "new.txt").write_text("A new page.")
        server.get("/health")
        server.until("/api/sources", lambda found: len(found) == 4)
        assert (tmp_path / "index" / "current").exists()
