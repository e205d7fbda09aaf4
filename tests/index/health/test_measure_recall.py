"""An index tells how much of what is nearest its search finds."""

from __future__ import annotations

import pytest

from index.health.measure_recall import check_search, write_search_check
from index.index import Index


def test_where_every_vector_is_compared_everything_is_found(index: Index) -> None:
    passages, sentences = check_search(index)
    assert (passages.rows, sentences.rows) == (
        len(index.contents.passages), len(index.contents.sentences))  # fmt: skip
    assert passages.exact
    assert sentences.recalls == (1.0, 1.0)


def test_a_line_tells_of_each_unit(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.dense.nearest_vectors.EXACT_UP_TO", 5)
    passages, sentences = write_search_check(check_search(index)).splitlines()
    assert passages.startswith(f"search of {len(index.contents.passages)} passages: every vector")
    assert "sentences: by signs, the likeliest compared; 1.000 of the nearest 10" in sentences
