"""The real texts, the real model: what is shown is verbatim, and often enough it is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.readers.read import read
from corpus.source import Source
from index.build import build_index
from index.encoder.load_encoder import Encoder
from index.index import Index
from index.progress import silent
from index.store import open_index, save
from qa.ask import ask
from qa.exports.read_json_export import read_replies
from qa.exports.reply_record import present
from qa.exports.verify import verify
from qa.options import Options
from qa.reply import Answer

pytestmark = [pytest.mark.model, pytest.mark.corpus]

RIGHT_FIRST, RIGHT_IN_THREE = 0.6, 0.75
"""Floors, well below what is measured: a change that falls through them broke something."""

LONGEST_EXCERPT = 1_500  # characters

Record = dict[str, Any]


@pytest.fixture(scope="module")
def index(real_corpus: Path, real_encoder: Encoder) -> Index:
    return build_index(real_corpus, real_encoder, silent, None)


@pytest.fixture(scope="module")
def asked(real_gold: Path) -> list[Record]:
    lines = (real_gold / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def reply_to(index: Index, encoder: Encoder, question: Record, asked: list[Record]) -> Record:
    by_id = {each["id"]: each for each in asked}
    earlier: list[str] = []
    before = question["depends_on"]
    while before:
        earlier.insert(0, by_id[before]["question"])
        before = by_id[before]["depends_on"]
    reply = ask(index, encoder, question["question"], earlier, Options())
    record: Record = json.loads(json.dumps(present(reply, 0.0)))
    return record


@pytest.fixture(scope="module")
def replies(index: Index, real_encoder: Encoder, asked: list[Record]) -> list[Record]:
    return [reply_to(index, real_encoder, question, asked) for question in asked]


def shown(reply: Record) -> list[Record]:
    excerpts: list[Record] = reply["excerpts"] + reply["nearest"]
    return excerpts


def test_every_excerpt_is_the_files_own_slice(replies: list[Record], real_corpus: Path) -> None:
    texts = {file.name: file.read_bytes().decode() for file in real_corpus.glob("*.txt")}
    excerpts = [excerpt for reply in replies for excerpt in shown(reply)]
    assert len(excerpts) > 100
    for excerpt in excerpts:
        text, start, end = texts[excerpt["document"]], excerpt["start"], excerpt["end"]
        assert excerpt["text"] == text[start:end]
        assert len(excerpt["text"]) <= LONGEST_EXCERPT
        for first, last in (*excerpt["highlights"], *excerpt["elisions"]):
            assert start <= first < last <= end


def test_every_reply_is_verified_against_the_files(
    replies: list[Record], real_corpus: Path
) -> None:
    with_excerpts = [reply for reply in replies if shown(reply)]
    report = verify(read_replies(with_excerpts), read(real_corpus))
    assert [finding for finding in report.findings if finding.fault] == []


def test_every_sentence_and_passage_is_a_slice_of_its_file(index: Index, real_corpus: Path) -> None:
    sources = {source.id: source for source in read(real_corpus) if isinstance(source, Source)}
    for row in range(len(index.contents.passages)):
        passage = index.contents.passage(row)
        text = sources[passage.span.document.id].text
        assert passage.span.text == text[passage.span.start : passage.span.end]
        for sentence in passage.sentences:
            assert passage.span.start <= sentence.span.start < sentence.span.end <= passage.span.end
            assert sentence.span.text == text[sentence.span.start : sentence.span.end]


def _holds(excerpt: Record, passage: Record) -> bool:
    """Whether at least half of the right passage is in the excerpt."""
    if excerpt["document"] != passage["file"]:
        return False
    shared = min(excerpt["end"], passage["end"]) - max(excerpt["start"], passage["start"])
    return bool(shared * 2 >= passage["end"] - passage["start"])


def test_the_right_passage_is_often_first_and_mostly_among_three(
    replies: list[Record], asked: list[Record]
) -> None:
    pairs = [(q, r) for q, r in zip(asked, replies, strict=True) if q["answerable"]]
    first = [any(_holds(e, p) for e in shown(r)[:1] for p in q["passages"]) for q, r in pairs]
    three = [any(_holds(e, p) for e in shown(r)[:3] for p in q["passages"]) for q, r in pairs]
    print(f"right first {sum(first)}, among three {sum(three)} of {len(pairs)}")  # noqa: T201
    assert sum(first) / len(pairs) >= RIGHT_FIRST
    assert sum(three) / len(pairs) >= RIGHT_IN_THREE


def test_the_same_question_has_the_same_reply_from_the_saved_index(
    index: Index, real_encoder: Encoder, asked: list[Record], replies: list[Record], tmp_path: Path
) -> None:
    save(index, tmp_path / "index", "")
    opened = open_index(tmp_path / "index")
    for question, reply in zip(asked, replies, strict=True):
        assert reply_to(opened, real_encoder, question, asked) == reply


def test_an_index_that_grew_replies_like_one_built_at_once(
    index: Index, real_corpus: Path, real_encoder: Encoder, asked: list[Record],
    replies: list[Record], tmp_path: Path,
) -> None:  # fmt: skip
    files = sorted(real_corpus.glob("*.txt"))
    for file in files[1:]:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    smaller = build_index(tmp_path, real_encoder, silent, None)
    (tmp_path / files[0].name).write_bytes(files[0].read_bytes())
    grown = build_index(tmp_path, real_encoder, silent, smaller)
    assert grown.fingerprint == index.fingerprint
    for question, reply in zip(asked, replies, strict=True):
        assert reply_to(grown, real_encoder, question, asked) == reply


def test_the_question_this_was_made_for_is_answered(index: Index, real_encoder: Encoder) -> None:
    assert isinstance(ask(index, real_encoder, "What did Karimov say?"), Answer)
