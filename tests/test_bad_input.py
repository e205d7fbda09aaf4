"""Whatever a user points the program at, it goes on or says in one line why it cannot."""

from __future__ import annotations

import gc
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_app import ABSTAINED, ANSWERED, ASKED, FAILED, Command, command, one_line

__all__ = ["command"]  # the fixture


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(Path.exists, "no corpus at", id="no such folder"),
        pytest.param(Path.mkdir, "nothing to read in", id="empty folder"),
        pytest.param(Path.touch, "is one file", id="a file"),
        pytest.param(os.mkfifo, "no corpus at", id="a pipe"),
        pytest.param(lambda p: p.symlink_to(p), "no corpus at", id="a link to itself"),
    ],
)
@pytest.mark.parametrize("what", ["index", "ask", "sources"])
def test_what_is_no_corpus_fails_in_one_line(
    command: Command, tmp_path: Path, make: Callable[[Path], object], message: str, what: str
) -> None:
    make(tmp_path / "x")
    arguments = ["ask", ASKED] if what == "ask" else [what]
    outcome = command(*arguments, corpus=tmp_path / "x")
    assert outcome.code == FAILED
    assert message in one_line(outcome)


def test_a_folder_of_which_nothing_can_be_read_fails_and_names_each_file(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").touch()
    outcome = command("index", corpus=tmp_path / "x")
    assert outcome.code == FAILED
    assert "a.txt: holds no text" in outcome.err


@pytest.mark.parametrize(
    "toml",
    [
        pytest.param("[documents", id="cut off"),
        pytest.param("x = " + "[" * 100_000, id="brackets upon brackets"),
        pytest.param("x = " + "{a=" * 100_000, id="tables upon tables"),
    ],
)
def test_a_broken_sources_file_fails_in_one_line(command: Command, folder: Path, toml: str) -> None:
    (folder / "sources.toml").write_text(toml)
    outcome = command("index")
    assert outcome.code == FAILED
    assert "sources.toml" in one_line(outcome)


@pytest.mark.parametrize(
    ("toml", "warning"),
    [
        ("documents = 3", "documents must be tables"),
        ("[documents.a]\nissued = 'soon'", "'a' is issued on no date"),
        ("[documents.a]\ntilte = 'x'", "did you mean 'title'?"),
    ],
)
def test_what_a_sources_file_states_wrongly_is_a_warning(
    command: Command, folder: Path, toml: str, warning: str
) -> None:
    (folder / "sources.toml").write_text(toml)
    outcome = command("index")
    assert outcome.code == 0
    assert "sources.toml: WARNING: " in outcome.out
    assert warning in outcome.out
    assert " 0 files not read" in outcome.out


def test_bad_lines_of_a_jsonl_corpus_are_reported_and_the_rest_is_indexed(
    command: Command, tmp_path: Path
) -> None:
    good = {"_id": "a", "text": "Nobody was hurt. The mill burnt down."}
    lone = {"_id": "b", "text": "A \udcff surrogate.", "title": "\ud800"}
    lines = [json.dumps(good).encode(), b"{", b"\xff", json.dumps(lone).encode()]
    (tmp_path / "c.jsonl").write_bytes(b"\n".join(lines))
    outcome = command("index", corpus=tmp_path / "c.jsonl")
    assert outcome.code == ANSWERED
    assert "line 2: NOT READ: is no JSON object" in outcome.out
    assert "line 3: NOT READ: is not UTF-8" in outcome.out
    reply = json.loads(command("ask", ASKED, "--json", corpus=tmp_path / "c.jsonl").out)
    assert reply["excerpts"][0]["document"] == "a"


def test_a_document_with_lone_surrogates_is_shown(command: Command, tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text(
        json.dumps({"_id": "a", "text": "Nobody \udcff was hurt.", "title": "\ud800"})
    )
    for form in ([], ["--json"]):
        outcome = command("ask", ASKED, *form, corpus=tmp_path / "c.jsonl")
        assert outcome.code in {ANSWERED, ABSTAINED}


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "🏳️‍🌈.txt", "שלום.txt", "\x1b[31m.txt", "caf\udce9.txt"]
)
def test_a_file_may_have_any_name(command: Command, folder: Path, name: str) -> None:
    (folder / name).write_text("The zebra conquered Venezuela in 1999.")
    for arguments in (["index"], ["sources"], ["sources", "--json"]):
        assert command(*arguments).code == ANSWERED
    assert command("ask", "Which zebra conquered Venezuela in 1999?").code == ANSWERED


@pytest.mark.parametrize("name", ["a\nb.txt", "\x1b[31m.txt"])
def test_a_file_name_cannot_command_the_terminal(command: Command, folder: Path, name: str) -> None:
    (folder / name).write_text("The zebra conquered Venezuela in 1999.")
    for arguments in (["index"], ["sources"]):
        out = command(*arguments).out
        assert "\x1b" not in out
        assert len(out.splitlines()) == {"index": 6, "sources": 4}[arguments[0]]


@pytest.mark.parametrize("place", ["below a file", "/proc/onrecord"])
def test_without_a_place_for_the_index_a_question_is_answered_all_the_same(
    command: Command, tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").touch()
    folder = Path(place) if place.startswith("/") else tmp_path / "file" / "index"
    outcome = command("ask", ASKED, index=folder)
    assert outcome.code == ANSWERED
    (warning,) = outcome.err.splitlines()
    assert "cannot write the index" in warning
    outcome = command("index", index=folder)
    assert outcome.code == FAILED
    assert "cannot write the index" in one_line(outcome)


def test_a_folder_of_something_else_is_not_taken_for_an_index(
    command: Command, folder: Path
) -> None:
    before = sorted(folder.iterdir())
    for arguments in (["ask", ASKED], ["index"]):
        outcome = command(*arguments, index=folder)
        assert outcome.code == FAILED
        assert "is not an index folder" in one_line(outcome)
    assert sorted(folder.iterdir()) == before


def test_an_index_that_is_half_deleted_is_built_again(command: Command, tmp_path: Path) -> None:
    expected = json.loads(command("ask", ASKED, "--json").out)
    for file in sorted((tmp_path / "index").rglob("*"))[::2]:
        if file.is_file():
            file.unlink()
    outcome = command("ask", ASKED, "--json")
    assert outcome.code == ANSWERED
    assert json.loads(outcome.out)["excerpts"] == expected["excerpts"]


def test_an_index_is_asked_with_its_own_model_and_built_again_for_another(
    command: Command,
) -> None:
    command("index", "--model", "other")
    for named, model in (([], "other"), (["--model", "all-MiniLM-L6-v2"], "all-MiniLM-L6-v2")):
        reply = json.loads(command("ask", ASKED, "--json", *named).out)
        assert reply["index"]["model"] == model


def test_an_index_of_another_corpus_is_refused_in_one_line(
    command: Command, tmp_path: Path
) -> None:
    command("index")
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").write_text("The zebra conquered Venezuela.")
    outcome = command("ask", ASKED, corpus=tmp_path / "x")
    assert outcome.code == FAILED
    assert "is of the documents in" in one_line(outcome)


def test_a_change_of_a_document_is_seen_at_once(command: Command, folder: Path) -> None:
    assert command("ask", ASKED).code == ANSWERED
    (folder / "mill.txt").write_text("The zebra conquered Venezuela.")
    assert command("ask", ASKED).code == ABSTAINED


def test_a_port_in_use_fails_in_one_line_at_once(command: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        outcome = command("--port", str(taken.getsockname()[1]))
    assert outcome.code == FAILED
    assert "is in use" in one_line(outcome)
    gc.collect()


def test_an_empty_host_is_not_every_interface(command: Command) -> None:
    outcome = command("--host", "")
    assert outcome.code == FAILED
    assert "127.0.0.1" in one_line(outcome)


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "שלום", "a" * 300])
def test_a_host_that_is_not_this_machine_fails_in_one_line(command: Command, host: str) -> None:
    outcome = command("--host", host)
    assert outcome.code == FAILED
    assert "no address of this machine" in one_line(outcome)
    gc.collect()


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "app.py", *arguments], cwd=ROOT, capture_output=True, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip


def test_a_terminal_that_knows_no_unicode_still_shows_the_message(tmp_path: Path) -> None:
    done = _run("sources", "--corpus", str(tmp_path / "שלום"), PYTHONIOENCODING="ascii")
    assert done.returncode == FAILED
    assert done.stderr.startswith(b"onrecord: no corpus at")


@pytest.mark.parametrize("arguments", [["--help"], ["sources", "--corpus", "/nowhere"]])
def test_a_reader_that_leaves_early_is_no_error(arguments: list[str]) -> None:
    left, writing = os.pipe()
    os.close(left)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "app.py", *arguments], cwd=ROOT, stdout=writing,
        stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    os.close(writing)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
