"""What asks nothing is weighed against whole passages."""

from __future__ import annotations

import numpy as np
import pytest

from index.search import Candidates
from qa.ranking.score_passages import MATCHED, SPARSE, UNMATCHED, score_passages


def _candidates() -> Candidates:
    """Sentences 3, 4 of passage 1, sentence 7 of passage 2."""
    z = np.array
    return Candidates(
        sentences=z([3, 4, 7]),
        passages=z([1, 1, 2]),
        sentence_cosine=np.zeros(3, np.float32),
        passage_cosine=np.zeros(3, np.float32),
        sentence_dense_z=z([2.0, 5.0, 1.0], np.float32),
        passage_dense_z=z([3.0, 3.0, 4.0], np.float32),
        sentence_sparse_z=np.zeros(3, np.float32),
        passage_sparse_z=z([2.0, 2.0, 6.0], np.float32),
    )


def test_a_passage_counts_its_vector_its_best_sentence_its_terms_and_its_tokens() -> None:
    weighed = score_passages(_candidates(), np.array([4, 7]), np.array([0.5, 0.75], np.float32))
    first, second = 3 + 5 + SPARSE * 2 + MATCHED * 0.5, 4 + 1 + SPARSE * 6 + MATCHED * 0.75
    assert weighed.tolist() == pytest.approx([first, first, second])


def test_a_passage_whose_tokens_were_not_compared_stands_below_the_least_that_was() -> None:
    weighed = score_passages(_candidates(), np.array([3]), np.array([0.5], np.float32))
    assert weighed[2] == pytest.approx(4 + 1 + SPARSE * 6 + MATCHED * (0.5 - UNMATCHED))


def test_no_candidates_weigh_nothing() -> None:
    empty, none = np.empty(0, np.int64), np.empty(0, np.float32)
    candidates = Candidates(empty, empty, none, none, none, none, none, none)
    assert not len(score_passages(candidates, empty, none))
