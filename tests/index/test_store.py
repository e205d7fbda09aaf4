"""An index folder: what was saved is opened, what is half there is not, others' is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from index.index import Index
from index.store import open_index, read_stamp, save
from index.store_folder import (
    DamagedIndexError,
    ForeignFolderError,
    MissingIndexError,
    UnwritableError,
)


@pytest.fixture
def saved(index: Index, tmp_path: Path) -> Path:
    save(index, tmp_path / "index", "signature")
    return tmp_path / "index"


def generation(saved: Path) -> Path:
    return saved / (saved / "current").read_text()


def test_what_was_saved_is_opened(index: Index, saved: Path) -> None:
    opened = open_index(saved)
    assert (opened.fingerprint, opened.settings) == (index.fingerprint, index.settings)
    assert list(opened.contents.documents) == list(index.contents.documents)
    for mine, theirs in zip(opened.contents.documents, index.contents.documents, strict=True):
        assert (mine.text, mine.reference, mine.noise) == (
            theirs.text, theirs.reference, theirs.noise)  # fmt: skip
    assert list(opened.contents.headings) == list(index.contents.headings)
    assert np.array_equal(opened.contents.passages, index.contents.passages)
    assert np.array_equal(opened.contents.sentences, index.contents.sentences)
    rows = np.arange(len(index.contents.sentences))
    assert np.array_equal(opened.sentence_vectors.rows(rows), index.sentence_vectors.rows(rows))
    assert np.array_equal(opened.sentence_vectors.covariance, index.sentence_vectors.covariance)
    assert np.array_equal(opened.token_vectors.quantised, index.token_vectors.quantised)
    assert opened.passage_terms.scores(["mill"]).tolist() == (
        index.passage_terms.scores(["mill"]).tolist()
    )
    assert opened.spelling == index.spelling


def test_an_index_that_was_opened_can_be_saved_again(saved: Path, tmp_path: Path) -> None:
    save(open_index(saved), tmp_path / "copy", "signature")
    for file in _files(saved):
        copy = generation(tmp_path / "copy") / file.relative_to(generation(saved))
        assert copy.read_bytes() == file.read_bytes(), file.name


def test_the_stamp_tells_what_it_was_built_from(index: Index, saved: Path) -> None:
    stamp = read_stamp(saved)
    assert (stamp.settings, stamp.signature) == (index.settings, "signature")


def test_saving_again_leaves_one_generation(index: Index, saved: Path) -> None:
    save(index, saved, "later")
    assert read_stamp(saved).signature == "later"
    assert len(list(saved.iterdir())) == 3


def test_nothing_in_the_folder_is_pickled(saved: Path) -> None:
    for file in saved.rglob("*"):
        if file.suffix == ".npy":
            np.load(file, allow_pickle=False)
        elif file.is_file():
            assert not file.read_bytes().startswith(b"\x80"), file.name
    assert {file.suffix for file in saved.rglob("*") if file.is_file()} <= {
        ".npy", ".json", ".jsonl", ".faiss", ".utf8", ""}  # fmt: skip


def test_an_index_that_is_open_survives_its_replacement(index: Index, saved: Path) -> None:
    opened = open_index(saved)
    save(index, saved, "later")
    assert opened.contents.documents[1].text == index.contents.documents[1].text
    assert opened.passage_terms.scores(["mill"]).max() > 0


@pytest.mark.parametrize("folder", ["nowhere", "empty", "file"])
def test_where_there_is_none_it_is_missing(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(MissingIndexError):
        open_index(tmp_path / folder)


def _files(saved: Path) -> list[Path]:
    return sorted(file for file in generation(saved).rglob("*") if file.is_file())


@pytest.mark.parametrize("number", range(17))
@pytest.mark.parametrize("damage", ["gone", "short", "empty"])
def test_a_damaged_file_is_noticed(saved: Path, number: int, damage: str) -> None:
    files = _files(saved)
    if number >= len(files):
        pytest.skip("fewer files than that")
    content = files[number].read_bytes()
    if damage == "gone":
        files[number].unlink()
    else:
        files[number].write_bytes(content[:-1] if damage == "short" else b"")
    with pytest.raises(DamagedIndexError, match="is damaged; build it again"):
        open_index(saved)


@pytest.mark.parametrize("suffix", [".npy", ".faiss", ".json"])
def test_garbage_of_the_right_size_is_noticed(saved: Path, suffix: str) -> None:
    for file in _files(saved):
        if file.suffix == suffix:
            file.write_bytes(b"\xff" * file.stat().st_size)
    with pytest.raises(DamagedIndexError):
        open_index(saved)


@pytest.mark.parametrize("pointer", [b"", b"\xff\xfe", b"gone", b"a\nb"])
def test_a_pointer_to_nothing_is_noticed_and_mended(
    index: Index, saved: Path, pointer: bytes
) -> None:
    (saved / "current").write_bytes(pointer)
    with pytest.raises(DamagedIndexError):
        open_index(saved)
    save(index, saved, "again")
    assert open_index(saved).fingerprint == index.fingerprint


def test_an_index_of_another_format_is_not_read(saved: Path) -> None:
    manifest = generation(saved) / "index.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 999}))
    with pytest.raises(DamagedIndexError):
        open_index(saved)


def test_an_index_of_other_settings_is_not_read(saved: Path) -> None:
    manifest = generation(saved) / "index.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"settings": {"x": 1}}))
    for read in (open_index, read_stamp):
        with pytest.raises(DamagedIndexError):
            read(saved)


def test_a_folder_of_something_else_is_refused_and_left_alone(index: Index, folder: Path) -> None:
    before = sorted(folder.iterdir())
    with pytest.raises(ForeignFolderError, match="is not an index folder; name another"):
        save(index, folder, "")
    assert sorted(folder.iterdir()) == before


def test_an_index_folder_that_lost_its_lock_file_is_still_one(index: Index, saved: Path) -> None:
    (saved / "lock").unlink()
    save(index, saved, "later")
    assert read_stamp(saved).signature == "later"


def test_others_files_in_an_index_folder_are_left_alone(index: Index, saved: Path) -> None:
    (saved / "notes.txt").write_text("mine")
    (saved / "photos").mkdir()
    save(index, saved, "later")
    assert (saved / "notes.txt").read_text() == "mine"
    assert (saved / "photos").is_dir()


def test_a_file_is_refused(index: Index, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ForeignFolderError, match="is a file; name a folder"):
        save(index, tmp_path / "file", "")


@pytest.mark.parametrize("place", ["below a file", "/proc/onrecord"])
def test_where_nothing_can_be_written_it_says_so(index: Index, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    folder = Path(place) if place.startswith("/") else tmp_path / "file" / "index"
    with pytest.raises(UnwritableError, match="cannot write the index in .*; name another"):
        save(index, folder, "")


def test_who_finds_it_locked_waits_and_then_says_so(
    index: Index, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from filelock import FileLock

    monkeypatch.setattr("index.store_folder.LOCK_SECONDS", 0.1)
    with FileLock(saved / "lock"), pytest.raises(UnwritableError, match="another process"):
        save(index, saved, "")


def test_what_a_crashed_writer_left_is_removed(index: Index, saved: Path) -> None:
    (saved / ".writing-abc").mkdir()
    (saved / ".writing-abc" / "texts.utf8").touch()
    (saved / "0123456789abcdef-xyz").mkdir()
    save(index, saved, "later")
    assert len(list(saved.iterdir())) == 3
