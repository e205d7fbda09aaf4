"""Which sentences the learned scorer sees."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from index.build import build_index
from index.progress import silent
from index.search import search
from qa.rank import features_of_best, fuse
from qa.read_question import read_question
from tests.fake_encoder import FakeEncoder


@pytest.mark.parametrize(("reach", "described"), [(0.0, {0, 1}), (math.inf, {0, 1, 2, 3})])
def test_sentences_of_passages_far_behind_the_best_are_not_described(
    tmp_path: Path, reach: float, described: set[int]
) -> None:
    (tmp_path / "a.txt").write_text("The mill burnt in May. Nobody was hurt.")
    (tmp_path / "b.txt").write_text("A ferry crossed the river. The mill stood on its bank.")
    index = build_index(tmp_path, FakeEncoder(), silent, None)
    question = read_question("When was the mill burnt in May?", (), index)
    encoded = FakeEncoder().encode([question.read_as])[0]
    candidates = search(index, encoded.vector, question.terms)
    assert len(fuse(candidates)) == 4
    rows, features = features_of_best(question, encoded, candidates, index, reach)
    assert set(rows.tolist()) == described
    assert len(features) == len(rows)
