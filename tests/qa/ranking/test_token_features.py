"""What the model's tokens of a question are: words or none, grammar or meaning, names or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.encoder.load_encoder import Encoded
from index.sparse.tokenize import tokens_of
from qa.question import Question
from qa.ranking.token_features import STOP_WEIGHT, QuestionTokens, read_tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

TEXT = "Which mill can't Ben's _sell?"
PLACES = [(0, 5), (6, 10), (11, 14), (14, 15), (15, 16), (17, 18), (18, 20), (20, 21), (21, 22),
          (23, 24), (24, 28), (28, 29)]  # fmt: skip
PIECES = ["Which", "mill", "can", "'", "t", "B", "en", "'", "s", "_", "sell", "?"]


def read() -> QuestionTokens:
    assert [TEXT[start:end] for start, end in PLACES] == PIECES
    vectors = np.zeros((len(PLACES), 2), dtype=np.float32)
    encoded = Encoded(vectors[0], vectors, np.array(PLACES, dtype=np.int64))
    question = Question(TEXT, TEXT, "passages", None, tokens_of(TEXT))
    return read_tokens(question, encoded, {"mill": 2.0, "ben": 1.0})


def pieces(mask: NDArray[np.bool_]) -> list[str]:
    return [piece for piece, marked in zip(PIECES, mask, strict=True) if marked]


def test_a_token_has_meaning_if_it_is_of_a_word_that_is_no_stop_word() -> None:
    found = read()
    assert pieces(found.content) == ["mill", "t", "B", "en", "s", "_", "sell"]
    assert pieces(found.asking) == ["Which"]
    assert pieces(found.asked) == ["mill"]


def test_a_name_has_a_capital_and_its_pieces_are_of_it() -> None:
    found = read()
    assert pieces(found.names) == ["B", "en", "_"]
    assert pieces(found.plain) == ["mill", "t", "s", "sell"]


def test_a_token_weighs_what_its_word_is_worth_of_all() -> None:
    total = 2.0 + 2 * 1.0 + 9 * STOP_WEIGHT
    worth = [0.2, 2, 0.2, 0.2, 0.2, 1, 1, 0.2, 0.2, 0.2, 0.2, 0.2]
    assert read().weights.tolist() == pytest.approx([each / total for each in worth])
