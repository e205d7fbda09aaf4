"""Candidates: found by vectors and by terms, scored against the whole index."""

from __future__ import annotations

import numpy as np
import pytest

from index.index import Index
from index.search import search
from index.sparse.tokenize import tokenize
from tests.fake_encoder import FakeEncoder


def find(index: Index, question: str, **options: object):  # type: ignore[no-untyped-def] # noqa: ANN201
    vector = FakeEncoder().encode([question])[0].vector
    return search(index, vector, tokenize(question), **options)  # type: ignore[arg-type]


def test_every_sentence_of_a_passage_found_is_a_candidate_once(index: Index) -> None:
    found = find(index, "the mill")
    assert sorted(found.sentences) == list(range(len(index.contents.sentences)))
    for sentence, passage in zip(found.sentences, found.passages, strict=True):
        held = index.contents.passages.row(passage)
        assert sentence in held.sentences


def test_a_sentence_is_scored_by_its_own_words(index: Index) -> None:
    found = find(index, "The estimate had been six million.")
    best = int(np.argmax(found.sentence_dense_z + found.sentence_sparse_z))
    assert index.contents.sentence(int(found.sentences[best])).span.text == (
        "The estimate had been six million."
    )
    assert found.sentence_cosine[best] == found.sentence_cosine.max() > 0.7


def test_standardised_scores_have_mean_zero_and_deviation_one(index: Index) -> None:
    found = find(index, "the mill of Harrow")
    order = np.argsort(found.sentences)
    for scores in (found.sentence_dense_z[order], found.sentence_sparse_z[order]):
        assert scores.mean() == pytest.approx(0, abs=1e-4)
        assert scores.std() == pytest.approx(1, abs=1e-3)


def test_a_filter_changes_who_competes_but_no_score(index: Index) -> None:
    allowed = index.contents.passages.documents == 1
    some, every = find(index, "the fire", allowed=allowed), find(index, "the fire")
    documents = index.contents.sentences.documents[some.sentences]
    assert set(documents) == {1}
    kept = np.isin(every.sentences, some.sentences)
    assert np.array_equal(every.sentences[kept], some.sentences)
    assert np.allclose(every.sentence_dense_z[kept], some.sentence_dense_z)
    assert np.array_equal(every.passage_sparse_z[kept], some.passage_sparse_z)


def test_where_nothing_is_allowed_nothing_is_found(index: Index) -> None:
    assert not len(
        find(
            index, "the fire", allowed=np.zeros(len(index.contents.passages), dtype=bool)
        ).sentences
    )


def test_no_more_passages_than_asked_for_come_from_each_list(index: Index) -> None:
    found = find(index, "Nobody was hurt.", depth=1)
    assert 1 <= len(set(found.passages)) <= 3


def test_a_question_without_terms_is_still_searched_by_its_vector(index: Index) -> None:
    vector = FakeEncoder().encode([""])[0].vector
    assert len(search(index, vector, []).sentences)
