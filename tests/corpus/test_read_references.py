"""sources.toml: used as it stands, or refused in one line that names the trouble."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.document import Reference
from corpus.errors import CorpusError
from corpus.read_references import Collection, read_collection, read_references


def stated(folder: Path, toml: str | bytes) -> dict[str, Reference]:
    content = toml.encode() if isinstance(toml, str) else toml
    (folder / "sources.toml").write_bytes(content)
    return read_references(folder)


def test_facts_are_taken_as_stated(tmp_path: Path) -> None:
    toml = '[documents."a.txt"]\ntitle = "T"\nauthors = ["A", "B"]\nissued = 2017-04-13\n'
    assert stated(tmp_path, toml) == {
        "a.txt": Reference("a.txt", title="T", authors=("A", "B"), issued="2017-04-13")
    }


@pytest.mark.parametrize("toml", ["", "[corpus]\ntitle = 'x'\n"])
def test_a_file_without_documents_states_nothing(tmp_path: Path, toml: str) -> None:
    assert stated(tmp_path, toml) == {}


def test_a_folder_without_the_file_states_nothing(tmp_path: Path) -> None:
    assert read_references(tmp_path) == {}


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        pytest.param("[documents", "cannot be used: ", id="no TOML"),
        pytest.param(b"\xff\xfe", "cannot be used: ", id="not UTF-8"),
        pytest.param("documents = 3", "must be tables like", id="documents a number"),
        pytest.param('documents = {"a" = 3}', "'a' must be a table", id="a document a number"),
        pytest.param("[documents.a]\ncolour = 'x'", "'a' has no field 'colour'", id="unknown"),
        pytest.param("[documents.a]\nauthors = 'x'", "must be a list", id="authors a text"),
        pytest.param("[documents.a]\nauthors = [1]", "must be a list", id="authors numbers"),
        pytest.param("[documents.a]\nissued = 'soon'", "no date like 2017", id="no date"),
        pytest.param("[documents.a]\nissued = 'April 2, 2017'", "no date like", id="not ISO"),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, toml: str | bytes, message: str) -> None:
    with pytest.raises(CorpusError, match=message) as caught:
        stated(tmp_path, toml)
    assert "\n" not in str(caught.value)


def test_a_pipe_of_that_name_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sources.toml")
    with pytest.raises(CorpusError, match="not a regular file"):
        read_references(tmp_path)


def test_what_is_stated_of_the_corpus_is_taken(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('[corpus]\ntitle = "T"\ncontent_note = "N"\n')
    assert read_collection(tmp_path) == Collection("T", "N")


def test_a_corpus_of_which_nothing_is_stated_has_no_note(tmp_path: Path) -> None:
    assert read_collection(tmp_path) == read_collection(tmp_path / "a.jsonl") == Collection()


@pytest.mark.parametrize("toml", ["corpus = 1", "[corpus]\ntitle = 7\n"])
def test_what_is_no_statement_about_the_corpus_is_refused(tmp_path: Path, toml: str) -> None:
    (tmp_path / "sources.toml").write_text(toml)
    with pytest.raises(CorpusError, match="corpus must be a table of texts"):
        read_collection(tmp_path)
