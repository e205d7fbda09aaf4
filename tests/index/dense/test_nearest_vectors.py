"""The nearest vectors are found, the same ones however they lie, and filters come first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.dense.nearest_vectors import COMPARED, nearest_vectors
from index.dense.vectors import Part, Vectors, lie_at, signs_of, spread_of, vector_statistics_of

CHANCE = np.random.default_rng(7)
ROWS, DIMENSION = 6_000, 128


def unit(vectors: NDArray[np.floating]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: NDArray[np.float32] = (vectors / lengths).astype(np.float32)
    return scaled


FALLING = np.arange(1, DIMENSION + 1) ** -0.5
EVERY = unit(CHANCE.standard_normal((ROWS, DIMENSION)) * FALLING)
QUERIES = unit(CHANCE.standard_normal((20, DIMENSION)) * FALLING)


def divided(rows: NDArray[np.float32], parts: int, dead: int) -> Vectors:
    """The rows, shuffled over several parts among vectors of documents that are gone."""
    chance = np.random.default_rng(parts)
    order = np.sort(chance.permutation(len(rows) + dead)[: len(rows)])
    order = chance.permutation(order)
    lying = unit(chance.standard_normal((len(rows) + dead, DIMENSION)))
    lying[order] = rows
    each = tuple(Part(part, signs_of(part)) for part in np.array_split(lying, parts))
    nothing = np.zeros(DIMENSION, np.float32), np.zeros((DIMENSION, DIMENSION), np.float32)
    return Vectors(each, order, lie_at(len(lying), order), *nothing)


WHOLE = divided(EVERY, 1, 0)


def expected(query: NDArray[np.float32], rows: NDArray[np.int64], depth: int) -> list[int]:
    scores = np.vecdot(EVERY[rows], query)
    return [int(row) for row in rows[np.argsort(-scores, kind="stable")[:depth]]]


@pytest.mark.parametrize("some", [None, np.arange(0, ROWS, 3), np.arange(5), np.arange(0)])
def test_what_is_compared_with_all_is_found_in_order(some: NDArray[np.int64] | None) -> None:
    rows = np.arange(ROWS) if some is None else some
    for query in QUERIES:
        assert nearest_vectors(WHOLE, query, some, 50).tolist() == expected(query, rows, 50)


def test_by_signs_nearly_all_of_the_nearest_are_found() -> None:
    recalls = []
    for query in QUERIES:
        found = nearest_vectors(WHOLE, query, None, 10, exact_up_to=0).tolist()
        recalls.append(len(set(found) & set(expected(query, np.arange(ROWS), 10))) / 10)
    assert np.mean(recalls) >= 0.95


@pytest.mark.parametrize("limit", [0, ROWS], ids=["by signs", "all compared"])
@pytest.mark.parametrize(("parts", "dead"), [(1, 0), (1, 500), (7, 0), (7, 3_000)])
def test_it_does_not_matter_where_the_vectors_lie(parts: int, dead: int, limit: int) -> None:
    vectors = divided(EVERY, parts, dead)
    some = np.arange(0, ROWS, 2)
    for query in QUERIES:
        for rows in (None, some):
            one = nearest_vectors(vectors, query, rows, 100, exact_up_to=limit)
            other = nearest_vectors(WHOLE, query, rows, 100, exact_up_to=limit)
            assert one.tolist() == other.tolist()


@pytest.mark.parametrize("limit", [0, ROWS], ids=["by signs", "all compared"])
def test_a_file_without_vectors_holds_nothing_up(limit: int) -> None:
    nothing = np.empty((0, DIMENSION), np.float32)
    parts = (Part(nothing, signs_of(nothing)), *WHOLE.parts, Part(nothing, signs_of(nothing)))
    with_empty = replace(WHOLE, parts=parts)
    for query in QUERIES[:3]:
        one, other = (nearest_vectors(each, query, None, 50, limit) for each in (with_empty, WHOLE))
        assert one.tolist() == other.tolist()


@pytest.mark.parametrize("count", [10, COMPARED, COMPARED + 1])
def test_what_is_filtered_out_takes_nobodys_place(count: int) -> None:
    """Few rows are all compared; of many, nearly all of the nearest are found among them."""
    some = np.arange(count) * 2
    for query in QUERIES:
        found = nearest_vectors(WHOLE, query, some, 10, exact_up_to=0).tolist()
        assert len(found) == 10
        assert set(found) <= set(some.tolist())
        if count <= COMPARED:
            assert found == expected(query, some, 10)


def test_equally_near_ones_come_in_the_order_of_their_rows() -> None:
    same = divided(np.repeat(EVERY[:3], 4, axis=0), 2, 5)
    assert nearest_vectors(same, EVERY[1], None, 3).tolist() == [4, 5, 6]
    assert nearest_vectors(same, EVERY[1], None, 3, exact_up_to=0).tolist() == [4, 5, 6]


@pytest.mark.parametrize("parts", [1, 3])
def test_more_equally_near_ones_than_are_looked_at_come_in_order_too(parts: int) -> None:
    same = divided(np.repeat(EVERY[:2], 3 * COMPARED, axis=0), parts, 50)
    first = list(range(3 * COMPARED, 3 * COMPARED + 5))
    assert nearest_vectors(same, EVERY[1], None, 5, exact_up_to=0).tolist() == first


@given(st.lists(st.integers(0, 99), max_size=30), st.lists(st.integers(0, 99), max_size=30))
def test_moments_added_and_taken_away_are_exact(some: list[int], others: list[int]) -> None:
    """Whatever was there in between, the spread is that of what is there now, bit for bit."""
    own, gone = (EVERY[np.array(rows, dtype=np.int64)] for rows in (some, others))
    at_once = vector_statistics_of(own, DIMENSION)
    one_by_one = vector_statistics_of(gone, DIMENSION)
    for vector in own[::-1]:
        one_by_one += vector_statistics_of(vector[np.newaxis], DIMENSION)
    one_by_one -= vector_statistics_of(gone, DIMENSION)
    assert np.array_equal(one_by_one, at_once)


def test_the_spread_is_that_of_the_vectors() -> None:
    mean, covariance = spread_of(vector_statistics_of(EVERY, DIMENSION), ROWS)
    assert mean == pytest.approx(EVERY.mean(axis=0), abs=1e-6)
    assert covariance == pytest.approx(np.cov(EVERY.T, bias=True), abs=1e-6)
