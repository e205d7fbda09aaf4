"""Cosines of tokens are those of their vectors, however many are multiplied at a time."""

from __future__ import annotations

import numpy as np
import pytest

from index.dense import token_vectors
from index.dense.token_vectors import SCALE, TokenVectors, quantise


@pytest.mark.parametrize("small", [1, 200, 10_000_000], ids=["a row", "some rows", "all"])
def test_ranges_of_tokens_are_compared_one_behind_the_other(
    small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(token_vectors, "SMALL", small)
    chance = np.random.default_rng(0)
    drawn = chance.standard_normal((40, 16)).astype(np.float32)
    kept = quantise(drawn / np.linalg.norm(drawn, axis=1, keepdims=True))
    query = chance.standard_normal((3, 16)).astype(np.float32)
    cosines = np.full((23, 3), 7, dtype=np.float32)
    vectors = TokenVectors((kept[:25], kept[25:]))
    vectors.similarities(query, [(30, 35), (2, 19), (0, 0)], out=cosines)
    wanted = kept[[*range(30, 35), *range(2, 19)]].astype(np.float32) @ query.T / SCALE
    assert np.allclose(cosines[:22], wanted, atol=1e-5)
    assert (cosines[22] == 7).all()
