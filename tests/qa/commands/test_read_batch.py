"""A file of questions is checked as a whole before the first is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.commands.read_batch import BatchItem, read_batch
from qa.question import QuestionError


def batch(folder: Path, content: bytes) -> list[BatchItem]:
    (folder / "batch.jsonl").write_bytes(content)
    return read_batch(folder / "batch.jsonl")


def test_a_line_is_a_question(tmp_path: Path) -> None:
    lines = b'{"id": "a", "question": "Who?", "after": ["What?"]}\n\n{"question": "Why?"}\n'
    assert batch(tmp_path, lines) == [
        BatchItem("a", "Who?", ("What?",)),
        BatchItem("3", "Why?", ()),
    ]


def test_an_empty_file_asks_nothing(tmp_path: Path) -> None:
    assert batch(tmp_path, b"\n") == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b"{", id="cut short"),
        pytest.param(b"7", id="a number"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"id": "a"}', id="no question"),
        pytest.param(b'{"question": 7}', id="the question a number"),
        pytest.param(b'{"question": "Who?", "after": [7]}', id="after a number"),
        pytest.param(b'{"question": "Who?", "after": 7}', id="after no list"),
        pytest.param(b'{"question": "Who?", "after": "What?"}', id="after a text"),
        pytest.param(b"[" * 100_000, id="nested without end"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: bytes) -> None:
    with pytest.raises(QuestionError, match="line 2 of .*batch.jsonl") as caught:
        batch(tmp_path, b'{"question": "Who?"}\n' + line)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85"])
def test_a_line_ends_only_where_a_json_line_ends(tmp_path: Path, mark: str) -> None:
    content = f'{{"question": "Who{mark}?"}}'.encode()
    assert batch(tmp_path, content) == [BatchItem("1", f"Who{mark}?", ())]


def test_what_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="cannot read the batch"):
        batch(tmp_path, b"\xff\xfe")
    with pytest.raises(QuestionError, match="cannot read the batch"):
        read_batch(tmp_path / "nowhere.jsonl")
