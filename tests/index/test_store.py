"""An index folder: what was saved is opened, what is half there is not, others' is left alone."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.index import Index
from index.storage.array_file import open_arrays, write_arrays
from index.storage.index_folder import (
    DamagedIndexError,
    ForeignFolderError,
    MissingIndexError,
    UnwritableError,
)
from index.store import damaged_files, open_index, read_stamp, save
from tests.index.content import content_of


@pytest.fixture
def saved(index: Index, tmp_path: Path) -> Path:
    save(index, tmp_path / "index", "signature")
    return tmp_path / "index"


def generation(saved: Path) -> Path:
    return saved / (saved / "current").read_text()


def test_what_was_saved_is_opened(index: Index, saved: Path) -> None:
    assert content_of(open_index(saved)) == content_of(index)


def test_an_index_that_was_opened_can_be_saved_again(saved: Path, tmp_path: Path) -> None:
    save(open_index(saved), tmp_path / "copy", "signature")
    (segment,), (copied,) = (list(each.glob("*.segment")) for each in (saved, tmp_path / "copy"))
    assert copied.read_bytes() == segment.read_bytes()
    assert content_of(open_index(tmp_path / "copy")) == content_of(open_index(saved))


def test_a_segment_that_is_there_is_not_written_again(saved: Path) -> None:
    (segment,) = saved.glob("*.segment")
    save(open_index(saved), saved, "later")
    assert list(saved.glob("*.segment")) == [segment]


def test_the_stamp_tells_what_it_was_built_from(index: Index, saved: Path) -> None:
    stamp = read_stamp(saved)
    assert (stamp.settings, stamp.signature) == (index.settings, "signature")


def test_saving_again_leaves_one_generation(index: Index, saved: Path) -> None:
    save(index, saved, "later")
    assert read_stamp(saved).signature == "later"
    assert _kinds(saved) == ["", "", ".generation", ".segment"]


def test_what_is_in_the_folder_is_plain_arrays_that_other_programs_read(saved: Path) -> None:
    from safetensors.numpy import load_file

    for file in _files(saved):
        for name, array in load_file(file).items():
            assert np.array_equal(array, open_arrays(file)[name]), name


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
    return sorted(file for file in saved.iterdir() if file.suffix)


def _kinds(saved: Path) -> list[str]:
    return sorted(file.suffix for file in saved.iterdir())


@pytest.mark.parametrize("number", range(2))
@pytest.mark.parametrize("damage", ["gone", "short", "empty", "garbage", "no header"])
def test_a_damaged_file_is_noticed(saved: Path, number: int, damage: str) -> None:
    file = _files(saved)[number]
    content = file.read_bytes()
    damaged = {"short": content[:-1], "empty": b"", "garbage": b"\xff" * len(content),
               "no header": (2).to_bytes(8, "little") + b"{}"}  # fmt: skip
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(damaged[damage])
    with pytest.raises(DamagedIndexError, match="is damaged; build it again"):
        open_index(saved)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_byte_that_is_not_what_it_was_is_noticed(saved: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from([*_files(saved), saved / "current"]))
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda value: value != whole[at]))
    file.write_bytes(whole[:at] + bytes([other]) + whole[at + 1 :])
    if file.name == "current":
        with pytest.raises(DamagedIndexError):
            open_index(saved)
    else:
        assert damaged_files(saved) == (file.name,)
    file.write_bytes(whole)
    assert damaged_files(saved) == ()


@pytest.mark.parametrize("pointer", [b"", b"\xff\xfe", b"gone", b"a\nb"])
def test_a_pointer_to_nothing_is_noticed_and_mended(
    index: Index, saved: Path, pointer: bytes
) -> None:
    (saved / "current").write_bytes(pointer)
    with pytest.raises(DamagedIndexError):
        open_index(saved)
    save(index, saved, "again")
    assert open_index(saved).fingerprint == index.fingerprint


@pytest.mark.parametrize("change", [{"format": 999}, {"settings": {"x": 1}}, {"settings": 1}])
def test_an_index_of_another_format_or_other_settings_is_not_read(
    saved: Path, change: dict[str, object]
) -> None:
    arrays = {name: array.copy() for name, array in open_arrays(generation(saved)).items()}
    manifest = json.loads(arrays["manifest"].tobytes()) | change
    arrays["manifest"] = np.frombuffer(json.dumps(manifest).encode(), dtype=np.uint8)
    write_arrays(generation(saved), {name: [array] for name, array in arrays.items()})
    for read in (open_index, read_stamp):
        with pytest.raises(DamagedIndexError):
            read(saved)


@pytest.mark.parametrize(
    ("name", "damage"),
    [("headings", "gone"), ("headings", "overwritten"), ("bounds", "gone"),
     ("passage.terms.starts", "gone"), ("tokens", "gone")],
)  # fmt: skip
def test_what_rows_are_laid_out_from_is_looked_at(saved: Path, name: str, damage: str) -> None:
    """Damage shows when the index is opened, not when somebody asks it something."""
    file = next(each for each in _files(saved) if each.suffix == ".segment")
    arrays = {key: array.copy() for key, array in open_arrays(file).items()}
    if damage == "gone":
        del arrays[name]
    else:
        arrays[name][...] = 0x7B
    write_arrays(file, {key: [array] for key, array in arrays.items()})
    with pytest.raises(DamagedIndexError):
        open_index(saved)


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

    monkeypatch.setattr("index.storage.index_folder.LOCK_SECONDS", 0.1)
    with FileLock(saved / "lock"), pytest.raises(UnwritableError, match="another process"):
        save(index, saved, "")


def test_what_a_crashed_writer_left_is_removed(index: Index, saved: Path) -> None:
    for name in (".writing-abc.segment", ".writing-current", "abc.segment", "abc_d.generation"):
        (saved / name).touch()
    save(index, saved, "later")
    assert _kinds(saved) == ["", "", ".generation", ".segment"]


def test_a_full_disk_says_so_leaves_nothing_behind_and_the_old_index_usable(
    index: Index, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(saved.iterdir())

    def full(file: Path, arrays: object) -> None:
        del arrays
        file.write_bytes(b"the beginning")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("index.store.write_arrays", full)
    with pytest.raises(UnwritableError, match="No space left on device"):
        save(index, saved, "later")
    assert sorted(saved.iterdir()) == before
    assert open_index(saved).fingerprint == index.fingerprint
