"""sources.toml: used as it stands, or refused in one line that names the trouble."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest

from corpus.document import Reference
from corpus.errors import CorpusError
from corpus.readers.folder.read_references import (
    Collection,
    read_collection,
    read_references,
    read_stated,
)
from corpus.readers.read import read
from corpus.source import Failure


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
    "toml", [pytest.param("[documents", id="no TOML"), pytest.param(b"\xff\xfe", id="not UTF-8")]
)
def test_what_is_no_toml_is_refused(tmp_path: Path, toml: str | bytes) -> None:
    with pytest.raises(CorpusError, match="cannot be used: ") as caught:
        stated(tmp_path, toml)
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    toml = codecs.BOM_UTF8 + b"[documents.a]\ntitle = 'T'"
    assert stated(tmp_path, toml) == {"a": Reference("a", title="T")}


@pytest.mark.parametrize(
    ("toml", "remark"),
    [
        pytest.param("documents = 3", "documents must be tables like", id="documents a number"),
        pytest.param('documents = {"a" = 3}', "'a' must be a table", id="a document a number"),
        pytest.param("[documents.a]\ncolour = 'x'", "'a' has no field 'colour'", id="unknown"),
        pytest.param("[documents.a]\ntilte = 'x'", "'tilte'; did you mean 'title'?", id="misspelt"),
        pytest.param("[documents.a]\ntitle = 7", "the title of 'a' must be a text", id="a number"),
        pytest.param("[documents.a]\ntype = 'reprot'", "did you mean 'report'?", id="a type"),
        pytest.param("[documents.a]\nauthors = 'x'", "must be a list", id="authors a text"),
        pytest.param("[documents.a]\nauthors = [1]", "must be a list", id="authors numbers"),
        pytest.param("[documents.a]\nissued = 'soon'", "no date like 2017", id="no date"),
        pytest.param("[documents.a]\nissued = 'April 2, 2017'", "no date like", id="not ISO"),
        pytest.param("[document.a]\ntitle = 'x'", "did you mean 'documents'?", id="a table"),
        pytest.param("[corpus]\ncontent_notes = 'x'", "did you mean 'content_note'?", id="a note"),
        pytest.param("[corpus]\ntitle = 7", "title of the corpus must be a text", id="its title"),
        pytest.param("corpus = 1", "corpus must be a table", id="the corpus a number"),
    ],
)
def test_what_cannot_be_used_is_named_and_the_rest_is_used(
    tmp_path: Path, toml: str, remark: str
) -> None:
    (tmp_path / "sources.toml").write_text(f"{toml}\n[more]\n", encoding="utf-8")
    first, *_ = sorted(read_stated(tmp_path).remarks, key=lambda line: "'more'" in line)
    assert remark in first


def test_a_year_may_be_a_number_and_a_date_a_date(tmp_path: Path) -> None:
    toml = "[documents.a]\nissued = 2017\n[documents.b]\nissued = 2017-04-13\ncolour = 1\n"
    assert [each.issued for each in stated(tmp_path, toml).values()] == ["2017", "2017-04-13"]


def test_a_document_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text("The mill burnt.")
    (tmp_path / "a.csv").write_text("id,text\nx,It burnt.\n")
    names = ("mil.txt", "mill.txt", "a.csv", "a.csv/x", "a.csv/y")
    tables = "".join(f"[documents.'{name}']\ntitle = 'T'\n" for name in names)
    (tmp_path / "sources.toml").write_text(tables)
    failures = {each.reason for each in read(tmp_path) if isinstance(each, Failure)}
    no_such = "states facts of '{}', and there is no such document"
    assert failures == {
        no_such.format("mil.txt") + "; did you mean 'mill.txt'?",
        no_such.format("a.csv") + "; did you mean 'a.csv/x'?",
        no_such.format("a.csv/y") + "; did you mean 'a.csv/x'?",
    }


def test_a_pipe_of_that_name_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sources.toml")
    with pytest.raises(CorpusError, match="not a regular file"):
        read_references(tmp_path)


def test_what_is_stated_of_the_corpus_is_taken(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('[corpus]\ntitle = "T"\ncontent_note = "N"\n')
    assert read_collection(tmp_path) == Collection("T", "N")


def test_a_corpus_of_which_nothing_is_stated_has_no_note(tmp_path: Path) -> None:
    assert read_collection(tmp_path) == read_collection(tmp_path / "a.jsonl") == Collection()
