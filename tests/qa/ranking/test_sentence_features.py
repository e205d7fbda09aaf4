"""Each feature says what its name says: of a question and a sentence, one value."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from index.build import build_index
from index.progress import silent
from index.search import search
from qa.ranking.rank import features_of_best
from qa.ranking.sentence_features import FEATURES
from qa.reading.read_question import read_question
from tests.fake_encoder import FakeEncoder

BEFORE, AFTER = "Ana came early.", "Some 40 boats waited."
OTHERS = ("The ferry sank off Stow in 1952. Nobody on board was hurt.", "Dora came to the fair.")
SOURCES = '[documents."a.txt"]\ntitle = "Notes on the harbour"\n'
WITHIN = 6e-4
"""Of the values, which are written to three decimals; cosines of the tokens that the index keeps in
eight bits reach 1.008."""

ROWS = [
    ("token_sentence", "Who burnt the old mill?", "Ben saw the mill.", 0.46),
    ("token_passage", "When did Ana burn the mill?", "The mill burnt in May.", 0.698),
    ("token_around", "When did Ana burn the harbour?", "The mill burnt in May.", 0.53),
    ("token_sentence_mean", "Who burnt the tall old mill?", "Ben saw the mill.", 0.409),
    ("token_passage_mean", "How many boats burnt at the mill?", "Ben saw the mill.", 0.638),
    ("token_sentence_least", "Did Dora burn the mill?", "Ben saw the mill.", -0.031),
    ("token_passage_least", "Did Ana see smoke?", "Ben saw the mill.", 0.22),
    ("token_sentence_two_least", "Did Dora see the tall mill?", "Ben saw the mill.", 0.047),
    ("token_asking", "Who burnt it?", "Ben saw mills.", 1.008),
    ("token_asked_noun", "Which mill burnt?", "Ben saw the mill.", 1.008),
    ("token_name_sentence", "What did Ben Carr see?", "Ben saw the mill.", 0.464),
    ("token_name_passage", "What did Ana Carr see?", "Ben saw the mill.", 0.545),
    ("token_plain_sentence", "Which mill did Ana burn?", "Ben saw the mill.", 0.404),
    ("token_plain_passage", "Did Ben count boats early?", "Ben saw the mill.", 0.682),
    ("token_plain_least", "Did Ana see smoke?", "Ben saw a mill.", 0.126),
    ("token_plain_last", "Who burnt the mill?", "Ben saw the mill.", 1.008),
    ("token_explained", "Who saw Ben?", "Ben saw the mill in Stow.", 0.714),
    ("sentence_dense_z", "Who saw the mill?", "Ben saw the mill.", 1.994),
    ("passage_dense_z", "When did Ana come?", "Ben saw the mill.", 1.163),
    ("sentence_sparse_z", "Who saw the mill?", "Ben saw the mill.", 2.236),
    ("passage_sparse_z", "When did Ana come?", "Ben saw the mill.", 1.414),
    ("passage_cosine", "When did Ana come?", "Ben saw the mill.", 0.358),
    ("sentence_cosine", "Who saw the mill?", "Ben saw the mill.", 0.866),
    ("covered_sentence", "Who saw the mill burn?", "Ben saw the mill.", 0.53),
    ("covered_around", "Did Ana see a mill burn?", "Ben saw the mill.", 0.361),
    ("covered_passage", "Did the harbour mill burn?", "Ben saw the mill.", 0.53),
    ("covered_title", "Did the harbour mill burn?", "Ben saw the mill.", 0.265),
    ("names_sentence", "Did Ben and Ana meet Cyd?", "Ben saw the mill.", 0.333),
    ("names_passage", "Did Ben and Ana meet Cyd?", "Ben saw the mill.", 0.667),
    ("pairs", "Did the old mill burn down?", "The old mill stood.", 0.333),
    ("nearness", "Did the mill burn?", "The mill of Stow will burn.", 0.5),
    ("numbers_sentence", "Did 12 of 40 boats sink?", "Only 12 boats sank.", 0.5),
    ("numbers_passage", "Did 12 of 40 boats sink in 1999?", "Only 12 boats sank.", 0.667),
    ("holds_date", "When did the mill burn?", "The mill burnt in May.", 1),
    ("holds_number", "How many mills burnt?", "Seven mills burnt.", 1),
    ("holds_person", "Who burnt the mill?", "The mill fell to Ben.", 1),
    ("holds_place", "Where did the mill burn?", "The mill burnt in Stow.", 1),
    ("holds_reason", "Why did the mill burn?", "The mill burnt because of rain.", 1),
    ("holds_definition", "What is a mill?", "A mill is a house.", 1),
    ("holds_asked_noun", "Which mill burnt?", "The barn burnt.", -1),
    ("one_negated", "Who saw the mill?", "Ben never saw the mill.", 1),
    ("question_negated", "Who did not see the mill?", "Ben saw the mill.", 1),
    ("opposite", "Who came before Ben?", "Cyd came after Ben.", 1),
    ("opposite_prefix", "Was the mill usual?", "The mill was unusual.", 1),
    ("quantifier_missing", "Who always saw the mill?", "Ben saw the mill.", 1),
    ("new_names", "Who saw the mill?", "The mill was seen by Ben and Cyd.", 0.667),
    ("names_somebody", "Who saw the mill?", "The mill fell to Ben Carr.", 1),
    ("length", "Who saw the mill?", "Ben saw the mill.", 1.609),
    ("unfinished", "Who saw the mill?", "Who saw the mill?", 1),
    ("leans_back", "Who saw the mill?", "He saw the mill.", 1),
]  # fmt: skip


def described(folder: Path, question: str, sentence: str) -> dict[str, float]:
    """The features of a sentence between two others, under a title, beside two other documents."""
    (folder / "a.txt").write_text(f"{BEFORE} {sentence} {AFTER}")
    for number, text in enumerate(OTHERS):
        (folder / f"b{number}.txt").write_text(text)
    (folder / "sources.toml").write_text(SOURCES)
    index = build_index(folder, FakeEncoder(), silent, None)
    read = read_question(question, (), index)
    encoded = FakeEncoder().encode([read.read_as])[0]
    candidates = search(index, encoded.vector, read.terms)
    rows, features = features_of_best(read, encoded, candidates, index, thorough=True)
    (own,) = (n for n, row in enumerate(rows) if index.contents.reading(int(row)) == sentence)
    return dict(zip(FEATURES, features[own].tolist(), strict=True))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """For each row the values of all features."""
    return {
        feature: described(tmp_path_factory.mktemp(feature), question, sentence)
        for feature, question, sentence, _ in ROWS
    }


@pytest.mark.parametrize(("feature", "expected"), [(row[0], row[-1]) for row in ROWS], ids=FEATURES)
def test_a_feature_has_the_value_that_its_name_says(
    feature: str, expected: float, found: dict[str, dict[str, float]]
) -> None:
    assert found[feature][feature] == pytest.approx(expected, abs=WITHIN)


def test_every_feature_has_its_row() -> None:
    assert [feature for feature, *_ in ROWS] == list(FEATURES)


def test_no_two_features_could_exchange_their_names(found: dict[str, dict[str, float]]) -> None:
    expected = {feature: value for feature, _, _, value in ROWS}
    unseen = [
        (one, other)
        for one, other in combinations(FEATURES, 2)
        if found[one][other] == pytest.approx(expected[one], abs=WITHIN)
        and found[other][one] == pytest.approx(expected[other], abs=WITHIN)
    ]
    assert not unseen
