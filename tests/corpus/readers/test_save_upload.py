"""A file that is brought is kept whole, and touches nothing that was there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.read import read
from corpus.readers.save_upload import (
    ADDED,
    LONGEST_NAME,
    SET_ASIDE,
    UploadError,
    file_name,
    remove_file,
    save_upload,
)

if TYPE_CHECKING:
    from pathlib import Path


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_kept_file_is_a_document_of_the_corpus(tmp_path: Path) -> None:
    assert save_upload(tmp_path, "mill.txt", b"The mill burnt.") == "added/mill.txt"
    assert [each.id for each in read(tmp_path)] == ["added/mill.txt"]
    assert _files(tmp_path) == {"added/mill.txt": b"The mill burnt."}


def test_another_file_of_the_name_gets_a_number_and_the_same_one_is_kept_once(
    tmp_path: Path,
) -> None:
    names = [save_upload(tmp_path, "mill.txt", text) for text in (b"one", b"two", b"one", b"two")]
    assert names == ["added/mill.txt", "added/mill (2).txt", "added/mill.txt", "added/mill (2).txt"]


@pytest.mark.parametrize(
    "name", ["x" * 300 + ".txt", "ж" * 120 + ".html", "a. .txt", "b.", "mill", "CON." + "x" * 200]
)
def test_whatever_is_kept_can_be_taken_out_also_a_namesake(tmp_path: Path, name: str) -> None:
    for content in (b"one", b"two", b"three"):
        identity = save_upload(tmp_path, name, content)
        assert len(identity.removeprefix("added/").encode()) <= LONGEST_NAME
        remove_file(tmp_path, save_upload(tmp_path, name, content + b"!"))
        assert (tmp_path / identity).read_bytes() == content
        remove_file(tmp_path, identity)
        save_upload(tmp_path, name, content)


def test_what_is_removed_is_put_aside_and_read_no_more(tmp_path: Path) -> None:
    save_upload(tmp_path, "mill.txt", b"one")
    save_upload(tmp_path, "barn.txt", b"two")
    remove_file(tmp_path, "added/mill.txt")
    assert [each.id for each in read(tmp_path)] == ["added/barn.txt"]
    aside = [path.read_bytes() for path in (tmp_path / SET_ASIDE).iterdir()]
    assert aside == [b"one"]


@pytest.mark.parametrize(
    "identity",
    ["old.txt", "added/none.txt", "added/../old.txt", "../old.txt", "added/", "", "added",
     "/etc/passwd", "added/link.txt", "added/sub/x.txt", "added\\old.txt"],
)  # fmt: skip
def test_nothing_can_be_removed_but_what_was_brought(tmp_path: Path, identity: str) -> None:
    (tmp_path / "old.txt").write_bytes(b"old")
    (tmp_path / ADDED / "sub").mkdir(parents=True)
    (tmp_path / ADDED / "sub" / "x.txt").write_bytes(b"x")
    (tmp_path / ADDED / "link.txt").symlink_to(tmp_path / "old.txt")
    before = _files(tmp_path)
    with pytest.raises(UploadError, match="was not added here|has no name"):
        remove_file(tmp_path, identity)
    assert _files(tmp_path) == before


@pytest.mark.parametrize("name", ["", "...", "/", "..", " ", "\x00", "\u202e"])
def test_a_file_without_a_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UploadError, match="no name"):
        save_upload(tmp_path, name, b"text")


@pytest.mark.parametrize(
    ("name", "kept"),
    [("con.txt", "_con.txt"), ("sources.toml", "_sources.toml"), ("a\nb\u202e.txt", "a_b_.txt"),
     ("Мельница.txt", "Мельница.txt"), ("e\u0301.txt", "é.txt"), ("x" * 300 + ".pdf",
     "x" * (LONGEST_NAME - 4) + ".pdf")],
)  # fmt: skip
def test_a_name_is_made_one_that_every_file_system_takes(name: str, kept: str) -> None:
    assert file_name(name) == kept


@given(st.text(max_size=300))
def test_any_name_gives_one_plain_file_or_none(name: str) -> None:
    try:
        kept = file_name(name)
    except UploadError:
        return
    assert kept == os.path.basename(kept) == file_name(kept)  # noqa: PTH119 - of a bare name
    assert kept not in {"", ".", "..", "sources.toml"}
    assert not kept.startswith(".")
    assert len(kept.encode()) <= LONGEST_NAME + 1


def test_an_empty_file_and_a_corpus_that_is_no_folder_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_text("{}")
    with pytest.raises(UploadError, match="is a file"):
        save_upload(file, "mill.txt", b"text")
    with pytest.raises(UploadError, match="'mill.txt' is empty"):
        save_upload(tmp_path, "mill.txt", b"")


def test_a_disk_that_takes_no_more_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UploadError, match=r"'mill\.txt' cannot be kept: No space left on device"):
        save_upload(tmp_path, "mill.txt", b"text")
    assert _files(tmp_path) == {}
