"""`--index DIR` alone: every command is about the documents that the index is of."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import app
from tests.fake_encoder import FakeEncoder
from tests.test_app import ANSWERED, ASKED, FAILED, Outcome, one_line

Command = Callable[..., Outcome]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs a command without a model."""

    def run(*arguments: str | Path) -> Outcome:
        try:
            code = app.main(list(map(str, arguments)))
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else FAILED
        out, err = capfd.readouterr()
        return Outcome(code, out, err)

    monkeypatch.setattr(
        "index.encoder.load_encoder.load_encoder", lambda name, _: FakeEncoder(name)
    )
    monkeypatch.setattr("index.health.diagnose.load_encoder", lambda name, _: FakeEncoder(name))
    return run


@pytest.fixture
def index(command: Command, folder: Path, tmp_path: Path) -> Path:
    """Return the index of `folder`."""
    made = tmp_path / "index"
    assert command("index", "--corpus", folder, "--index", made).code == ANSWERED
    return made


@pytest.mark.parametrize(
    ("arguments", "shows"),
    [
        (("ask", ASKED), "mill.txt"),
        (("sources",), "mill.txt"),
        (("statements",), "Finch"),
        (("doctor",), "3 documents"),
        (("index",), "3 documents"),
        (("ask", ASKED, "--model", FakeEncoder().name), "mill.txt"),
    ],
)
def test_a_command_is_about_the_documents_of_the_index(
    command: Command, index: Path, arguments: tuple[str, ...], shows: str
) -> None:
    files = sorted(index.iterdir())
    outcome = command(*arguments, "--index", index)
    assert outcome.code == ANSWERED, outcome.err
    assert shows in outcome.out
    assert sorted(index.iterdir()) == files


def test_an_export_is_verified_against_the_documents_of_the_index(
    command: Command, index: Path, tmp_path: Path
) -> None:
    export = tmp_path / "answer.json"
    command("ask", ASKED, "--index", index, "--export", export)
    assert command("verify", export, "--index", index).code == ANSWERED
    assert command("verify", export, "--index", tmp_path / "none").code == FAILED


@pytest.mark.parametrize("name", ["ask", "sources", "statements", "index", "doctor"])
def test_other_documents_are_refused_and_nothing_is_lost(
    command: Command, index: Path, tmp_path: Path, name: str
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "zebra.txt").write_text("The zebra is striped.")
    files = {file: file.read_bytes() for file in index.iterdir()}
    question = [ASKED] if name == "ask" else []
    outcome = command(name, *question, "--corpus", other, "--index", index)
    assert outcome.code == FAILED
    line = outcome.out if name == "doctor" else one_line(outcome)
    assert f"the index in '{index}' is of the documents in" in line
    assert {file: file.read_bytes() for file in index.iterdir()} == files


def test_documents_that_moved_are_taken_over_when_they_are_named(
    command: Command, index: Path, folder: Path, tmp_path: Path
) -> None:
    moved = Path(shutil.move(folder, tmp_path / "moved"))
    refused = command("ask", ASKED, "--corpus", moved, "--index", index)
    assert refused.code == FAILED
    assert one_line(refused).endswith(f"taken over by 'index --corpus {moved} --index {index}'")
    assert command("index", "--corpus", moved, "--index", index).code == ANSWERED
    outcome = command("ask", ASKED, "--index", index)
    assert (outcome.code, outcome.err) == (ANSWERED, "")


def test_documents_that_are_gone_are_answered_about_and_that_is_said(
    command: Command, index: Path, folder: Path
) -> None:
    shutil.rmtree(folder)
    outcome = command("ask", ASKED, "--index", index, "--json")
    assert outcome.code == ANSWERED
    assert outcome.err.count("\n") == 1
    assert f"onrecord: the documents in '{folder}' are gone: answers come from" in outcome.err
    assert {each["since_read"] for each in json.loads(outcome.out)["excerpts"]} == {"gone"}
    for name in ("index", "doctor"):
        assert "Traceback" not in command(name, "--index", index).err


def test_links_are_followed_where_that_is_asked_for(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "zebra.txt").write_text("The zebra is striped.")
    (folder / "zebra.txt").symlink_to(tmp_path / "zebra.txt")
    place = ("--corpus", folder, "--index", tmp_path / "index")
    left_out = command("index", *place)
    assert "zebra.txt: NOT READ: a link out of the folder; --follow-links has it" in left_out.out
    assert "zebra.txt: 4 words kept" in command("index", *place, "--follow-links").out
