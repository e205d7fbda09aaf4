"""A sentence is as likely to answer as the doubts about it leave it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.ranking.linear_scorer import DOUBTS, Logistic, Weights, load_weights
from qa.ranking.sentence_features import FEATURES

odds = st.lists(st.floats(-20, 20, width=32), min_size=len(DOUBTS), max_size=len(DOUBTS))


def certainty(doubts: list[float], shift: float = 0.0) -> float:
    """Of a sentence about which each doubt has these log-odds."""
    one, nothing = np.ones(1, dtype=np.float32), np.zeros(1, dtype=np.float32)
    weights = Weights(nothing, one, one, shift, *(Logistic(nothing, each) for each in doubts))
    return float(weights.certainty(nothing.reshape(1, 1))[0])


@given(doubts=odds)
def test_nothing_is_surer_than_its_gravest_doubt_allows(doubts: list[float]) -> None:
    assert certainty(doubts) <= min(doubts) + 1e-4
    assert certainty(doubts) >= min(doubts) - math.log(len(doubts)) - 1e-4


def test_the_odds_against_an_answer_add_up() -> None:
    against = [0.5, 0.25, 0.2, 0.05]
    assert certainty([-math.log(each) for each in against]) == pytest.approx(0, abs=1e-6)
    assert certainty([-math.log(each) for each in against], shift=1.5) == pytest.approx(1.5)


@pytest.mark.model
@pytest.mark.parametrize("name", ["with_tokens", "without_tokens"])
def test_the_weights_of_the_package_know_every_feature(name: str) -> None:
    weights = load_weights(name)
    assert weights.ranking.shape == weights.mean.shape == (len(FEATURES),)
    assert all(np.any(getattr(weights, doubt).weights) for doubt in DOUBTS)
