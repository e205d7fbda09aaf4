"""An index is of its documents, and never silently of others."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import build_index
from index.choose_place import UnnamedCorpusError, choose_place
from index.progress import silent
from index.refresh import OtherCorpusError, Place, check_place, open_current, refresh
from index.storage.index_folder import DamagedIndexError
from index.store import open_index, save
from tests.fake_encoder import FakeEncoder
from tests.index.content import content_of

MODEL = FakeEncoder().name


@pytest.fixture
def place(folder: Path, tmp_path: Path) -> Place:
    """Return where an index of three documents lies."""
    place = Place(folder, tmp_path / "index", MODEL)
    refresh(place, FakeEncoder(), silent)
    return place


@pytest.fixture
def usual(tmp_path: Path) -> Place:
    """Return a place with other documents: what is meant where nothing is named."""
    corpus = tmp_path / "bundled"
    corpus.mkdir()
    (corpus / "zebra.txt").write_text("The zebra is striped.")
    return Place(corpus, corpus, MODEL)


def test_an_index_without_a_corpus_is_of_its_own(place: Place, usual: Place) -> None:
    assert choose_place(None, place.index, None, usual) == place
    assert choose_place(None, place.index, "another", usual).model == "another"


def test_an_index_that_is_not_there_yet_is_of_the_usual_documents(
    tmp_path: Path, usual: Place
) -> None:
    chosen = choose_place(None, tmp_path / "new", None, usual)
    assert chosen == Place(usual.corpus, tmp_path / "new", MODEL)


def test_without_an_index_each_corpus_has_one_of_its_own(folder: Path, usual: Place) -> None:
    one, other = (choose_place(corpus, None, None, usual) for corpus in (folder, None))
    assert (one.corpus, other.corpus) == (folder, usual.corpus)
    assert one.index != other.index


def test_an_index_that_cannot_say_whose_it_is_is_not_guessed_about(
    place: Place, usual: Place
) -> None:
    for file in place.index.glob("*.generation"):
        file.write_bytes(b"nothing")
    with pytest.raises(DamagedIndexError, match="name them with --corpus") as caught:
        choose_place(None, place.index, None, usual)
    assert "\n" not in str(caught.value)
    assert open_current(choose_place(place.corpus, place.index, None, usual)) is None


def test_an_index_of_an_earlier_version_is_not_guessed_about(
    place: Place, usual: Place, tmp_path: Path
) -> None:
    index = open_index(place.index)
    index.tables.pop("corpus")  # type: ignore[attr-defined] # it is a dict
    save(index, tmp_path / "old", index.signature)
    with pytest.raises(UnnamedCorpusError, match="name them with --corpus"):
        choose_place(None, tmp_path / "old", None, usual)


@pytest.mark.parametrize("use", [check_place, open_current])
def test_documents_of_another_index_are_refused_in_one_line(
    place: Place, usual: Place, use: Callable[[Place], object]
) -> None:
    other = Place(usual.corpus, place.index, MODEL)
    with pytest.raises(OtherCorpusError) as caught:
        use(other)
    line = str(caught.value)
    assert "\n" not in line
    assert str(place.corpus) in line
    assert f"index --corpus {usual.corpus} --index {place.index}" in line


@pytest.mark.parametrize("options", [{}, {"fresh": True}, {"mend": True}, {"moved": True}])
def test_an_index_is_never_replaced_by_one_of_other_documents(
    place: Place, usual: Place, options: dict[str, bool]
) -> None:
    before = content_of(open_index(place.index))
    files = sorted(place.index.iterdir())
    with pytest.raises(OtherCorpusError):
        refresh(Place(usual.corpus, place.index, MODEL), FakeEncoder(), silent, **options)
    assert sorted(place.index.iterdir()) == files
    assert content_of(open_index(place.index)) == before


def edited(corpus: Path) -> None:
    (corpus / "mill.txt").write_text("The mill is gone.")


def named_otherwise(corpus: Path) -> None:
    (corpus / "mill.txt").rename(corpus / "a mill.txt")


def grown(corpus: Path) -> None:
    (corpus / "new.txt").write_text("A new page.")


def unchanged(corpus: Path) -> None:
    assert corpus.is_dir()


def shrunk(corpus: Path) -> None:
    (corpus / "mill.txt").unlink()


@pytest.mark.parametrize(
    ("change", "taken"),
    [(unchanged, True), (grown, True), (named_otherwise, True), (edited, False), (shrunk, False)],
)
def test_documents_that_moved_are_known_by_what_is_in_them(
    place: Place, tmp_path: Path, change: Callable[[Path], None], taken: bool
) -> None:
    moved = Path(shutil.move(place.corpus, tmp_path / "moved"))
    change(moved)
    there = Place(moved, place.index, MODEL)
    with pytest.raises(OtherCorpusError, match="that were moved are taken over by"):
        refresh(there, FakeEncoder(), silent)
    if taken:
        index = refresh(there, FakeEncoder(), silent, moved=True)
        assert content_of(index) == content_of(build_index(moved, FakeEncoder(), silent, None))
        assert open_current(there) is not None
        assert choose_place(None, place.index, None, place).corpus == moved
    else:
        with pytest.raises(OtherCorpusError, match="not all of them are in") as caught:
            refresh(there, FakeEncoder(), silent, moved=True)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("added", "taken"), [("", True), ('{"_id": "b", "text": "New."}\n', True),
                                              (None, False)])  # fmt: skip
def test_a_file_of_lines_that_moved_is_known_by_its_beginning(
    tmp_path: Path, added: str | None, taken: bool
) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_text('{"_id": "a", "text": "The mill burnt."}\n')
    place = Place(file, tmp_path / "index", MODEL)
    refresh(place, FakeEncoder(), silent)
    moved = tmp_path / "moved.jsonl"
    content = file.read_text()
    moved.write_text(content.replace("mill", "barn") if added is None else content + added)
    there = Place(moved, place.index, MODEL)
    if taken:
        refresh(there, FakeEncoder(), silent, moved=True)
        assert open_index(place.index).corpus == moved
    else:
        with pytest.raises(OtherCorpusError):
            refresh(there, FakeEncoder(), silent, moved=True)


def test_another_way_to_the_same_documents_is_the_same(place: Place, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(place.corpus)
    assert open_current(Place(tmp_path / "link", place.index, MODEL)) is not None


def test_an_index_whose_documents_are_gone_answers_and_says_so(place: Place) -> None:
    before = content_of(open_index(place.index))
    shutil.rmtree(place.corpus)
    said: list[str] = []
    check_place(place)
    index = open_current(place, said.append)
    assert index is not None
    assert content_of(index) == before
    (line,) = said
    assert line.startswith(f"the documents in '{place.corpus}' are gone")
    assert "\n" not in line
