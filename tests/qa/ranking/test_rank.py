"""Which sentences the learned scorer sees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.build import build_index
from index.progress import silent
from index.search import search
from qa.ranking.rank import features_of_best, fuse
from qa.ranking.sentence_features import FEATURES
from qa.reading.read_question import read_question
from tests.fake_encoder import FakeEncoder

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def asked(tmp_path: Path) -> Callable[..., set[int]]:
    """Return what tells which of four sentences, the first two of one passage, are described."""
    (tmp_path / "a.txt").write_text("The mill burnt in May. Nobody was hurt.")
    (tmp_path / "b.txt").write_text("A ferry crossed the river. The mill stood on its bank.")
    index = build_index(tmp_path, FakeEncoder(), silent, None)
    question = read_question("When was the mill burnt in May?", (), index)
    encoded = FakeEncoder().encode([question.read_as])[0]
    candidates = search(index, encoded.vector, question.terms)
    assert len(fuse(candidates)) == 4

    def described(thorough: bool = False) -> set[int]:
        rows, features = features_of_best(question, encoded, candidates, index, thorough)
        assert features.shape == (len(rows), len(FEATURES))
        assert np.isfinite(features).all()
        return set(rows.tolist())

    return described


def test_sentences_of_passages_far_behind_the_best_are_not_described(
    asked: Callable[..., set[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked() == {0, 1, 2, 3}
    monkeypatch.setattr("qa.ranking.rank.WITHIN_REACH", 0.0)
    assert asked() == {0, 1}
    assert asked(thorough=True) == {0, 1, 2, 3}


def test_the_words_of_those_are_read_whose_tokens_are_nearest(
    asked: Callable[..., set[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.ranking.rank.SENTENCES_READ", 1)
    assert asked() == {0}
    assert asked(thorough=True) == {0, 1, 2, 3}
