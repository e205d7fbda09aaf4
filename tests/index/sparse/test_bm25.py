"""BM25 over rows of text."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import bm25s
import numpy as np
import pytest

from index.sparse.bm25 import K1, B, LexicalIndex
from index.sparse.tokenize import tokenize

MANY = "mill river barn roof fire engine tower".split()
ROWS = ["the mill burnt", "the mill and the barns", "", "a bridge"]


@pytest.fixture
def lexical() -> LexicalIndex:
    return LexicalIndex.of(ROWS)


def test_a_row_scores_by_the_rarity_of_what_it_has(lexical: LexicalIndex) -> None:
    scores = lexical.scores(["mill", "burnt"])
    assert scores[0] > scores[1] > 0
    assert scores[2] == scores[3] == 0


def test_the_score_is_that_of_the_formula(lexical: LexicalIndex) -> None:
    lengths = [2, 2, 1, 1]  # terms; a row without terms holds a stand-in
    rarity = np.log(1 + (4 - 1 + 0.5) / (1 + 0.5))
    weight = 1 / (1 + K1 * (1 - B + B * lengths[0] / np.mean(lengths)))
    assert lexical.scores(["burnt"])[0] == pytest.approx(rarity * weight, rel=1e-5)


@pytest.mark.parametrize("terms", [[], ["unheard"]])
def test_unknown_terms_score_nothing(lexical: LexicalIndex, terms: list[str]) -> None:
    assert lexical.scores(terms).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(("term", "rows"), [("mill", 2), ("bridg", 1), ("unheard", 0)])
def test_the_frequency_of_a_term_is_the_number_of_its_rows(
    lexical: LexicalIndex, term: str, rows: int
) -> None:
    assert lexical.frequency(term) == rows


def test_what_matches_is_what_scores_in_order(lexical: LexicalIndex) -> None:
    for terms in (["mill", "bridg"], ["burnt"], ["unheard"], [], ["mill", "mill"]):
        matches, scores = lexical.match(terms), lexical.scores(terms)
        assert matches.rows.tolist() == np.flatnonzero(scores).tolist()
        assert matches.values.tolist() == scores[matches.rows].tolist()


@pytest.mark.parametrize("terms", [["mill"], ["burnt", "bridg"], ["bridg"]])
def test_scores_are_standardised_over_all_rows(lexical: LexicalIndex, terms: list[str]) -> None:
    scores = lexical.scores(terms)
    expected = (scores - scores.mean()) / scores.std()
    standard = lexical.match(terms).standardised(np.arange(4))
    assert standard == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("terms", [[], ["unheard"]])
def test_where_nothing_matches_nothing_stands_out(lexical: LexicalIndex, terms: list[str]) -> None:
    assert lexical.match(terms).standardised(np.arange(4)).tolist() == [0, 0, 0, 0]


def test_questions_at_the_same_time_do_not_score_into_each_other() -> None:
    lexical = LexicalIndex.of(f"{MANY[n % 7]} {MANY[n % 5]}" for n in range(2_000))
    asked = [[MANY[n % 7], MANY[n % 4]] for n in range(200)]
    expected = [lexical.scores(terms).tolist() for terms in asked]
    with ThreadPoolExecutor(8) as pool:
        assert [each.tolist() for each in pool.map(lexical.scores, asked)] == expected


def test_rows_without_any_term_make_an_index() -> None:
    assert LexicalIndex.of(["", "the"]).scores(["mill"]).tolist() == [0, 0]


def test_the_scores_of_parts_are_those_of_the_whole_in_any_order(lexical: LexicalIndex) -> None:
    """Rows 3 and 1 lie in one part, 2 and 0 in another, each with a row that is gone."""
    parts = (
        (LexicalIndex.of([ROWS[3], "the mill that burnt", ROWS[1]]), [3, -1, 1]),
        (LexicalIndex.of([ROWS[2], ROWS[0], "a mill, a bridge"]), [2, 0, -1]),
    )
    divided = LexicalIndex(
        tuple((own.parts[0][0], np.array(places, dtype=np.int32)) for own, places in parts),
        lexical.count,
        lexical.length,
    )
    for terms in (["mill"], ["burnt", "mill"], ["bridg", "unheard"]):
        assert divided.scores(terms).tolist() == lexical.scores(terms).tolist()
    assert divided.frequency("mill") == 2
    for rows in ([0, 1, 2, 3], [3, 1], []):
        terms = ["mill", "unheard", "bridg"]
        held = divided.hold(terms, np.array(rows, dtype=np.int64))
        assert held.tolist() == [[term in tokenize(ROWS[row]) for term in terms] for row in rows]


def test_scores_are_those_of_a_well_known_library() -> None:
    texts = [f"{MANY[n % 7]} {MANY[n % 5]} {MANY[n % 3]} the {n}" for n in range(60)]
    reference = bm25s.BM25(k1=K1, b=B, method="lucene")
    reference.index([tokenize(text) for text in texts], show_progress=False)
    terms = ["mill", "river", "barn"]
    assert LexicalIndex.of(texts).scores(terms) == pytest.approx(
        reference.get_scores(terms), rel=1e-5
    )
