"""The contract of the command line: what it prints, and the exit code it ends with."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import app
from tests.conftest import ROOT
from tests.fake_encoder import FakeEncoder
from tests.qa.statements.test_answer_statements import COURIER, GAZETTE

ANSWERED, FAILED, USAGE, ABSTAINED = 0, 1, 2, 3
ASKED = "Was nobody hurt?"  # answered: it stands there word for word
UNASKED = "Which zebra conquered Venezuela?"


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def command(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Command:
    """Return a function that runs a command over `folder`, without a model."""

    def load(name: str, _: object) -> FakeEncoder:
        return FakeEncoder(name)

    def run(*arguments: str, corpus: Path = folder, index: Path = tmp_path / "index") -> Outcome:
        try:
            code = app.main(["--corpus", str(corpus), "--index", str(index), *arguments])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else FAILED
        out, err = capfd.readouterr()
        return Outcome(code, out, err)

    monkeypatch.setattr("index.encoder.load_encoder.load_encoder", load)
    return run


def one_line(outcome: Outcome) -> str:
    """The error, which is one line and no traceback."""
    (line,) = outcome.err.splitlines()
    assert line.startswith("onrecord: ")
    assert not outcome.out
    return line


def test_a_question_that_is_answered_ends_with_0(command: Command) -> None:
    outcome = command("ask", ASKED)
    assert outcome.code == ANSWERED
    assert re.match(r"\d excerpts? from \d of 3 sources\n", outcome.out)
    assert "mill.txt" in outcome.out


def test_what_is_not_installed_is_named_in_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(*_: object) -> None:
        raise ModuleNotFoundError("No module named 'nupunkt'", name="nupunkt")

    monkeypatch.setattr("index.refresh.open_current", absent)
    outcome = command("ask", ASKED)
    assert outcome.code == FAILED
    assert one_line(outcome) == "onrecord: this needs nupunkt: install onrecord in full"


def test_a_question_that_is_not_answered_ends_with_3(command: Command) -> None:
    outcome = command("ask", UNASKED)
    assert outcome.code == ABSTAINED
    assert outcome.out.startswith("These documents do not say: ")


@pytest.mark.parametrize("question", [ASKED, UNASKED])
def test_a_reply_as_json_is_one_line_in_ascii(command: Command, question: str) -> None:
    (line,) = command("ask", question, "--json").out.splitlines()
    assert line.isascii()
    assert json.loads(line)["question"] == question
    assert json.loads(line)["id"] is None


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["ask"], id="no question"),
        pytest.param(["ask", "x", "--batch", "y"], id="a question and a batch"),
        pytest.param(["ask", "x", "--limit", "0"], id="limit 0"),
        pytest.param(["ask", "x", "--limit", "51"], id="limit 51"),
        pytest.param(["ask", "x", "--limit", "two"], id="limit in words"),
        pytest.param(["ask", "x", "--since", "yesterday"], id="no date"),
        pytest.param(["ask", "x", "--until", "2017-02-30"], id="no such day"),
        pytest.param(["ask", "x", "--until", "2017-13"], id="no such month"),
        pytest.param(["ask", "x", "--colour"], id="unknown option"),
        pytest.param(["answer"], id="unknown command"),
        pytest.param(["--port", "0"], id="port 0"),
        pytest.param(["--port", "65536"], id="port beyond the last"),
        pytest.param(["verify"], id="nothing to verify"),
        pytest.param(["ask", ""], id="empty question"),
        pytest.param(["ask", " \n"], id="blank question"),
        pytest.param(["ask", "x" * 100_000], id="question of 100,000 characters"),
        pytest.param(["ask", "x", "--source", "nope.txt"], id="unknown source"),
        pytest.param(["ask", "x", "--speaker", "Nobody Atall"], id="unknown speaker"),
        pytest.param(["ask", "--batch", "/nowhere"], id="no such batch"),
        pytest.param(["ask", "x", "--export", "answer.pdf"], id="a form that is none"),
        pytest.param(["ask", "x", "--style", "vancouver"], id="a style that is none"),
        pytest.param(["ask", "--batch", "y", "--export", "z.md"], id="a batch taken away"),
    ],
)
def test_bad_usage_ends_with_2_and_says_why(command: Command, arguments: list[str]) -> None:
    outcome = command(*arguments)
    assert outcome.code == USAGE
    assert not outcome.out
    assert re.match(r"onrecord( \w+)?: ", outcome.err.splitlines()[-1])
    assert len(outcome.err.splitlines()[-1]) < 300
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    "question",
    [
        "🏳️‍🌈",
        "מה אמר ראש העיר?",
        "\u202eabc\u202c",
        "?",
        "a\udcffb",
        "x" * 2000,
        "(((",
        "%s {0}",
        "-- -",
    ],
)
def test_any_question_has_a_reply(command: Command, question: str) -> None:
    for form in ([], ["--json"]):
        outcome = command("ask", *form, "--", question)
        assert outcome.code in {ANSWERED, ABSTAINED}
        assert outcome.out
        assert "Traceback" not in outcome.err


def test_limit_source_and_period_are_passed_on(command: Command) -> None:
    def documents(*options: str) -> list[str]:
        reply = json.loads(command("ask", "the mill and the bridge", "--json", *options).out)
        return [excerpt["document"] for excerpt in reply["excerpts"] + reply["nearest"]]

    assert len(documents("--limit", "1")) == 1
    assert set(documents("--source", "school.txt")) == {"school.txt"}
    both = set(documents("--source", "school.txt", "--source", "mill.txt"))
    assert "mill.txt" in both <= {"school.txt", "mill.txt"}
    assert set(documents("--since", "2019")) == {"mill.txt"}
    assert set(documents("--until", "2011-06")) == {"bridge.md"}


def test_speakers_and_statements_are_what_they_are_on_the_page(
    command: Command, tmp_path: Path
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "courier.txt").write_text(COURIER, encoding="utf-8")
    (papers / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    asked = "What will be mended before the summer fair?"

    def reply(*options: str) -> dict[str, Any]:
        given: dict[str, Any] = json.loads(
            command("ask", asked, "--json", *options, corpus=papers).out
        )
        return given

    plain, only = reply(), reply("--only-statements")
    assert all(each["statement"] for each in only["excerpts"])
    assert only["confidence"] == plain["confidence"]
    carr = reply("--speaker", "Carr", "--speaker", "Ada Finch")
    shown = carr["excerpts"] + carr["nearest"]
    named = {"Ben Carr", "Olga Carr", "Ada Finch"}
    assert {each["statement"]["speaker"] for each in shown} <= named


def test_an_earlier_question_completes_a_later_one(command: Command) -> None:
    reply = json.loads(
        command("ask", "What did it cost?", "--after", "Who built the bridge?", "--json").out
    )
    assert reply["question"] == "What did it cost?"
    assert "bridge" in reply["read_as"]["question"]


def test_a_batch_is_answered_line_by_line_in_its_order(command: Command, tmp_path: Path) -> None:
    questions = [{"id": "b", "question": ASKED}, {"id": "a", "question": UNASKED},
                 {"question": "What did it cost?", "after": ["Who built the bridge?"]},
                 {"id": 7, "question": ""}, {"id": "z", "question": "x" * 100_000}]  # fmt: skip
    (tmp_path / "batch").write_text("\n".join(map(json.dumps, questions)))
    outcome = command("ask", "--batch", str(tmp_path / "batch"), "--json")
    replies = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == ANSWERED
    assert [reply["id"] for reply in replies] == ["b", "a", "3", "7", "z"]
    assert [reply["status"] for reply in replies][:2] == ["answered", "abstained"]
    assert "bridge" in replies[2]["read_as"]["question"]
    assert replies[3]["reason"].startswith("the question is empty")
    assert replies[4]["reason"].startswith("the question has 100,000 characters")


def test_a_bad_line_stops_a_batch_before_it_starts(command: Command, tmp_path: Path) -> None:
    (tmp_path / "batch").write_text('{"question": "Who?"}\n{"question": 5}\n')
    outcome = command("ask", "--batch", str(tmp_path / "batch"), "--json")
    assert outcome.code == USAGE
    assert "line 2 of" in one_line(outcome)


def test_an_answer_is_the_same_alone_and_in_a_batch(command: Command, tmp_path: Path) -> None:
    (tmp_path / "batch").write_text(json.dumps({"question": ASKED}))
    alone = json.loads(command("ask", ASKED, "--json").out)
    batch = json.loads(command("ask", "--batch", str(tmp_path / "batch"), "--json").out)
    for reply in (alone, batch):
        del reply["elapsed_ms"], reply["id"]
    assert alone == batch


def test_index_reports_every_document(command: Command, folder: Path) -> None:
    (folder / "photo.txt").write_bytes(bytes(range(256)))
    outcome = command("index")
    assert outcome.code == ANSWERED
    assert "mill.txt: " in outcome.out
    assert "photo.txt: NOT READ: no text in an encoding" in outcome.out


def test_sources_lists_what_is_in_the_corpus(command: Command) -> None:
    assert "Wend Courier" in command("sources").out
    sources = json.loads(command("sources", "--json").out)
    assert [source["document"] for source in sources] == ["bridge.md", "mill.txt", "school.txt"]
    assert sources[0]["authors"] == ["Ben Carr", "Dora Elm"]


def test_an_export_is_verified_until_the_document_changes(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    export = tmp_path / "export.json"
    export.write_text(command("ask", ASKED, "--json").out)
    outcome = command("verify", str(export))
    assert outcome.code == ANSWERED
    assert re.search(r"(\d) of \1 excerpts verified", outcome.out)
    (folder / "mill.txt").write_text("Nothing happened.")
    outcome = command("verify", str(export))
    assert outcome.code == FAILED
    assert "BROKEN mill.txt" in outcome.out


@pytest.mark.parametrize("name", ["answer.md", "answer.json", "answer.html", "answer.docx"])
def test_an_answer_is_taken_away_and_verified(
    command: Command, folder: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    asked = command("ask", ASKED, "--export", str(file), "--style", "apa")
    assert asked.code == ANSWERED
    assert asked.out.startswith(command("ask", ASKED).out)
    outcome = command("verify", str(file))
    if name.endswith((".html", ".docx")):
        assert outcome.code == FAILED
        assert one_line(outcome)
        return
    assert re.search(r"(\d) of \1 excerpts verified", outcome.out)
    file.write_text(file.read_text().replace("Nobody", "Somebody"))
    assert command("verify", str(file)).code == FAILED
    file.unlink()
    assert command("ask", UNASKED, "--export", str(file)).code == ABSTAINED
    assert command("verify", str(file)).code == ANSWERED
    (folder / "bridge.md").unlink()
    (folder / "mill.txt").unlink()
    assert "not in the corpus" in command("verify", str(file)).out


def test_an_export_that_cannot_be_written_fails_in_one_line(command: Command) -> None:
    outcome = command("ask", ASKED, "--export", "/nowhere/answer.md")
    assert outcome.code == FAILED
    assert "cannot write '/nowhere/answer.md'" in one_line(outcome)


@pytest.mark.parametrize("content", ["7", "{}", "not JSON"])
def test_what_is_no_export_fails_in_one_line(
    command: Command, tmp_path: Path, content: str
) -> None:
    (tmp_path / "export").write_text(content)
    outcome = command("verify", str(tmp_path / "export"))
    assert outcome.code == FAILED
    assert "is no JSON or Markdown export" in one_line(outcome)


def test_the_default_model_is_the_one_that_index_embed_packages() -> None:
    from index.encoder.load_encoder import DEFAULT_MODEL
    from qa.commands import read_arguments

    assert read_arguments.DEFAULT_MODEL == DEFAULT_MODEL


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_help_and_version_import_nothing_heavy(flag: str) -> None:
    program = (
        "import sys, app\n"
        f"try: app.main([{flag!r}])\n"
        "except SystemExit as stop: assert not stop.code\n"
        "print('loaded:', *{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.rsplit("loaded:", 1)[1].split())
    assert not loaded & {"torch", "gradio", "numpy", "transformers", "fastapi",
                         "sentence_transformers", "spacy", "rich", "trafilatura"}  # fmt: skip


def test_version_is_that_of_the_project() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["version"] == app.VERSION
    assert project["scripts"] == {"onrecord": "app:main"}


@pytest.mark.parametrize(
    ("space", "arguments", "served"),
    [
        ("", [], ("127.0.0.1", "")),
        ("", ["--name", "papers.example"], ("127.0.0.1", "papers.example")),
        ("me-papers.hf.space", [], ("0.0.0.0", "me-papers.hf.space")),  # noqa: S104
        ("me-papers.hf.space", ["--host", "::1"], ("::1", "me-papers.hf.space")),
    ],
)
def test_in_a_space_the_server_in_front_is_served(
    monkeypatch: pytest.MonkeyPatch, space: str, arguments: list[str], served: tuple[str, str]
) -> None:
    called: list[tuple[str, str, int]] = []

    def serve(_: object, host: str, port: int, *others: object, name: str) -> None:
        assert others == ("", "nobody")
        called.append((host, name, port))

    monkeypatch.setattr("web.serve.serve", serve)
    monkeypatch.setenv("SPACE_HOST", space)
    app.main(arguments)
    assert called == [(*served, 7860)]


def test_ask_explains_itself(command: Command) -> None:
    outcome = command("ask", ASKED, "--explain")
    assert outcome.code == ANSWERED
    assert "Why: confidence" in outcome.out
    record = json.loads(command("ask", ASKED, "--explain", "--json").out)
    assert record["explanation"]["candidates"][0]["fate"] == "excerpt"


def test_a_reranker_that_is_none_fails_in_one_line(command: Command, tmp_path: Path) -> None:
    outcome = command("ask", ASKED, "--reranker", str(tmp_path))
    assert outcome.code == FAILED
    assert "the reranker" in one_line(outcome)
