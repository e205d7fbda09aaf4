"""An index is opened while it is up to date, and built when it is not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from index.progress import silent
from index.refresh import Place, open_current, refresh, refresh_or_keep_in_memory
from index.store_folder import ForeignFolderError, UnwritableError
from tests.fake_encoder import FakeEncoder

MODEL = FakeEncoder().name


@pytest.fixture
def place(folder: Path, tmp_path: Path) -> Place:
    place = Place(folder, tmp_path / "index", MODEL)
    refresh(place, FakeEncoder(), silent)
    return place


def test_an_index_that_is_up_to_date_is_opened(place: Place) -> None:
    index = open_current(place)
    assert index is not None
    assert len(index.contents.documents) == 3


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda p: (p.corpus / "new.txt").write_text("New."), id="new document"),
        pytest.param(lambda p: os.utime(p.corpus / "mill.txt", (1, 1)), id="touched document"),
        pytest.param(lambda p: (p.index / "current").unlink(), id="index gone"),
        pytest.param(lambda p: next(p.index.glob("*.segment")).unlink(), id="index half deleted"),
    ],
)
def test_what_is_out_of_date_or_damaged_is_not_opened(
    place: Place, change: Callable[[Place], object]
) -> None:
    change(place)
    assert open_current(place) is None


def test_an_index_of_another_model_is_not_opened(place: Place) -> None:
    assert open_current(Place(place.corpus, place.index, "another")) is None


def test_an_index_cut_otherwise_is_not_opened(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.refresh.REVISION", 999)
    assert open_current(place) is None


def test_a_folder_of_something_else_is_refused_before_any_work(folder: Path) -> None:
    def fail(stage: str, done: int, total: int) -> None:
        pytest.fail(f"worked: {stage} {done} {total}")

    with pytest.raises(ForeignFolderError):
        refresh(Place(folder, folder, MODEL), FakeEncoder(), fail)


def test_where_nothing_can_be_written_the_index_is_kept_in_memory(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    place = Place(folder, tmp_path / "file" / "index", MODEL)
    with pytest.raises(UnwritableError):
        refresh(place, FakeEncoder(), silent)
    warnings: list[str] = []
    index = refresh_or_keep_in_memory(place, FakeEncoder(), silent, warnings.append)
    assert len(index.contents.documents) == 3
    (warning,) = warnings
    assert "cannot write the index" in warning
    assert "built anew at every start" in warning


def test_progress_tells_every_stage_to_its_end(folder: Path, tmp_path: Path) -> None:
    last: dict[str, tuple[int, int]] = {}

    def note(stage: str, done: int, total: int) -> None:
        last[stage] = (done, total)

    refresh(Place(folder, tmp_path / "index", MODEL), FakeEncoder(), note)
    assert list(last) == ["Indexing"]
    assert all(done == total for done, total in last.values())
