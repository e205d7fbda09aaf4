"""An index is opened while it is up to date, and built when it is not."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from index.build import build_index
from index.dense.nearest_vectors import nearest_vectors
from index.encoder.load_encoder import Encoded
from index.progress import silent
from index.refresh import Place, open_current, refresh, refresh_or_keep_in_memory
from index.storage.index_folder import ForeignFolderError, LockedError, UnwritableError
from index.store import damaged_files, open_index
from tests.fake_encoder import FakeEncoder
from tests.index.content import content_of

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
    assert list(last) == ["Indexing", "Embedding"]
    assert all(done == total for done, total in last.values())


class Interrupted:
    """The fake encoder, until Ctrl+C is pressed after so many texts; it notes what it is given."""

    name = MODEL
    fingerprint = "fake:1"
    runtime = "shared words"

    def __init__(self, most: int) -> None:
        self.most, self.texts = most, list[str]()

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        self.texts += texts
        if len(self.texts) > self.most:
            raise KeyboardInterrupt
        return FakeEncoder().encode(texts, advance)


def test_what_was_broken_off_goes_on_where_it_stopped(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.updating.batch.BATCH", 1)
    monkeypatch.setattr("corpus.readers.folder.read_listing.TICK", 0)
    for number in range(20):
        (place.corpus / f"{number:02}.txt").write_text(f"Page {number} tells of the mill.")
    before = open_index(place.index).fingerprint
    with pytest.raises(KeyboardInterrupt):
        refresh(place, Interrupted(12), silent)
    assert open_index(place.index).fingerprint == before, "the old index is still there"
    read: list[str] = []
    monkeypatch.setattr("corpus.readers.read.read_content", noting(read))
    rest = Interrupted(99)
    index = refresh(place, rest, silent)
    assert rest.texts == [f"Page {number} tells of the mill." for number in range(12, 20)]
    assert read == [f"{number:02}.txt" for number in range(12, 20)]
    assert content_of(index) == content_of(build_index(place.corpus, FakeEncoder(), silent, None))


def noting(read: list[str]) -> Callable[[bytes, str], object]:
    from corpus.readers.read_content import read_content

    def noted(content: bytes, name: str) -> object:
        read.append(name)
        return read_content(content, name)

    return noted


def test_a_long_run_leaves_few_files_and_they_are_gone_on_from(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.updating.batch.BATCH", 1)
    monkeypatch.setattr("index.updating.batch.MANY", 5)
    monkeypatch.setattr("corpus.readers.folder.read_listing.TICK", 0)
    for number in range(30):
        (place.corpus / f"{number:02}.txt").write_text(f"Page {number} tells of the mill.")
    with pytest.raises(KeyboardInterrupt):
        refresh(place, Interrupted(23), silent)
    assert len(list(place.index.glob("*.segment"))) == 1 + 23 // 5 + 23 % 5
    rest = Interrupted(99)
    index = refresh(place, rest, silent)
    assert rest.texts == [f"Page {number} tells of the mill." for number in range(23, 30)]
    assert content_of(index) == content_of(build_index(place.corpus, FakeEncoder(), silent, None))


def test_only_files_that_look_changed_are_read(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.readers.folder.read_listing.TICK", 0)
    refresh(place, FakeEncoder(), silent)
    read: list[str] = []
    monkeypatch.setattr("corpus.readers.read.read_content", noting(read))
    refresh(place, FakeEncoder(), silent)
    assert read == []
    (place.corpus / "mill.txt").write_text("Another mill.")
    os.utime(place.corpus / "school.txt", (1, 1))  # another time, the same bytes
    refresh(place, FakeEncoder(), silent)
    assert read == ["mill.txt"]
    refresh(place, FakeEncoder(), silent, fresh=True)
    assert read == ["mill.txt", "bridge.md", "mill.txt", "school.txt"]


def test_nothing_is_written_where_nothing_changed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.readers.folder.read_listing.TICK", 0)
    refresh(place, FakeEncoder(), silent)
    before = {file.name: file.stat().st_mtime_ns for file in place.index.iterdir()}
    assert content_of(refresh(place, FakeEncoder(), silent)) == content_of(open_index(place.index))
    assert {file.name: file.stat().st_mtime_ns for file in place.index.iterdir()} == before
    os.utime(place.corpus / "school.txt", (1, 1))
    refresh(place, FakeEncoder(), silent)
    assert {file.name for file in place.index.iterdir()} != set(before), "its new time is noted"
    assert open_current(place) is not None


def test_a_change_that_no_time_tells_of_is_found_when_all_is_read(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.readers.folder.read_listing.TICK", 0)
    file = place.corpus / "school.txt"
    status = file.stat()
    refresh(place, FakeEncoder(), silent)
    file.write_text("X" * status.st_size)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert refresh(place, FakeEncoder(), silent).contents.documents[2].text.startswith("The")
    assert refresh(place, FakeEncoder(), silent, fresh=True).contents.documents[2].text[0] == "X"


def test_a_file_changed_within_the_same_tick_of_the_clock_is_read_again(place: Place) -> None:
    file = place.corpus / "school.txt"
    status = file.stat()
    file.write_text("X" * status.st_size)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert refresh(place, FakeEncoder(), silent).contents.documents[2].text[0] == "X"


def test_a_document_that_moves_is_not_encoded_again(place: Place) -> None:
    (place.corpus / "school.txt").rename(place.corpus / "a-school.txt")
    nothing = Interrupted(0)
    index = refresh(place, nothing, silent)
    assert nothing.texts == []
    assert "a-school.txt" in index.contents.numbers


def test_what_could_not_be_read_is_tried_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.readers.folder.read_listing.TICK", 0)
    file = place.corpus / "mill.txt"
    content = Path.read_bytes

    def denied(self: Path) -> bytes:
        if self == file:
            raise PermissionError(13, "Permission denied")
        return content(self)

    file.write_text("The mill is closed.")
    monkeypatch.setattr(Path, "read_bytes", denied)
    (failure,) = refresh(place, FakeEncoder(), silent).failures
    assert (failure.id, failure.reason) == ("mill.txt", "Permission denied")
    monkeypatch.setattr(Path, "read_bytes", content)
    assert not refresh(place, FakeEncoder(), silent).failures


def test_a_file_that_goes_while_it_is_read_is_reported(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = Path.read_bytes

    def gone(self: Path) -> bytes:
        if self.name == "new.txt":
            self.unlink()
        return content(self)

    (place.corpus / "new.txt").write_text("A new page.")
    monkeypatch.setattr(Path, "read_bytes", gone)
    (failure,) = refresh(place, FakeEncoder(), silent).failures
    assert (failure.id, failure.reason) == ("new.txt", "No such file or directory")


def test_a_disk_that_fills_up_while_indexing_leaves_the_old_index_and_no_scraps(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = open_index(place.index).fingerprint
    (place.corpus / "new.txt").write_text("A new page.")

    def full(file: Path, arrays: object) -> None:
        del arrays
        file.write_bytes(b"the beginning")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.store.write_arrays", full)
    with pytest.raises(UnwritableError, match="No space left on device; name another"):
        refresh(place, FakeEncoder(), silent)
    assert open_index(place.index).fingerprint == before
    assert not list(place.index.glob(".writing*"))
    index = refresh_or_keep_in_memory(place, FakeEncoder(), silent, lambda _: None)
    assert "new.txt" in index.contents.numbers


@pytest.mark.parametrize("kind", [".segment", ".generation"])
@pytest.mark.parametrize("damage", ["a byte", "gone", "short"])
def test_what_is_damaged_costs_the_documents_in_it(place: Place, kind: str, damage: str) -> None:
    (place.corpus / "new.txt").write_text("A new page.")
    refresh(place, FakeEncoder(), silent)
    file = max(place.index.glob(f"*{kind}"), key=lambda file: file.stat().st_mtime_ns)
    content = file.read_bytes()
    at = len(content) // 2
    if damage == "gone":
        file.unlink()
    elif damage == "short":
        file.write_bytes(content[:at])
    else:
        file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    assert damage == "gone" or damaged_files(place.index) == (file.name,)
    encoder = Interrupted(9)
    index = refresh(place, encoder, silent, mend=True)
    assert encoder.texts == (["A new page."] if kind == ".segment" else [])
    assert content_of(index) == content_of(build_index(place.corpus, FakeEncoder(), silent, None))
    assert damaged_files(place.index) == ()


def test_who_has_to_wait_is_told_so(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.storage.index_folder.LOCK_SECONDS", 0.05)
    told: list[str] = []
    with FileLock(place.index / "lock"), pytest.raises(LockedError, match="another process"):
        refresh(place, FakeEncoder(), lambda stage, done, total: told.append(stage))  # noqa: ARG005
    assert told == ["Waiting for another process"]


def test_an_index_that_shrinks_keeps_the_tokens_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("updating.batch", "build"):
        monkeypatch.setattr(f"index.{module}.TOKEN_VECTORS_UP_TO", 4)
    many = place.corpus / "many.txt"
    many.write_text("\n\n".join(f"## Part {n}\n\nThe mill has {n} barns." for n in range(9)))
    large = refresh(place, FakeEncoder(), silent)
    assert len(large.contents.passages) > 4
    assert not len(large.token_vectors)
    many.unlink()
    small = refresh(place, FakeEncoder(), silent)
    assert len(small.contents.passages) <= 4
    assert content_of(small) == content_of(build_index(place.corpus, FakeEncoder(), silent, None))


def test_paths_in_any_script_and_names_that_differ_in_case_only(tmp_path: Path) -> None:
    corpus = tmp_path / "Документы" / "архив №1"
    corpus.mkdir(parents=True)
    texts = {"Отчёт.txt": "The mill burnt.", "отчёт.txt": "The bridge is new.", "a.TXT": "A fire."}
    for name, text in texts.items():
        (corpus / name).write_text(text)
    if len(list(corpus.iterdir())) < len(texts):
        pytest.skip("this file system takes upper and lower case for the same")
    place = Place(corpus, tmp_path / "Индекс" / "ё", MODEL)
    built = refresh(place, FakeEncoder(), silent)
    assert {each.id: each.text for each in built.contents.documents} == texts
    (corpus / "отчёт.txt").unlink()
    refresh(place, FakeEncoder(), silent)
    opened = open_current(place)
    assert opened is not None
    assert [each.id for each in opened.contents.documents] == ["a.TXT", "Отчёт.txt"]
    vectors = opened.passage_vectors
    assert nearest_vectors(vectors, vectors.rows(np.array([1]))[0], None, 1).tolist() == [1]
