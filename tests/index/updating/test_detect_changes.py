"""What has become of the files of an index since they were read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.readers.read_state import State
from index.build import build_index
from index.progress import silent
from index.updating.detect_changes import LookAgain
from tests.fake_encoder import FakeEncoder


def same_length(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"old", b"new"))


def rewritten(file: Path) -> None:
    file.write_bytes(file.read_bytes())
    os.utime(file, (1, 1))


def folder_instead(file: Path) -> None:
    file.unlink()
    file.mkdir()


CHANGES: list[tuple[str, Callable[[Path], object], State]] = [
    ("nothing", lambda _: None, "unchanged"),
    ("its time alone", rewritten, "unchanged"),
    ("one word of the same length", same_length, "changed"),
    ("its length", lambda file: file.write_text("The mill."), "changed"),
    ("its name", lambda file: file.rename(file.with_name("a mill.txt")), "gone"),
    ("it is no file any more", folder_instead, "gone"),
    ("it is removed", lambda file: file.unlink(), "gone"),
]


@pytest.mark.parametrize(
    ("change", "state"), [pytest.param(change, state, id=name) for name, change, state in CHANGES]
)
def test_each_document_knows_what_has_become_of_its_file(
    folder: Path, change: Callable[[Path], object], state: State
) -> None:
    index = build_index(folder, FakeEncoder(), silent, None, statements=False)
    look = LookAgain(index, folder)
    change(folder / "mill.txt")
    numbers = index.contents.numbers
    assert look.of_document(numbers["mill.txt"]) == state
    assert look.of_document(numbers["school.txt"]) == "unchanged"


def test_the_whole_corpus_is_told_by_name(folder: Path) -> None:
    index = build_index(folder, FakeEncoder(), silent, None, statements=False)
    look = LookAgain(index, folder)
    assert not look.of_all().anything
    (folder / "mill.txt").rename(folder / "old mill.txt")
    (folder / "school.txt").write_text("Closed.")
    found = look.of_all()
    assert (found.changed, found.gone, found.added) == (
        ("school.txt",), ("mill.txt",), ("old mill.txt",),
    )  # fmt: skip
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    assert look.of_all().missing


def test_documents_of_one_file_of_lines_share_its_fate(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_text('{"_id": "a", "text": "The mill."}\n{"_id": "b", "text": "The barn."}\n')
    look = LookAgain(build_index(file, FakeEncoder(), silent, None, statements=False), file)
    assert [look.of_document(number) for number in (0, 1)] == ["unchanged"] * 2
    file.write_text(file.read_text() + '{"_id": "c", "text": "The weir."}\n')
    assert [look.of_document(number) for number in (0, 1)] == ["changed"] * 2
