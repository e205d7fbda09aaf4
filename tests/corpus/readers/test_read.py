"""A folder of documents: every file is read or reported, whatever lies in there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.readers.folder.read_listing import read_signature
from corpus.readers.read import LARGEST_TEXT, read
from corpus.source import Failure, Source


def outcome(folder: Path, *, follow: bool = False) -> dict[str, str]:
    """Document id → its text, or why there is none."""
    return {
        each.id: each.text if isinstance(each, Source) else f"! {each.reason}"
        for each in read(folder, follow=follow)
    }


def test_documents_come_in_the_order_of_their_ids_with_what_is_stated(folder: Path) -> None:
    first, *others = read(folder)
    assert isinstance(first, Source)
    assert first.reference.publisher == "Wend Courier"
    assert [first.id, *(other.id for other in others)] == ["bridge.md", "mill.txt", "school.txt"]


def test_the_order_does_not_depend_on_the_system(folder: Path) -> None:
    for name in ("Z.txt", "a/b.txt", "a.txt", "ä.txt", "a-b.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("Text.")
    ids = list(outcome(folder))
    assert ids == sorted(ids)
    assert "a/b.txt" in ids


def test_hidden_files_and_folders_are_passed_over(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text("x")
    (folder / ".hidden.txt").write_text("x")
    assert list(outcome(folder)) == ["bridge.md", "mill.txt", "school.txt"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("photo.txt", bytes(range(256)), "no text in an encoding", id="binary"),
        pytest.param("a.xyz", b"PK", "no reader for '.xyz'", id="unknown suffix"),
        pytest.param("Makefile", b"all:", "no reader for 'files without a suffix'", id="none"),
        pytest.param("empty.txt", b"", "holds no text", id="empty"),
        pytest.param("blank.md", b" \n\t\n", "holds no text", id="blank"),
        pytest.param("menu.html", b"<nav>Home</nav>", "no running text", id="page without text"),
    ],
)
def test_a_file_that_cannot_be_read_is_reported_and_the_rest_is_read(
    folder: Path, name: str, content: bytes, reason: str
) -> None:
    (folder / name).write_bytes(content)
    found = outcome(folder)
    assert found.pop(name).startswith(f"! {reason}")
    assert len(found) == 3


def test_a_file_larger_than_any_book_is_reported(folder: Path) -> None:
    with (folder / "dump.txt").open("wb") as dump:
        dump.truncate(LARGEST_TEXT + 1)  # takes no room on the disk
    assert outcome(folder)["dump.txt"] == "! larger than 50 MB"


def test_pipes_devices_and_dead_ends_are_reported_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "dead.txt").symlink_to("nowhere")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    found = outcome(folder)
    assert found["pipe.txt"] == "! not a regular file"
    assert found["device.txt"].startswith("! a link out of the folder")
    assert outcome(folder, follow=True)["device.txt"] == "! not a regular file"
    assert found["dead.txt"] == "! No such file or directory"
    assert found["loop.txt"] == "! Too many levels of symbolic links"
    assert not any(name.startswith("round/") for name in found)


@pytest.mark.parametrize(
    "name",
    ["a\nb.txt", "🏳️‍🌈.txt", "שלום.txt", "a b?#&.txt", "'\"<b>.txt", "-x.txt", "x" * 250 + ".txt"],
)
def test_a_file_may_have_any_name(folder: Path, name: str) -> None:
    (folder / name).write_text("Text.")
    assert outcome(folder)[name] == "Text."


def test_a_file_name_that_is_no_utf_8_is_kept_with_surrogates(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Text.")
    assert outcome(folder)["caf\udce9.txt"] == "Text."


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(Path.exists, "no corpus at", id="no such folder"),
        pytest.param(Path.mkdir, "nothing to read in", id="empty folder"),
        pytest.param(Path.touch, "is one file: name the folder", id="a file"),
        pytest.param(os.mkfifo, "no corpus at", id="a pipe"),
    ],
)
def test_what_is_no_corpus_is_refused_in_one_line(
    tmp_path: Path, make: Callable[[Path], object], message: str
) -> None:
    make(tmp_path / "x")
    with pytest.raises(CorpusError, match=message) as caught:
        list(read(tmp_path / "x"))
    assert "\n" not in str(caught.value)


def test_a_folder_with_only_unknown_kinds_says_which_are_known(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text("x")
    with pytest.raises(CorpusError, match=r"put documents there \(.*\.csv .*\.docx .*\.epub "):
        list(read(tmp_path))


def test_the_signature_stays_while_nothing_changes(folder: Path) -> None:
    assert read_signature(folder) == read_signature(folder)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda f: (f / "mill.txt").write_text("Other."), id="changed"),
        pytest.param(lambda f: os.utime(f / "mill.txt", (1, 1)), id="touched"),
        pytest.param(lambda f: (f / "new.txt").write_text("New."), id="added"),
        pytest.param(lambda f: (f / "mill.txt").unlink(), id="removed"),
        pytest.param(lambda f: (f / "mill.txt").rename(f / "m.txt"), id="renamed"),
        pytest.param(lambda f: (f / "sources.toml").unlink(), id="other facts"),
        pytest.param(lambda f: (f / "x\udce9.txt").write_text("New."), id="odd name added"),
    ],
)
def test_the_signature_changes_with_the_corpus(
    folder: Path, change: Callable[[Path], object]
) -> None:
    before = read_signature(folder)
    change(folder)
    assert read_signature(folder) != before


def test_a_failure_is_told_from_a_source(folder: Path) -> None:
    (folder / "x.xyz").write_bytes(b"PK")
    assert [each.id for each in read(folder) if isinstance(each, Failure)] == ["x.xyz"]


def test_a_folder_that_cannot_be_opened_is_reported(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "locked").mkdir()
    (folder / "locked" / "a.txt").write_text("Text.")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)  # permissions do not bind who runs as root
    assert outcome(folder)["locked/"] == "! Permission denied"


def test_the_owner_s_facts_come_before_the_file_s_own(folder: Path) -> None:
    from tests.corpus.made_text import make
    from tests.corpus.making import write_docx

    write_docx(make(1), folder / "x.docx")
    (folder / "sources.toml").write_text('[documents."x.docx"]\npublisher = "Wend Press"\n')
    (found,) = (each for each in read(folder) if each.id == "x.docx")
    assert isinstance(found, Source)
    assert found.reference.title == "The chronicle of place 1"
    assert found.reference.publisher == "Wend Press"
    assert found.reference.origin("authors") == "inferred"
    assert found.found == {"title": "file", "authors": "file", "publisher": "sources.toml",
                           "language": "file"} or "language" not in found.found  # fmt: skip
