"""Which terms a sentence covers: itself, with its neighbours, with its passage, with its title."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.build import build_index
from index.progress import silent
from index.sparse.tokenize import tokenize
from qa.ranking.coverage_features import cover, describe_cover
from tests.fake_encoder import FakeEncoder

if TYPE_CHECKING:
    from index.index import Index

TERMS = ["mill", "fire", "ferri", "unheard"]


@pytest.fixture
def indexed(tmp_path: Path) -> Index:
    """Two passages, of four sentences and of one."""
    text = "The mill stood. It was dry. A fire came. Nobody slept."
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.txt").write_text("The ferry sank.")
    (tmp_path / "sources.toml").write_text('[documents."b.txt"]\ntitle = "Mills"\n')
    return build_index(tmp_path, FakeEncoder(), silent, None)


def held(index: Index, row: int) -> list[str]:
    """The terms that sentence `row` has in each of the four ways."""
    found = cover(TERMS, np.array([row]), index)
    return [" ".join(np.array(TERMS)[own[0]]) for own in found]


@pytest.mark.parametrize(
    ("row", "sentence", "around", "passage", "title"),
    [
        (0, "mill", "mill", "mill fire", ""),
        (1, "", "mill fire", "mill fire", ""),
        (2, "fire", "fire", "mill fire", ""),
        (3, "", "fire", "mill fire", ""),
        (4, "ferri", "ferri", "mill ferri", "mill"),
    ],
    ids=["first", "between both", "third", "last of its passage", "alone, under a title"],
)
def test_a_sentence_covers_what_it_has_and_what_stands_by(
    indexed: Index, row: int, sentence: str, around: str, passage: str, title: str
) -> None:
    assert held(indexed, row) == [sentence, around, passage, title]


def test_sentences_are_covered_together_as_one_by_one(indexed: Index) -> None:
    rows = np.arange(len(indexed.contents.sentences))
    together = cover(TERMS, rows, indexed)
    for row in rows.tolist():
        own = {term for term in TERMS if term in tokenize(indexed.contents.reading(row))}
        assert {term for term, has in zip(TERMS, together.sentence[row], strict=True) if has} == own


def test_no_terms_and_no_sentences_cover_nothing(indexed: Index) -> None:
    some, none = np.array([0]), np.array([], dtype=np.int64)
    assert {each.shape for each in cover([], some, indexed)} == {(1, 0)}
    assert {each.shape for each in cover(TERMS, none, indexed)} == {(0, len(TERMS))}


def test_a_share_counts_what_is_rare_for_more_and_names_alike(indexed: Index) -> None:
    rarities = {"mill": 3.0, "ferri": 1.0}
    shares = describe_cover(rarities, frozenset({"mill"}), np.array([0, 4]), indexed)
    assert {name: own.tolist() for name, own in shares._asdict().items()} == {
        "covered_sentence": [0.75, 0.25],
        "covered_around": [0.75, 0.25],
        "covered_passage": [0.75, 1],
        "covered_title": [0, 0.75],
        "names_sentence": [1, 0],
        "names_passage": [1, 1],
    }
    nameless = describe_cover(rarities, frozenset(), np.array([0]), indexed)
    assert (nameless.names_sentence.tolist(), nameless.names_passage.tolist()) == ([1], [1])
