"""A sentence that says the opposite of what is asked is told from one that says it."""

from __future__ import annotations

import pytest

from index.sparse.tokenize import words
from qa.ranking.contradiction_features import contradiction_features, is_negated, read_polarity


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("Who paid for it?", "The county paid for it.", set()),
        ("Who did not pay?", "The county paid.", {"one_negated", "question_negated"}),
        ("Who did not pay?", "The town never paid.", set()),
        ("Who paid?", "The county refused to pay.", {"one_negated"}),
        ("Who couldn't pay?", "The town was unable to.", set()),
        ("What came before the fire?", "Rain came after the fire.", {"opposite"}),
        ("What came before the fire?", "Before the fire came rain, after it snow.", set()),
        ("Which mill is the largest?", "The smallest mill is in Stow.", {"opposite"}),
        ("Was it legal?", "It was illegal.", {"opposite_prefix"}),
        ("Was it unusual?", "It was usual in Stow.", {"opposite_prefix"}),
        ("Who always paid?", "The county paid.", {"quantifier_missing"}),
        ("Who always paid?", "The county paid every year.", set()),
    ],
)
def test_opposition_is_seen(question: str, text: str, wanted: set[str]) -> None:
    found = contradiction_features(
        *(read_polarity(frozenset(words(each))) for each in (question, text))
    )
    assert {name for name, value in found._asdict().items() if value} == wanted


@pytest.mark.parametrize(
    ("text", "negated"),
    [("He didn’t go.", True), ("None went.", True), ("She lacked time.", True),
     ("It failed.", True), ("The knot was tied.", False), ("Notable people went.", False)],
)  # fmt: skip
def test_a_denial_is_seen(text: str, negated: bool) -> None:
    assert is_negated(frozenset(words(text))) is negated
