"""Passages are whole sentences of one section, filled up to the limit."""

from __future__ import annotations

import pytest

from corpus.document import Document, Reference
from corpus.language.count_tokens import count_tokens
from corpus.splitting.split_passages import split_passages
from corpus.splitting.split_sections import split_sections
from corpus.splitting.split_sentences import split_sentences


def passages(text: str, limit: int) -> list[list[str]]:
    sentences = split_sentences(Document("a", text, Reference("a"), ""))
    found = split_passages(split_sections(sentences), limit)
    return [[sentence.span.text for sentence in passage.sentences] for passage in found]


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (100, [["It burnt.", "Nobody came.", "It rained."]]),
        (8, [["It burnt.", "Nobody came."], ["It rained."]]),
        (1, [["It burnt."], ["Nobody came."], ["It rained."]]),
    ],
)
def test_a_passage_ends_before_the_sentence_that_is_too_much(
    limit: int, expected: list[list[str]]
) -> None:
    text = "It burnt. Nobody came. It rained."
    assert count_tokens("It burnt. Nobody came.") <= 8
    assert passages(text, limit) == expected


def test_a_passage_does_not_cross_a_heading() -> None:
    assert passages("It burnt.\n\n## Cost\n\nMuch.", 100) == [["It burnt."], ["Much."]]


@pytest.mark.parametrize("text", ["<|endoftext|>", "a\udcffb", "🏳️‍🌈", ""])
def test_tokens_of_any_text_are_counted(text: str) -> None:
    assert count_tokens(text) >= len(text) > 0 or count_tokens(text) <= len(text) * 4
