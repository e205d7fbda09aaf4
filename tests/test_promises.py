"""What On Record promises of any documents and any question, tried on many."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.document import Document, Reference, Span
from corpus.errors import OnRecordError
from corpus.ingest import Ingested, ingest
from corpus.passage import Sentence
from corpus.readers.read import read
from corpus.source import Source
from index.build import build_index
from index.index import Index
from index.progress import silent
from index.store import open_index, save
from qa.ask import ask
from qa.excerpts.expand_context import LONGEST_EXCERPT
from qa.exports.read_json_export import read_replies
from qa.exports.reply_record import present
from qa.exports.verify import verify
from qa.exports.write_text import write_text
from qa.options import Options
from qa.reply import Answer
from tests.conftest import ROOT
from tests.fake_encoder import FakeEncoder
from tests.writing import documents, questions

Record = dict[str, Any]


def ingested(text: str) -> Ingested:
    return ingest(Source("a.txt", text, Reference("a.txt"), ""))


def text_proper(item: Ingested) -> list[Sentence]:
    return [s for passage in item.passages if not passage.gloss for s in passage.sentences]


@given(documents())
def test_the_text_of_a_document_is_the_text_that_was_read(text: str) -> None:
    assert ingested(text).document.text == text


@given(documents())
def test_sentences_lie_in_the_document_in_order_and_apart(text: str) -> None:
    item = ingested(text)
    spans = [sentence.span for sentence in text_proper(item)]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
        assert span.text == span.text.strip(" \t\r\n")
        assert span.reading
    for before, after in pairwise(spans):
        assert before.end <= after.start


@given(documents())
def test_passages_are_whole_sentences_in_order(text: str) -> None:
    for passage in ingested(text).passages:
        assert passage.span.start == passage.sentences[0].span.start
        assert passage.span.end == passage.sentences[-1].span.end


@given(documents())
def test_paragraphs_are_counted_up(text: str) -> None:
    numbers = [sentence.paragraph for sentence in text_proper(ingested(text))]
    assert numbers == sorted(numbers)
    assert all(number >= 1 for number in numbers)


@given(documents())
def test_noise_is_sorted_apart_and_in_the_document(text: str) -> None:
    noise = ingested(text).document.noise
    assert all(0 <= each.start < each.end <= len(text) for each in noise)
    assert all(before.end <= after.start for before, after in pairwise(noise))


@given(documents())
def test_every_word_is_in_a_sentence_a_heading_or_noise(text: str) -> None:
    item = ingested(text)
    covered = [(n.start, n.end) for n in item.document.noise]
    covered += [(sentence.span.start, sentence.span.end) for sentence in text_proper(item)]
    left = list(text)
    for start, end in covered:
        left[start:end] = " " * (end - start)
    headings = " ".join(passage.heading for passage in item.passages)
    assert all(word in headings for word in re.findall(r"\w+", "".join(left)))


@given(documents(), st.data())
def test_what_is_kept_and_what_is_left_out_make_up_the_span(text: str, data: st.DataObject) -> None:
    document = ingested(text).document
    start = data.draw(st.integers(0, len(text)))
    span = Span(document, start, data.draw(st.integers(start, len(text))))
    pieces, position = [], span.start
    for (first, last), kept in zip(span.elisions, span.kept(), strict=False):
        assert span.start <= first < last <= span.end
        pieces += [kept, text[first:last]]
        position = last
    pieces.append(text[position : span.end])
    assert "".join(pieces) == span.text
    assert pieces[-1] == span.kept()[-1]


def indexed(texts: list[str], *, statements: bool = False) -> tuple[Index, dict[str, str]]:
    """The index of a .jsonl corpus of `texts`, and id → text."""
    named = {f"d{number}": text for number, text in enumerate(texts)}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "corpus.jsonl"
        lines = (json.dumps({"_id": name, "text": text}) for name, text in named.items())
        file.write_text("\n".join(lines))
        try:
            index = build_index(file, FakeEncoder(), silent, None, statements=statements)
        except OnRecordError:
            assume(False)
            raise
        return index, named


def asked(index: Index, question: str, **options: Any) -> Record:
    assume(question.strip())
    reply = ask(index, FakeEncoder(), question, (), Options(**options))
    assert write_text(reply)
    record: Record = json.loads(json.dumps(present(reply, 0.0)))
    return record


corpora = st.lists(documents(), min_size=1, max_size=3)
spoken = st.sampled_from(["What did Finch say?", "Who said that nobody was hurt?", "Finch"])


@given(corpora, st.one_of(questions(), spoken), st.integers(1, 8), st.booleans())
def test_every_word_that_is_shown_is_the_documents_own(
    texts: list[str], question: str, limit: int, statements: bool
) -> None:
    index, named = indexed(texts, statements=statements)
    reply = asked(index, question, limit=limit)
    shown = reply["excerpts"] + reply["nearest"]
    assert len(shown) <= limit
    for excerpt in shown:
        text, start, end = named[excerpt["document"]], excerpt["start"], excerpt["end"]
        assert 0 <= start < end <= len(text)
        assert excerpt["text"] == text[start:end]
        assert len(excerpt["text"]) <= LONGEST_EXCERPT
        assert excerpt["highlights"]
        for first, last in excerpt["highlights"]:
            assert start <= first < last <= end
        for first, last in excerpt["elisions"]:
            assert start <= first < last <= end
        assert excerpt["document"] in {source["document"] for source in reply["sources"]}
        if excerpt["statement"]:
            _check_statement(excerpt["statement"], text, start, end)
    assert [excerpt["citation"] for excerpt in shown] == list(range(1, len(shown) + 1))


def _check_statement(statement: Record, text: str, start: int, end: int) -> None:
    for span in (statement["printed_span"], statement["cue_span"]):
        assert span is None or start <= span[0] < span[1] <= end
    if statement["printed_span"]:
        assert statement["printed"] == text[slice(*statement["printed_span"])]


@given(corpora, questions())
def test_no_two_excerpts_of_a_reply_overlap(texts: list[str], question: str) -> None:
    reply = asked(indexed(texts)[0], question, limit=8)
    spans = sorted(
        (e["document"], e["start"], e["end"]) for e in reply["excerpts"] + reply["nearest"]
    )
    for (document, _, end), (other, start, _) in pairwise(spans):
        assert document != other or end <= start


@given(corpora, questions())
def test_a_reply_holds_when_it_is_verified(texts: list[str], question: str) -> None:
    index, named = indexed(texts)
    reply = asked(index, question)
    assume(reply["excerpts"] or reply["nearest"])
    with TemporaryDirectory() as folder:
        file = Path(folder) / "corpus.jsonl"
        file.write_text(
            "\n".join(json.dumps({"_id": name, "text": text}) for name, text in named.items())
        )
        assert verify(read_replies([reply]), read(file)).holds


@given(corpora, questions())
def test_an_index_replies_the_same_after_it_was_saved_and_opened(
    texts: list[str], question: str
) -> None:
    index, _ = indexed(texts)
    with TemporaryDirectory() as folder:
        save(index, Path(folder) / "index", "")
        opened = open_index(Path(folder) / "index")
        assert asked(opened, question) == asked(index, question)


@given(corpora, st.one_of(questions(), spoken))
def test_the_same_documents_and_question_give_the_same_reply(
    texts: list[str], question: str
) -> None:
    one, other = (indexed(texts, statements=True)[0] for _ in range(2))
    assert asked(one, question) == asked(other, question)


@given(corpora, questions())
def test_an_answer_is_confident_and_an_abstention_has_a_reason(
    texts: list[str], question: str
) -> None:
    index, _ = indexed(texts)
    assume(question.strip())
    reply = ask(index, FakeEncoder(), question)
    assert 0 <= reply.confidence <= 1
    if isinstance(reply, Answer):
        assert reply.excerpts
    else:
        assert reply.reason
        assert "\n" not in reply.reason


REPLY_OF_A_FRESH_PROCESS = """
import json, sys
from pathlib import Path
from index.build import build_index
from index.progress import silent
from qa.ask import ask
from qa.exports.reply_record import present
from tests.fake_encoder import FakeEncoder

index = build_index(Path(sys.argv[1]), FakeEncoder(), silent, None)
for question in ("Was nobody hurt?", "Which zebra?", "the mill and the bridge", "Fimch?"):
    print(json.dumps(present(ask(index, FakeEncoder(), question), 0.0)))
"""


def test_processes_with_other_hash_seeds_reply_the_same(folder: Path) -> None:
    replies = {
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", REPLY_OF_A_FRESH_PROCESS, str(folder)],
            cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True,
        ).stdout
        for seed in ("0", "4242")
    }  # fmt: skip
    assert len(replies) == 1


@pytest.mark.parametrize("start", [0, 1])
def test_a_document_is_not_copied_into_its_spans(start: int) -> None:
    text = "It burnt."
    document = Document("a", text, Reference("a"), "")
    assert Span(document, start, 5).document.text is text
