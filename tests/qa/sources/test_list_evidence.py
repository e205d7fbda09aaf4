"""What a document rests on, what others say, and what a corpus holds."""

from __future__ import annotations

import pytest

from corpus.document import Span
from index.index import Index
from index.store import open_index, save
from qa.filters.filter_choices import filter_choices
from qa.sources.compare_sources import compare_sources
from qa.sources.corpus_summary import corpus_summary
from qa.sources.list_evidence import list_evidence, statements_of
from tests.qa.filters.test_filter_documents import index

__all__ = ["index"]  # the fixture: two papers in which people say things

WORDS = "Nobody has ever closed the old mill in winter"


def place(index: Index, number: int, words: str) -> Span:
    document = index.contents.documents[number]
    start = document.text.index(words)
    return Span(document, start, start + len(words))


def test_the_evidence_of_a_document_is_in_its_order_and_names_who_speaks(index: Index) -> None:
    courier = index.contents.documents[0]
    evidence = list_evidence(courier, index)
    starts = [each.statement.excerpt.start for each in evidence]
    assert starts == sorted(starts)
    assert {each.statement.excerpt.document.id for each in evidence} == {"courier.txt"}
    assert {"Petr Orlov", "Ada Finch", "Ben Carr"} <= {each.speaker for each in evidence}


def test_every_statement_is_in_one_document(index: Index) -> None:
    ranges = [statements_of(document, index) for document in index.contents.documents]
    assert [number for each in ranges for number in each] == list(
        range(len(index.ledger.statements))
    )


def test_a_speaker_whom_another_source_names_is_marked_as_inferred(index: Index) -> None:
    gazette = list_evidence(index.contents.documents[1], index)
    inferred = [each for each in gazette if each.inferred]
    assert all(each.named and each.speaker for each in inferred)
    assert "Petr Orlov" in {each.speaker for each in inferred}


def test_the_same_words_in_another_source_are_found(index: Index) -> None:
    same = compare_sources(place(index, 0, WORDS), index).same
    assert {each.citation.span.document.id for each in same} == {"gazette.txt"}
    assert WORDS in same[0].excerpt.highlights[0].text


def test_what_is_near_is_never_of_the_same_document(index: Index) -> None:
    for number in (0, 1):
        document = index.contents.documents[number]
        near = compare_sources(Span(document, 0, len(document.text)), index).near
        assert document.id not in {each.citation.span.document.id for each in near}


@pytest.mark.parametrize("words", ["\n\n", "The mill at Stow"])
def test_a_place_without_statements_has_none_elsewhere(index: Index, words: str) -> None:
    assert compare_sources(place(index, 0, words), index).same == ()


def test_what_is_offered_adds_up(index: Index) -> None:
    offered = filter_choices(index)
    assert [choice.value for choice in offered.sources] == ["courier.txt", "gazette.txt"]
    assert sum(choice.count for choice in offered.sources) == len(index.contents.passages)
    assert [(year.value, year.count) for year in offered.years] == [("2019", 1)]
    counts = [choice.count for choice in offered.speakers]
    assert counts == sorted(counts, reverse=True)
    assert "A spokesman for Ada Finch" not in {choice.value for choice in offered.speakers}


def test_a_survey_counts_what_there_is(index: Index) -> None:
    surveyed = corpus_summary(index)
    assert surveyed.statements == len(index.ledger.statements)
    assert sum(source.statements for source in surveyed.sources) == surveyed.statements
    assert sum(source.passages for source in surveyed.sources) == len(index.contents.passages)
    assert all(source.words > 0 for source in surveyed.sources)
    assert dict(surveyed.speakers)["Ben Carr"] == 1


def test_a_stored_index_tells_the_same(index: Index, tmp_path_factory: pytest.TempPathFactory
                                       ) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("stored") / "index"
    save(index, folder, "signature")
    stored = open_index(folder)
    assert filter_choices(stored) == filter_choices(index)
    assert corpus_summary(stored) == corpus_summary(index)
    assert tuple(stored.contents.references) == tuple(index.contents.references)
    assert stored.contents.references[:1] == index.contents.references[:1]
