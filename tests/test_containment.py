"""Whatever one document does to a stage, the others are indexed and asked, and it is said."""

from __future__ import annotations

import importlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from index.build import SegmentSink, build_index, discard_segment, keep_in_memory
from index.health.diagnose import diagnose
from index.health.omissions import omissions_of
from index.health.report import report
from index.progress import silent
from index.refresh import Place, open_current, refresh
from index.storage.index_folder import LOG
from qa.ask import ask
from qa.exports.reply_record import catalogue
from qa.options import Options
from qa.reply import Answer
from qa.sources.corpus_summary import corpus_summary
from tests.fake_encoder import FakeEncoder
from tests.test_app import ANSWERED, Command, command
from tests.web.conftest import HOST

if TYPE_CHECKING:
    from pathlib import Path

    from index.index import Index

__all__ = ["command"]  # the fixture

FAULT = "a fault put in by a test"
MARK = "fire brigade"  # what only mill.txt says
SCHOOL = "How many pupils has the school?"

STORY = """The storm

“The roof of the chapel is gone,” said Odo Fenn, the sexton of Stow, on Monday.

“We shall hold the fair in the barn instead,” said Ida Moss, the mayor of Stow.
"""


@dataclass(frozen=True)
class Case:
    """A function that is made to fail, and what is then said of the document."""

    target: str
    line: str
    kept: bool


EACH_STAGE = [
    pytest.param(Case("corpus.readers.read.read_content", "its reader failed", False),
                 id="reading"),
    pytest.param(Case("index.updating.batch.key_of", "not kept", False),
                 id="hashing what was read"),
    pytest.param(Case("corpus.ingest.mark_noise", "kept without its noise marked", True),
                 id="noise"),
    pytest.param(Case("corpus.ingest.infer_reference", "kept without the facts read off its text",
                      True), id="facts"),
    pytest.param(Case("corpus.ingest.split_sentences", "its sentences were not found", False),
                 id="sentences"),
    pytest.param(Case("corpus.ingest.split_sections", "its passages were not found", False),
                 id="passages"),
    pytest.param(Case("corpus.ingest._glosses", "kept without the definitions", True),
                 id="glosses"),
    pytest.param(Case("corpus.ingest.examine", "kept unexamined", True), id="examination"),
    pytest.param(Case("corpus.statements.extract_statements", "kept without statements", True),
                 id="statements"),
    pytest.param(Case("corpus.statements.extract.find_author", "kept without statements", True),
                 id="a step within statements"),
    pytest.param(Case("tests.fake_encoder._encode", "kept without passages", True), id="encoding"),
    pytest.param(Case("index.storage.segment.tokenize", "kept without passages", True), id="terms"),
    pytest.param(Case("index.storage.segment.minhash", "kept without its text", True), id="sketch"),
]  # fmt: skip


@pytest.fixture
def place(folder: Path) -> Place:
    """Return where the index of the three documents is kept."""
    return Place(folder, folder.parent / "index", FakeEncoder().name)


def _break(target: str, monkeypatch: pytest.MonkeyPatch, mark: str = MARK) -> None:
    """Let a function raise whenever `mark` is in what it is given."""
    module, _, name = target.rpartition(".")
    whole = getattr(importlib.import_module(module), name)

    def broken(*arguments: Any, **options: Any) -> Any:
        if any(_holds(each, mark) for each in arguments):
            raise IndexError(FAULT)
        return whole(*arguments, **options)

    monkeypatch.setattr(target, broken)


def _holds(value: object, mark: str) -> bool:
    if isinstance(value, tuple | list):
        return any(_holds(each, mark) for each in value)
    if isinstance(value, bytes):
        return mark.encode() in value
    for name in ("span", "document", "person"):  # a sentence, a span, somebody who speaks
        if hasattr(value, name):
            return _holds(getattr(value, name), mark)
    return mark in str(getattr(value, "text", getattr(value, "name", value)))


@pytest.mark.contains
@pytest.mark.parametrize("case", EACH_STAGE)
def test_a_stage_that_fails_with_one_document_costs_that_document_alone(
    case: Case, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(case.target, monkeypatch)
    index = refresh(place, FakeEncoder(), silent)
    made = report(index)
    names = [each["document"] for each in made["documents"]]
    assert names == ["bridge.md", "mill.txt", "school.txt"][:: 1 if case.kept else 2]
    line = _line_of("mill.txt", made)
    assert line.startswith(case.line)
    assert line.endswith(f": IndexError {FAULT}; traceback in {LOG}")
    assert f"IndexError: {FAULT}" in (place.index / LOG).read_text()
    assert all(not each["omissions"] for each in made["documents"] if each["document"] in OTHERS)
    assert _document_of(index, SCHOOL) == "school.txt"


OTHERS = {"bridge.md", "school.txt"}


def _line_of(document: str, made: dict[str, Any]) -> str:
    lines = [each["reason"] for each in made["failures"] if each["document"] == document]
    lines += [line for each in made["documents"] if each["document"] == document
              for line in each["omissions"]]  # fmt: skip
    (line,) = lines
    return str(line)


def _document_of(index: Index, question: str) -> str:
    reply = ask(index, FakeEncoder(), question, (), Options())
    assert isinstance(reply, Answer)
    return reply.excerpts[0].citation.span.document.id


@pytest.mark.contains
@pytest.mark.parametrize("case", EACH_STAGE)
def test_a_strict_run_raises_instead(
    case: Case, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(case.target, monkeypatch)
    with pytest.raises(IndexError, match=FAULT):
        refresh(place, FakeEncoder(), silent, strict=True)


def test_tests_raise_unless_they_are_marked(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    _break("corpus.ingest.examine", monkeypatch)
    with pytest.raises(IndexError, match=FAULT):
        refresh(place, FakeEncoder(), silent)


@pytest.mark.contains
@pytest.mark.parametrize(
    "target",
    [
        "index.people.merge_speakers.read_name",
        "index.people.merge_speakers.read_office",
        "index.people.merge_speakers.head_of",
        "index.people.merge_speakers.gender_of",
        "index.people.infer_speakers.read_office",
    ],
)
def test_an_odd_name_ends_no_run_and_takes_nothing_from_the_others(
    target: str, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place.corpus / "storm.txt").write_text(STORY)
    (place.corpus / "later.txt").write_text("“It was a good fair,” Moss said. “Nobody was hurt.”")
    _break(target, monkeypatch, "Fenn")
    index = refresh(place, FakeEncoder(), silent)
    voices = [voice.name for voice in index.ledger.voices]
    assert "Ida Moss" in voices
    assert len(index.contents.documents) == 5
    reply = ask(index, FakeEncoder(), "What did Ida Moss say about the fair?", (), Options())
    assert isinstance(reply, Answer)


@pytest.mark.contains
def test_what_a_name_that_cannot_be_read_said_is_nobodys_and_it_is_told(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place.corpus / "storm.txt").write_text(STORY)
    _break("index.people.merge_speakers.read_name", monkeypatch, "Fenn")
    index = refresh(place, FakeEncoder(), silent)
    named = [voice.name for voice in index.ledger.voices if voice.named]
    assert named == ["Ada Finch", "Ida Moss"]
    (line,) = omissions_of(index)["storm.txt"]
    assert line.startswith("kept without what 'Odo Fenn' said being anybody's: IndexError")
    assert omissions_of(open_index_of(place)) == omissions_of(index)


def open_index_of(place: Place) -> Index:
    index = open_current(place)
    assert index is not None
    return index


@pytest.mark.contains
def test_statements_that_cannot_be_compared_leave_the_people_as_they_are(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place.corpus / "storm.txt").write_text(STORY)

    def broken(*_: object) -> None:
        raise IndexError(FAULT)

    monkeypatch.setattr("index.people.record_statements.match_statements", broken)
    index = refresh(place, FakeEncoder(), silent)
    assert {"Odo Fenn", "Ida Moss"} <= {voice.name for voice in index.ledger.voices}
    (line,) = report(index)["omissions"]
    assert "the same statement" in line


@pytest.mark.contains
def test_every_list_of_the_sources_says_what_is_left_out(
    command: Command, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from starlette.testclient import TestClient

    from tests.web.building import build_quietly
    from web.service.service import Service

    _break("corpus.statements.extract_statements", monkeypatch)
    told = command("index")
    assert told.code == ANSWERED
    (own,) = (each for each in told.out.splitlines() if each.startswith("mill.txt: "))
    assert "; KEPT IN PART: kept without statements: IndexError" in own
    assert "0 files not read, 1 documents kept in part; model" in told.out
    assert told.out.splitlines()[-1] == f"{LOG} is '{tmp_path / 'index' / LOG}'"
    listed = {
        each["document"]: each for each in json.loads(command("index", "--json").out)["documents"]
    }
    (line,) = listed["mill.txt"]["omissions"]
    sources = json.loads(command("sources", "--json").out)
    assert [each["omissions"] for each in sources] == [[], [line], []]
    place = Place(folder, tmp_path / "index", FakeEncoder().name)
    index = open_index_of(place)
    assert catalogue(index) == sources
    assert [each.warnings[0] for each in corpus_summary(index).sources if each.warnings][1] == line
    monkeypatch.setattr("index.health.diagnose.load_encoder", lambda *_: FakeEncoder())
    findings = {each.what: each.found for each in diagnose(place, "0", silent)}
    assert ", 1 documents kept in part (" in findings["index"]
    service = Service()
    service.hold(index, FakeEncoder())
    with TestClient(build_quietly(service), base_url=HOST) as client:
        assert client.get("/api/sources").json() == sources
        assert "kept without statements" in client.get("/corpus").text


@pytest.mark.contains
def test_a_document_that_is_kept_in_part_is_whole_once_it_can_be(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        _break("corpus.statements.extract_statements", broken)
        assert omissions_of(refresh(place, FakeEncoder(), silent))
    assert omissions_of(refresh(place, FakeEncoder(), silent)), "nothing was read again"
    assert not omissions_of(refresh(place, FakeEncoder(), silent, fresh=True))


@pytest.mark.contains
def test_a_file_whose_reader_failed_is_read_again_at_the_next_run(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        _break("corpus.readers.read.read_content", broken)
        assert len(refresh(place, FakeEncoder(), silent).failures) == 1
    index = refresh(place, FakeEncoder(), silent)
    assert not index.failures
    assert len(index.contents.documents) == 3


@pytest.mark.contains
def test_a_line_of_a_corpus_that_is_one_file_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"a": "Nobody was hurt.", "b": MARK, "c": "The school has 210 pupils."}
    lines = [{"_id": name, "text": f"{text} It rained."} for name, text in texts.items()]
    corpus = tmp_path / "c.jsonl"
    corpus.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    place = Place(corpus, tmp_path / "index", FakeEncoder().name)
    _break("corpus.ingest.split_sentences", monkeypatch)
    index = refresh(place, FakeEncoder(), silent)
    assert [each.id for each in index.contents.documents] == ["a", "c"]
    assert [each.id for each in index.failures] == ["b"]
    added = json.dumps({"_id": "d", "text": f"{MARK} again"})
    with corpus.open("a") as stream:  # it is read on from where it ended
        stream.write(f"{added}\n")
    index = refresh(place, FakeEncoder(), silent)
    assert [each.id for each in index.contents.documents] == ["a", "c"]
    assert [each.id for each in index.failures] == ["b", "d"]


@pytest.mark.contains
def test_a_log_that_cannot_be_written_stops_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.index.mkdir()
    (place.index / "lock").touch()
    (place.index / LOG).mkdir()
    _break("corpus.ingest.examine", monkeypatch)
    (line,) = omissions_of(refresh(place, FakeEncoder(), silent))["mill.txt"]
    assert line == f"kept unexamined: IndexError {FAULT}"


@pytest.mark.contains
def test_an_index_in_memory_has_no_log_and_says_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from corpus.contain import Containment

    _break("corpus.ingest.examine", monkeypatch)
    sink = SegmentSink(keep_in_memory, discard_segment, containment=Containment())
    index = build_index(folder, FakeEncoder(), silent, None, sink=sink)
    assert omissions_of(index) == {"mill.txt": (f"kept unexamined: IndexError {FAULT}",)}


@pytest.mark.contains
@pytest.mark.parametrize("error", [ModuleNotFoundError("spacy"), KeyboardInterrupt()])
def test_what_is_no_documents_fault_is_never_contained(
    error: BaseException, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr("corpus.statements.extract_statements", broken)
    with pytest.raises(type(error)):
        refresh(place, FakeEncoder(), silent)


@pytest.mark.contains
def test_a_log_does_not_grow_for_ever(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.storage.store_log.LARGEST_LOG", 10)
    _break("corpus.ingest.examine", monkeypatch)
    sizes = []
    for _ in range(3):
        refresh(place, FakeEncoder(), silent, fresh=True)
        sizes.append((place.index / LOG).stat().st_size)
    assert len(set(sizes)) == 1
