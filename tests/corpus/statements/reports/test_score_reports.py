"""The weights are small, can be read, and say what a reader would expect of them."""

from __future__ import annotations

from corpus.statements.reports.score_reports import WEIGHTS

LARGEST = 200_000  # bytes


def test_every_line_is_a_feature_and_a_number() -> None:
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        name, weight = line.split("\t")
        assert name
        assert abs(float(weight)) < 10


def test_the_file_is_small() -> None:
    assert WEIGHTS.stat().st_size < LARGEST


def test_saying_speaks_for_a_statement_and_a_missing_speaker_against_it() -> None:
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    weights = {name: float(weight) for name, weight in (line.split("\t") for line in lines)}
    assert weights["lemma=say"] > 0 > weights["speaker=none"]
