"""Which files of a folder are its documents: links out of it and our own work are not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.readers.folder.read_listing import LINK, read_listing, read_signature
from corpus.readers.folder.recognise_export import OWN_EXPORT, OWN_INDEX
from corpus.readers.read import read
from corpus.source import Failure
from index.build import build_index
from index.progress import silent
from index.refresh import Place, open_current, refresh
from qa.ask import ask
from qa.exports.export import MEDIA_TYPES, write_export
from qa.reply import select
from tests.fake_encoder import FakeEncoder

if TYPE_CHECKING:
    from index.index import Index


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return a folder with two files beside the corpus."""
    folder = tmp_path / "elsewhere"
    (folder / "deep").mkdir(parents=True)
    (folder / "secret.txt").write_text("The key lies under the stone.")
    (folder / "deep" / "more.txt").write_text("The stone lies by the weir.")
    return folder


def test_a_link_out_of_the_folder_is_not_followed_and_named(folder: Path, elsewhere: Path) -> None:
    (folder / "link.txt").symlink_to(elsewhere / "secret.txt")
    (folder / "linked").symlink_to(elsewhere)
    listing = read_listing(folder)
    assert listing.names == ("bridge.md", "mill.txt", "school.txt")
    assert set(listing.failures) == {Failure("link.txt", LINK), Failure("linked", LINK)}


def test_links_are_followed_where_that_is_asked_for(folder: Path, elsewhere: Path) -> None:
    (folder / "link.txt").symlink_to(elsewhere / "secret.txt")
    (folder / "linked").symlink_to(elsewhere)
    (elsewhere / "again").symlink_to(elsewhere)
    (elsewhere / "back").symlink_to(folder.parent)
    listing = read_listing(folder, follow=True)
    assert listing.names == (
        "bridge.md", "link.txt", "linked/deep/more.txt", "linked/secret.txt", "mill.txt",
        "school.txt",
    )  # fmt: skip
    assert listing.failures == ()
    texts = [each.text for each in read(folder, follow=True) if not isinstance(each, Failure)]
    assert "The key lies under the stone." in texts
    assert read_signature(folder, follow=True) != read_signature(folder)


def test_links_within_the_folder_are_documents_of_it(folder: Path) -> None:
    (folder / "again.txt").symlink_to(folder / "mill.txt")
    (folder / "loop").symlink_to(folder)
    listing = read_listing(folder)
    assert listing.names == ("again.txt", "bridge.md", "mill.txt", "school.txt")
    assert listing.failures == ()


def test_a_corpus_may_itself_be_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(folder)
    assert read_listing(tmp_path / "corpus").names == read_listing(folder).names


def test_an_index_is_of_the_links_that_it_was_asked_to_follow(
    folder: Path, elsewhere: Path, tmp_path: Path
) -> None:
    (folder / "link.txt").symlink_to(elsewhere / "secret.txt")
    shy = Place(folder, tmp_path / "index", FakeEncoder().name, statements=False)
    bold = Place(folder, tmp_path / "index", FakeEncoder().name, statements=False, follow=True)
    assert "link.txt" not in refresh(shy, FakeEncoder(), silent).contents.numbers
    assert open_current(bold) is None
    assert "link.txt" in refresh(bold, FakeEncoder(), silent).contents.numbers
    assert open_current(bold) is not None
    assert open_current(shy) is None


def test_an_index_among_the_documents_is_left_out_and_named(folder: Path) -> None:
    place = Place(folder, folder / "my index", FakeEncoder().name, statements=False)
    index = refresh(place, FakeEncoder(), silent)
    assert open_current(place) is None  # it was not there when the corpus was looked at
    index = refresh(place, FakeEncoder(), silent)
    assert index.failures == (Failure("my index/", OWN_INDEX),)
    assert open_current(place) is not None


@pytest.fixture
def written(folder: Path) -> Index:
    """Return the index of a folder that also holds an answer in every form, taken away before."""
    index = build_index(folder, FakeEncoder(), silent, None, statements=False)
    reply = ask(index, FakeEncoder(), "Was nobody hurt?")
    for form in MEDIA_TYPES:
        write_export([select(reply)], folder / f"answer.{form}", "mla")
    return index


def test_what_was_taken_away_is_no_document_and_named(folder: Path, written: Index) -> None:
    found = list(read(folder))
    assert [each.id for each in found if not isinstance(each, Failure)] == [
        document.id for document in written.contents.documents
    ]
    assert {each.id: each.reason for each in found if isinstance(each, Failure)} == {
        f"answer.{form}": OWN_EXPORT for form in MEDIA_TYPES
    }


ALIKE = (
    "Excerpts, word for word\n\nThat is what the court asked of the clerk.",
    "He wrote: Every excerpt is copied character for character. The clerk was proud of it.",
    "To check a file, say: onrecord verify FILE. Every excerpt is copied character for character.",
)


@pytest.mark.parametrize("text", ALIKE)
def test_a_document_that_speaks_of_such_is_one(folder: Path, text: str) -> None:
    (folder / "clerk.txt").write_text(text)
    assert "clerk.txt" in [each.id for each in read(folder) if not isinstance(each, Failure)]
