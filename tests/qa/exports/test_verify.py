"""An exported answer is checked against the documents as they are now."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.readers.read import read
from index.index import Index
from qa.ask import ask
from qa.exports.claim import ExportError
from qa.exports.read_export import read_export
from qa.exports.read_json_export import read_replies
from qa.exports.reply_record import present
from qa.exports.verify import verify, write_report
from tests.conftest import MILL
from tests.fake_encoder import FakeEncoder

Record = dict[str, Any]


@pytest.fixture
def reply(index: Index) -> Record:
    record = present(ask(index, FakeEncoder(), "Was nobody hurt?"), 1.0)
    loaded: Record = json.loads(json.dumps(record))
    return loaded


def faults(reply: Record, folder: Path) -> set[str]:
    report = verify(read_replies([reply]), read(folder))
    return {finding.fault for finding in report.findings}


def test_an_answer_holds_while_the_documents_stay(reply: Record, folder: Path) -> None:
    assert faults(reply, folder) == {""}


def _first(reply: Record) -> Record:
    first: Record = reply["excerpts"][0]
    return first


@pytest.mark.parametrize(
    ("forge", "fault"),
    [
        pytest.param(lambda r, _: _first(r).update(text="Everybody was hurt."),
                     "says something else", id="words changed"),
        pytest.param(lambda r, _: _first(r).update(start=_first(r)["start"] + 1),
                     "says something else", id="place changed"),
        pytest.param(lambda r, _: _first(r).update(document="other.txt"),
                     "not in the corpus", id="document changed"),
        pytest.param(lambda r, _: r["sources"].clear(), "does not say of which version",
                     id="sources removed"),
        pytest.param(lambda _, f: (f / "mill.txt").unlink(), "not in the corpus", id="file gone"),
        pytest.param(lambda _, f: (f / "mill.txt").write_text(f"{MILL}More."),
                     "the document has changed since", id="file longer"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_found(
    reply: Record, folder: Path, forge: Callable[[Record, Path], object], fault: str
) -> None:
    forge(reply, folder)
    assert any(fault in each for each in faults(reply, folder))


def test_the_findings_are_summed_up(reply: Record, folder: Path) -> None:
    count = len(reply["excerpts"])
    _first(reply)["text"] = "Everybody was hurt."
    *lines, summary = write_report(verify(read_replies([reply]), read(folder))).splitlines()
    assert lines[0].startswith("BROKEN mill.txt")
    assert summary == f"{count - 1} of {count} excerpts verified"


@pytest.mark.parametrize("layout", ["one", "list", "lines"])
def test_an_export_is_one_reply_a_list_or_one_a_line(
    reply: Record, tmp_path: Path, layout: str
) -> None:
    file = tmp_path / "export.json"
    text = json.dumps(reply)
    file.write_text({"one": text, "list": f"[{text},{text}]", "lines": f"{text}\n\n{text}"}[layout])
    once = read_replies([reply])
    assert read_export(file).claims == once.claims * (1 if layout == "one" else 2)


@pytest.mark.parametrize("content", [b"", b"{}", b"7", b"[7]", b"x", b"\xff\xfe", b'{"a": 1}\nx'])
def test_what_is_no_export_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "export.json"
    file.write_bytes(content)
    with pytest.raises(ExportError) as caught:
        verify(read_export(file), [])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda r: r.update(excerpts=7), id="excerpts a number"),
        pytest.param(lambda r: r.update(excerpts=[7]), id="an excerpt a number"),
        pytest.param(lambda r: r.update(sources=[{}]), id="a source without a document"),
        pytest.param(lambda r: r.update(sources=7), id="sources a number"),
        pytest.param(lambda r: r.update(nearest=None), id="nearest null"),
        pytest.param(lambda r: _first(r).update(start="x"), id="start a word"),
        pytest.param(lambda r: _first(r).pop("text"), id="no text"),
        pytest.param(lambda r: _first(r).update(start=float("inf")), id="start Infinity"),
        pytest.param(lambda r: _first(r).update(end=float("nan")), id="end NaN"),
        pytest.param(lambda r: _first(r).update(highlights=[[0, float("inf")]]), id="a highlight"),
    ],
)
def test_a_malformed_export_is_refused_in_one_line(
    reply: Record, folder: Path, tmp_path: Path, spoil: Callable[[Record], object]
) -> None:
    spoil(reply)
    file = tmp_path / "export.json"
    file.write_text(json.dumps(reply))
    with pytest.raises(ExportError):
        verify(read_export(file), read(folder))


def test_offsets_from_the_end_do_not_hold(reply: Record, folder: Path) -> None:
    text = (folder / _first(reply)["document"]).read_text()
    _first(reply).update(start=-6, end=-1, text=text[-6:-1])
    assert "" not in faults({**reply, "excerpts": reply["excerpts"][:1]}, folder)
