"""What the doctor sees."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from index.encoder.load_encoder import ModelError
from index.health.diagnose import Finding, diagnose, findings_record, write_findings
from index.progress import silent
from index.refresh import Place, refresh
from tests.fake_encoder import FakeEncoder


@pytest.fixture
def place(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setattr("index.health.diagnose.load_encoder", lambda *_: FakeEncoder())
    return Place(folder, tmp_path / "index", FakeEncoder().name)


def found(place: Place) -> dict[str, Finding]:
    return {each.what: each for each in diagnose(place, "1.2", silent)}


def test_everything_that_matters_has_a_line(place: Place) -> None:
    findings = found(place)
    assert {"On Record", "onnxruntime", "model", "runtime", "threads", "corpus", "index",
            "free memory", "free disk"} <= set(findings)  # fmt: skip
    assert findings["On Record"].found.startswith("1.2, Python 3.")
    assert findings["runtime"].found == "shared words"
    assert not any(each.wrong for each in findings.values())


def test_the_state_of_the_index_is_told(place: Place) -> None:
    assert found(place)["index"].found.endswith(": none yet; the next question builds it")
    index = refresh(place, FakeEncoder(), silent)
    assert f"3 documents, {len(index.contents.passages)} passages" in found(place)["index"].found
    (place.corpus / "mill.txt").write_text("Nothing is left of the mill.")
    assert "out of date or damaged" in found(place)["index"].found


def test_a_damaged_index_is_wrong_and_says_what_to_do(place: Place) -> None:
    refresh(place, FakeEncoder(), silent)
    (segment,) = place.index.glob("*.segment")
    with segment.open("r+b") as stream:
        stream.seek(-1, 2)
        last = stream.read(1)
        stream.seek(-1, 2)
        stream.write(bytes([last[0] ^ 1]))
    wrong = found(place)["index"].wrong
    assert wrong == f"damaged: {segment.name}; 'index --check' makes it anew"


def test_an_index_of_another_model_is_told(place: Place) -> None:
    refresh(place, FakeEncoder(fingerprint="fake:0"), silent)
    assert "of another model" in found(place)["index"].found


def test_a_model_that_cannot_be_loaded_is_wrong(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ModelError("no model 'x'")

    monkeypatch.setattr("index.health.diagnose.load_encoder", refuse)
    assert found(place)["model"] == Finding("model", place.model, "no model 'x'")


def test_a_corpus_that_is_not_there_is_wrong(place: Place) -> None:
    gone = Place(place.corpus / "gone", place.index, place.model)
    assert "gone" in found(gone)["index"].wrong


def test_what_is_not_installed_is_told_with_what_it_means(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("index.health.diagnose.version", missing)
    findings = found(place)
    assert findings["numpy"].wrong == "nothing works without it"
    assert findings["torch"].found.startswith("not installed: no model can be prepared")
    assert not findings["torch"].wrong


def test_too_little_room_is_wrong(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.health.diagnose.LEAST_DISK", 1e9)
    assert found(place)["free disk"].wrong == "less than 1e+09 GB"


def test_a_line_says_what_is_wrong_and_the_last_one_how_much() -> None:
    findings = (Finding("model", "x", "no model 'x'"), Finding("threads", "1"))
    assert write_findings(findings) == "model: x; WRONG: no model 'x'\nthreads: 1\n1 wrong"
    assert write_findings(findings[1:]) == "threads: 1\nnothing wrong"
    assert findings_record(findings)["wrong"] == 1
