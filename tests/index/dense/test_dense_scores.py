"""Dense scores: the same whether every vector was compared or only the likeliest."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from index.dense import nearest_vectors
from index.dense.dense_scores import LEAST_SPREAD, DenseScores
from index.dense.vectors import Part, Vectors, lie_at, signs_of, spread_of, vector_statistics_of

CHANCE = np.random.default_rng(11)
ROWS, DIMENSION = 3_000, 64
SOME = np.sort(CHANCE.permutation(ROWS)[:40])


def unit(vectors: NDArray[np.floating]) -> NDArray[np.float32]:
    scaled: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return scaled.astype(np.float32)


EVERY = unit(CHANCE.standard_normal((ROWS, DIMENSION)) + 0.5)
QUESTION = unit(CHANCE.standard_normal(DIMENSION) + 0.5)


def lying(rows: NDArray[np.float32], order: NDArray[np.int64], parts: int) -> Vectors:
    """Vector `order[i]` of all parts is that of row i; there is one more than rows."""
    vectors = np.repeat(QUESTION[np.newaxis], len(rows) + 1, axis=0)
    vectors[order] = rows
    each = tuple(Part(part, signs_of(part)) for part in np.array_split(vectors, parts))
    spread = spread_of(vector_statistics_of(rows, DIMENSION), len(rows))
    return Vectors(each, order, lie_at(len(vectors), order), *spread)


IN_ORDER = lying(EVERY, np.arange(ROWS), 1)
SCATTERED = lying(EVERY, CHANCE.permutation(ROWS + 1)[:ROWS], 5)


@pytest.fixture(params=["compared", "by signs"])
def by_signs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if request.param == "by signs":
        monkeypatch.setattr(nearest_vectors, "EXACT_UP_TO", 0)
    return bool(request.param == "by signs")


def test_cosines_are_the_same_digits_however_they_are_asked_for(by_signs: bool) -> None:
    expected = np.vecdot(EVERY[SOME], QUESTION)
    near = [DenseScores.of(vectors, QUESTION) for vectors in (IN_ORDER, SCATTERED)]
    assert [each.every is None for each in near] == [by_signs, by_signs]
    one, other = (each.cosines(SOME) for each in near)
    assert one == pytest.approx(expected, abs=1e-6)
    assert one.tolist() == other.tolist()
    assert one[7:9].tolist() == near[0].cosines(SOME[7:9]).tolist()
    assert one.tolist() == IN_ORDER.products(QUESTION)[SOME].tolist()


@pytest.mark.usefixtures("by_signs")
def test_the_nearest_are_nearest_of_what_is_allowed() -> None:
    allowed = np.zeros(ROWS, dtype=bool)
    allowed[SOME] = True
    best = SOME[np.argsort(-np.vecdot(EVERY[SOME], QUESTION))[:5]]
    for vectors in (IN_ORDER, SCATTERED):
        near = DenseScores.of(vectors, QUESTION)
        assert sorted(near.nearest(allowed, 5)) == sorted(best)
        assert len(near.nearest(None, 5)) == 5
        assert not len(near.nearest(np.zeros(ROWS, dtype=bool), 5))


@pytest.mark.usefixtures("by_signs")
def test_cosines_are_standardised_over_all_rows() -> None:
    every = (EVERY.astype(np.float64) @ QUESTION).astype(np.float64)
    expected = (every[SOME] - every.mean()) / every.std()
    for vectors in (IN_ORDER, SCATTERED):
        near = DenseScores.of(vectors, QUESTION)
        assert near.standardised(near.cosines(SOME)) == pytest.approx(expected, abs=1e-3)


def test_a_spread_by_chance_is_not_taken_at_its_word() -> None:
    near = DenseScores.of(lying(EVERY[:1], np.arange(1), 1), QUESTION)
    above = near.cosines(np.arange(1)) + np.float32(0.1)
    assert near.standardised(above) == pytest.approx([0.1 / LEAST_SPREAD])


def test_in_an_index_of_nothing_nothing_is_near() -> None:
    near = DenseScores.of(lying(EVERY[:0], np.arange(0), 1), QUESTION)
    assert not len(near.nearest(None, 5))
    assert not len(near.standardised(near.cosines(np.arange(0))))
