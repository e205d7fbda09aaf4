"""The face for programs: what `import onrecord` offers, and that it costs next to nothing."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from corpus.errors import CorpusError
from onrecord import Corpus
from qa.exports.export import TakeAwayError
from tests.conftest import ROOT
from tests.fake_encoder import FakeEncoder
from tests.test_app import ASKED, UNASKED

HEAVY = {"torch", "transformers", "sentence_transformers", "onnxruntime", "spacy", "gradio",
         "fastapi", "trafilatura", "numpy", "faiss", "rich"}  # fmt: skip


@pytest.fixture
def corpus(folder: Path, tmp_path: Path) -> Iterator[Corpus]:
    """Yield `folder`, open, without a model."""
    with onrecord.open(folder, tmp_path / "index", FakeEncoder()) as opened:
        yield opened


def test_what_it_offers_is_written_down() -> None:
    assert onrecord.__all__ == [
        "Abstention", "Answer", "Cited", "Corpus", "Document", "OnRecordError", "QuestionError",
        "Span", "open",
    ]  # fmt: skip
    assert all(getattr(onrecord, name).__doc__ for name in onrecord.__all__)
    offered = {name for name in vars(Corpus) if not name.startswith("_")}
    assert offered == {"ask", "explain", "statements", "sources", "cite", "export", "verify",
                       "index", "encoder", "close", "trace"}  # fmt: skip


def test_importing_it_imports_nothing_heavy() -> None:
    program = "import sys, onrecord; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "onrecord" in loaded
    assert not loaded & HEAVY


def test_a_question_is_answered_with_excerpts_and_their_sources(corpus: Corpus) -> None:
    answer = corpus.ask(ASKED)
    assert isinstance(answer, onrecord.Answer)
    best = answer.excerpts[0]
    assert "burnt down in the night of 2 May 2019. Nobody was hurt." in best.excerpt.span.text
    assert [mark.text for mark in best.excerpt.highlights] == ["Nobody was hurt."]
    assert best.citation.span.document.id == "mill.txt"


def test_a_question_that_is_not_answered_is_an_abstention(corpus: Corpus) -> None:
    silence = corpus.ask(UNASKED)
    assert isinstance(silence, onrecord.Abstention)
    assert silence.reason == "no source mentions 'zebra', 'conquered', 'Venezuela'"


def test_replies_are_frozen(corpus: Corpus) -> None:
    for question in (ASKED, UNASKED):
        with pytest.raises(dataclasses.FrozenInstanceError):
            corpus.ask(question).confidence = 1.0  # type: ignore[misc]  # that is the point


def test_the_same_question_has_an_equal_reply(corpus: Corpus) -> None:
    assert corpus.ask(ASKED) == corpus.ask(ASKED)


@pytest.mark.parametrize("after", ["Who built the bridge?", ["Who built the bridge?"]])
def test_an_earlier_question_completes_a_later_one(corpus: Corpus, after: Any) -> None:
    assert "bridge" in corpus.ask("What did it cost?", after).question.read_as


@pytest.mark.parametrize(
    ("wanted", "documents"),
    [
        pytest.param({"sources": "school.txt"}, {"school.txt"}, id="one source"),
        pytest.param({"sources": ["school.txt", "mill.txt"]}, {"school.txt", "mill.txt"}, id="two"),
        pytest.param({"since": "2019"}, {"mill.txt"}, id="since"),
        pytest.param({"until": "2011-6"}, {"bridge.md"}, id="until"),
        pytest.param({"speakers": "Ada Finch"}, {"mill.txt"}, id="speaker"),
        pytest.param({"only_statements": True}, {"mill.txt"}, id="statements"),
    ],
)
def test_what_is_wanted_narrows_the_reply(corpus: Corpus, wanted: Any, documents: set[str]) -> None:
    shown = corpus.ask("the mill, its cause, the bridge and the school", **wanted).cited
    assert {each.citation.span.document.id for each in shown} == documents


def test_a_limit_is_kept(corpus: Corpus) -> None:
    assert len(corpus.ask("the mill and the bridge", limit=1).cited) == 1


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"limit": 0}, "'limit' must be a whole number from 1 to 50"),
        ({"limit": 51}, "'limit' must be a whole number from 1 to 50"),
        ({"limit": True}, "'limit' must be a whole number from 1 to 50"),
        ({"since": "yesterday"}, "'since' must be a date like 2017, 2017-04 or 2017-04-13"),
        ({"until": "2017-13"}, "'until' must be a date like 2017, 2017-04 or 2017-04-13"),
        ({"sources": "nope.txt"}, "no source 'nope.txt'"),
        ({"speakers": "Nobody Atall"}, "no speaker 'Nobody Atall'"),
    ],
)
def test_what_cannot_be_wanted_is_said_in_one_line(corpus: Corpus, wanted: Any, said: str) -> None:
    for asked in (corpus.ask, corpus.explain):
        with pytest.raises(onrecord.QuestionError, match=said):
            asked(ASKED, **wanted)


def test_an_unknown_wish_is_a_type_error(corpus: Corpus) -> None:
    with pytest.raises(TypeError, match="colour"):
        corpus.ask(ASKED, colour="red")  # type: ignore[call-arg]  # that is the point


def test_an_explanation_tells_what_became_of_the_best_sentence(corpus: Corpus) -> None:
    explanation = corpus.explain(ASKED)
    best = explanation.candidates[0]
    assert (best.rank, best.span.text, best.fate) == (1, "Nobody was hurt.", "excerpt")


def test_statements_are_told_with_their_speakers(corpus: Corpus) -> None:
    (said,) = corpus.statements("Finch")
    assert (said.document, said.speaker, said.cue, said.direct) == (
        "mill.txt", "Ada Finch", "said", False,
    )  # fmt: skip
    (document,) = (each for each in corpus.sources() if each.id == said.document)
    assert document.text[said.start : said.end] == said.text
    assert said in corpus.statements()
    assert corpus.statements("Nobody Atall") == ()


def test_sources_are_the_documents_and_what_is_known_of_them(corpus: Corpus) -> None:
    documents = {each.id: each for each in corpus.sources()}
    assert list(documents) == ["bridge.md", "mill.txt", "school.txt"]
    assert documents["bridge.md"].reference.authors == ("Ben Carr", "Dora Elm")


def test_an_excerpt_and_any_place_in_a_document_are_cited(corpus: Corpus) -> None:
    (cited,) = corpus.ask(ASKED, limit=1).cited
    assert corpus.cite(cited).text.endswith(
        "(“The Mill Fire,” par. 1)\n\n“The Mill Fire.” 3 May 2019. "
        "[Title and date inferred from the text.]"
    )
    bridge = corpus.sources()[0]
    start = bridge.text.index("The county paid")
    place = onrecord.Span(bridge, start, start + len("The county paid nine million pounds"))
    assert corpus.cite(place, "plain").text.startswith("“The county paid nine million pounds” (")


def test_a_place_in_a_document_of_another_corpus_is_not_cited(corpus: Corpus) -> None:
    bridge = corpus.sources()[0]
    elsewhere = onrecord.Span(dataclasses.replace(bridge, id="tower.md"), 0, 5)
    with pytest.raises(onrecord.QuestionError, match=r"no source 'tower\.md' in this corpus"):
        corpus.cite(elsewhere, "plain")


@pytest.mark.parametrize("name", ["answer.md", "answer.json"])
def test_replies_are_exported_and_verified(
    corpus: Corpus, folder: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    assert corpus.export([corpus.ask(ASKED), corpus.ask(UNASKED)], str(file), "apa") == file
    report = corpus.verify(file)
    assert report.holds
    assert len(report.findings) > 1
    corpus.export(corpus.ask(ASKED, limit=1), file)
    assert len(corpus.verify(file).findings) == 1
    (folder / "mill.txt").write_text("Nothing happened.")
    assert not corpus.verify(file).holds


def test_a_form_that_is_none_is_not_written(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(TakeAwayError, match="names no form"):
        corpus.export(corpus.ask(ASKED), tmp_path / "answer.pdf")


def test_print_shows_a_reply_as_a_terminal_does(corpus: Corpus) -> None:
    from qa.exports.write_text import write_text

    reply = corpus.ask(ASKED)
    assert str(reply) == write_text(reply)
    assert "mill.txt" in str(reply)


def test_a_closed_corpus_says_so_and_its_replies_live_on(corpus: Corpus) -> None:
    answer = corpus.ask(ASKED)
    corpus.close()
    corpus.close()
    with pytest.raises(onrecord.OnRecordError, match="was closed: open it again"):
        corpus.ask(ASKED)
    assert "Nobody was hurt." in str(answer)
    assert repr(corpus).endswith(", closed>")


def test_an_index_that_is_up_to_date_is_opened_and_one_that_is_not_is_made_anew(
    corpus: Corpus, folder: Path, tmp_path: Path
) -> None:
    before = corpus.index.fingerprint
    with onrecord.open(folder, tmp_path / "index", FakeEncoder()) as again:
        assert again.index.fingerprint == before
    (folder / "zoo.txt").write_text("A zebra conquered Venezuela.")
    with onrecord.open(index=tmp_path / "index", model=FakeEncoder()) as later:
        assert isinstance(later.ask(UNASKED), onrecord.Answer)
    assert corpus.index.fingerprint == before


def test_documents_that_are_gone_are_warned_of(
    corpus: Corpus, folder: Path, tmp_path: Path
) -> None:
    folder.rename(tmp_path / "elsewhere")
    with pytest.warns(UserWarning, match="are gone: answers come from the index"):
        again = onrecord.open(folder, tmp_path / "index", FakeEncoder())
    assert again.ask(ASKED) == corpus.ask(ASKED)


def test_there_must_be_documents(tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        onrecord.open(tmp_path / "nowhere", tmp_path / "index", FakeEncoder())


def test_opening_keeps_libraries_from_other_machines(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HF_HUB_OFFLINE")
    monkeypatch.setenv("DO_NOT_TRACK", "yes")
    onrecord.open(folder, tmp_path / "index", FakeEncoder()).close()
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert os.environ["DO_NOT_TRACK"] == "yes"


def test_what_the_readme_says_runs(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Ask from Python\n")[2].partition("\n## ")[0]
    lines = [line[4:] for line in section.splitlines() if not line or line.startswith("    ")]
    assert len([line for line in lines if line]) <= 10
    (tmp_path / "path" / "to").mkdir(parents=True)
    folder.rename(tmp_path / "path" / "to" / "folder")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(
        "index.encoder.load_encoder.load_encoder", lambda name, _: FakeEncoder(name)
    )
    exec("\n".join(lines), {})  # noqa: S102 - our own words
    assert "Nobody was hurt." in capsys.readouterr().out
    assert "Nobody was hurt." in Path("answer.md").read_text(encoding="utf-8")


def test_a_reply_is_the_one_of_the_command_line(corpus: Corpus) -> None:
    from qa.ask import ask
    from qa.exports.reply_record import present

    plain = ask(corpus.index, corpus.encoder, ASKED)
    assert json.dumps(present(plain, 0)) == json.dumps(present(corpus.ask(ASKED), 0))
