"""Facts are written into sources.toml, whole, and nothing else in it changes."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from corpus.document import Reference
from corpus.errors import CorpusError
from corpus.readers.folder.read_references import SOURCES_FILE, read_references
from corpus.readers.folder.state_reference import StatingError, state_reference

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = """# of the mill
[corpus]
title = "Papers"   # all of them

[documents."mill.txt"]
title = "The mill"
issued = 2019-05-03
"""


def test_a_fact_takes_the_place_of_what_stood_there_and_comments_stay(tmp_path: Path) -> None:
    (tmp_path / SOURCES_FILE).write_text(BEFORE, encoding="utf-8")
    state_reference(tmp_path, "mill.txt", {"title": "The “old” mill", "issued": "2019"})
    after = (tmp_path / SOURCES_FILE).read_text(encoding="utf-8")
    assert after == BEFORE.replace('"The mill"', '"The “old” mill"').replace("2019-05-03", '"2019"')


def test_a_document_of_which_nothing_was_stated_gets_a_table(tmp_path: Path) -> None:
    (tmp_path / SOURCES_FILE).write_text(BEFORE, encoding="utf-8")
    name = 'a b/"odd" é.txt'
    state_reference(tmp_path, name, {"authors": ["Ada Finch", "Ben Carr"], "publisher": ""})
    assert (tmp_path / SOURCES_FILE).read_text(encoding="utf-8").startswith(BEFORE)
    stated = read_references(tmp_path)
    assert stated[name] == Reference(name, authors=("Ada Finch", "Ben Carr"))
    assert stated["mill.txt"].title == "The mill"


def test_an_empty_fact_is_taken_out_and_without_a_file_one_is_made(tmp_path: Path) -> None:
    state_reference(tmp_path, "mill.txt", {"title": "The mill", "publisher": "Gazette"})
    state_reference(tmp_path, "mill.txt", {"title": ""})
    assert read_references(tmp_path) == {"mill.txt": Reference("mill.txt", publisher="Gazette")}
    assert [each.name for each in tmp_path.iterdir()] == [SOURCES_FILE]


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({"issued": "yesterday"}, "'mill.txt' is issued on no date like 2017 or 2017-04-13"),
        ({"kind": "report"}, "'mill.txt' has no field 'kind'"),
    ],
)
def test_what_is_no_fact_is_refused_and_nothing_is_written(
    tmp_path: Path, facts: dict[str, str], line: str
) -> None:
    with pytest.raises(StatingError) as raised:
        state_reference(tmp_path, "mill.txt", dict(facts))
    assert line in raised.value.message
    assert not (tmp_path / SOURCES_FILE).exists()


def test_a_file_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / SOURCES_FILE).write_text("[documents", encoding="utf-8")
    with pytest.raises(CorpusError):
        state_reference(tmp_path, "mill.txt", {"title": "The mill"})
    assert (tmp_path / SOURCES_FILE).read_text(encoding="utf-8") == "[documents"


def test_a_corpus_of_one_file_has_no_place_for_facts(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text("{}", encoding="utf-8")
    with pytest.raises(StatingError):
        state_reference(tmp_path / "corpus.jsonl", "mill.txt", {"title": "The mill"})


@pytest.mark.parametrize(
    "before",
    [
        '[documents."mill.txt"]\ntitle="M"\n\n[corpus]\ntitle="C"\n\n[documents."b.txt"]\ntitle="B"\n',
        'documents = {"mill.txt" = {title="M"}}\n[corpus]\ntitle="C"\n',
        '[documents]\n"mill.txt" = {title="M", issued=2019} # here\n',
        'documents."mill.txt".title = "M"\ndocuments."b.txt".title = "B"\n',
        '[documents]\n\n[corpus]\ntitle="C"\n',
        '[documents."mill.txt"]\r\ntitle="M"\r\n',
        '[documents."mill.txt"]\ntitle="""A\nB"""\nauthors=[\n "x", # first\n "y",\n]',
        "# nothing yet\n",
    ],
)
@pytest.mark.parametrize("name", ["mill.txt", "new.txt"])
@pytest.mark.parametrize("facts", [{"title": 'N "q" \\ é', "issued": ""}, {"title": ""}])
def test_every_form_of_a_table_says_the_same_besides(
    tmp_path: Path, before: str, name: str, facts: dict[str, str]
) -> None:
    file = tmp_path / SOURCES_FILE
    file.write_bytes(before.encode())
    wanted = tomllib.loads(before.replace("\r\n", "\n"))
    own = wanted.setdefault("documents", {}).setdefault(name, {})
    own.update({fact: value for fact, value in facts.items() if value})
    for fact in [fact for fact, value in facts.items() if not value]:
        own.pop(fact, None)
    state_reference(tmp_path, name, dict(facts))
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    found.setdefault("documents", {}).setdefault(name, {})
    assert found == wanted
    assert [each for each in ("# here", "# first", "# nothing yet") if each in before] == [
        each for each in ("# here", "# first", "# nothing yet") if each in file.read_text()
    ]
