"""The corpus' spelling of a name that was typed with a slip."""

from __future__ import annotations

import numpy as np
import pytest

from index.sparse.spelling import Spelling

SPELLING = Spelling.of(["Karimov spoke to Kadyrov. Karimov left.", "the mill and Kasimov", "Ann"])


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        pytest.param("Karimow", "Karimov", id="changed"),
        pytest.param("Karimv", "Karimov", id="left out"),
        pytest.param("Karimoov", "Karimov", id="added"),
        pytest.param("Kairmov", "Karimov", id="swapped"),
        pytest.param("karimow", "Karimov", id="in lower case"),
        pytest.param("Kadirof", None, id="two slips in a short name"),
        pytest.param("Parimov", None, id="another first letter"),
        pytest.param("Kaximov", "Karimov", id="the more frequent of two equally near"),
        pytest.param("mills", None, id="an ordinary word"),
        pytest.param("Anna", None, id="too short to be collected"),
        pytest.param("Кaримов", None, id="another script"),
    ],
)
def test_the_nearest_name_is_offered(word: str, nearest: str | None) -> None:
    found = SPELLING.nearest(word)
    assert (found and found[1]) == nearest


def test_a_long_name_may_have_two_slips() -> None:
    assert Spelling.of(["Tchaikovsky"]).nearest("Tschaikowsky") == (2, "Tchaikovsky")


def test_what_stands_in_a_document_that_is_gone_is_not_offered() -> None:
    ((postings, _),) = SPELLING.parts
    without_first = Spelling(((postings, np.array([-1, 0, 1], dtype=np.int32)),))
    assert without_first.nearest("Kaximov") == (1, "Kasimov")
    assert without_first.nearest("Kadyrow") is None
