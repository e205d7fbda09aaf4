"""BM25 over rows of text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.lexical import K1, B, LexicalIndex

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


def test_what_was_saved_is_opened(lexical: LexicalIndex, tmp_path: Path) -> None:
    lexical.save(tmp_path / "terms")
    opened = LexicalIndex.load(tmp_path / "terms")
    for terms in (["mill"], ["burnt", "mill"], ["unheard"]):
        assert opened.scores(terms).tolist() == lexical.scores(terms).tolist()
    assert opened.frequency("mill") == 2


def test_rows_without_any_term_make_an_index(tmp_path: Path) -> None:
    lexical = LexicalIndex.of(["", "the"])
    lexical.save(tmp_path / "terms")
    assert LexicalIndex.load(tmp_path / "terms").scores(["mill"]).tolist() == [0, 0]
