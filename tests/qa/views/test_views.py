"""What an index shows of all its documents: every cell is a span of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.build import build_index
from index.progress import silent
from qa.ask import ask
from qa.views.cell import Window
from qa.views.compare_answers import compare_answers, known_sides, options_of_side
from qa.views.list_figures import list_figures
from qa.views.list_timeline import list_timeline
from qa.views.list_voices import list_voices, profile
from qa.views.scan import scan_of, without_noise

if TYPE_CHECKING:
    from pathlib import Path

    from index.index import Index
    from qa.views.cell import Cell
    from tests.fake_encoder import FakeEncoder

COURIER = (
    "The ferry\n\nThe ferry sank on 3 May 2019 near Harrow. At least 26 people were killed.\n\n"
    '"The pumps had failed long before," Alan Finch, a harbour master, said in June 2019. Finch '
    "said more in 2020.\n\nIn 1987 another ferry sank there.\n"
)
GAZETTE = (
    "Harrow after the ferry\n\nThe ferry sank on 3 May 2019. At least 31 people were killed.\n\n"
    '"The pumps had failed long before," the harbour master said. The old ferry had carried '
    "40,000 tonnes of coal.\n\n- Harrow Courier, 4 May 2019\n\nHe came in June.\n"
)
NOTES = """[documents."courier.txt"]
title = "The Courier"
issued = "2019-06-01"

[documents."gazette.txt"]
title = "The Gazette"
issued = "2021-02-03"
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Index:
    return index_of_ferry(tmp_path_factory.mktemp("ferry"), encoder)


def index_of_ferry(folder: Path, encoder: FakeEncoder) -> Index:
    """Return the index of two papers on a ferry, which it makes in `folder`."""
    for name, text in (("courier.txt", COURIER), ("gazette.txt", GAZETTE), ("sources.toml", NOTES)):
        (folder / name).write_text(text, encoding="utf-8")
    return build_index(folder, encoder, silent, None)


def words(cell: Cell) -> tuple[str, str, list[str]]:
    """Return the document of a cell, its text on one line, and its marked words."""
    document = cell.span.document
    marked = [document.text[start:end] for start, end in cell.marks]
    return document.id, " ".join(cell.span.text.split()), marked


def test_the_timeline_has_every_sentence_that_names_a_date_in_order(index: Index) -> None:
    timeline = list_timeline(index)
    shown = [(each.date, *words(each.cell)) for each in timeline.events.entries]
    assert [(date, name, marks) for date, name, _, marks in shown] == [
        ("1987", "courier.txt", ["1987"]),
        ("2019-05-03", "courier.txt", ["3 May 2019"]),
        ("2019-05-03", "gazette.txt", ["3 May 2019"]),
        ("2019-06", "courier.txt", ["June 2019"]),
        ("2020", "courier.txt", ["2020"]),
    ]  # a line of a list of sources is none, nor is June of no year
    assert timeline.years == (("1987", 1), ("2019", 3), ("2020", 1))
    assert timeline.progress.complete


def test_the_timeline_is_narrowed_to_a_period_and_a_source_and_comes_in_parts(
    index: Index,
) -> None:
    month = list_timeline(index, "2019-05", "gazette.txt").events
    assert [words(each.cell)[0] for each in month.entries] == ["gazette.txt"]
    assert month.total == 1
    second = list_timeline(index, window=Window(2, 1)).events
    assert [each.date for each in second.entries] == ["2019-05-03", "2019-05-03"]
    assert second.total == 5


def test_figures_of_one_topic_stand_by_source_and_what_differs_is_said(index: Index) -> None:
    topics = list_figures(index).topics.entries
    (killed,) = (each for each in topics if each.label == "killed")
    assert (killed.sources, killed.figures, killed.values) == (2, 2, (26.0, 31.0))
    assert topics[0].sources == 2  # what most sources count comes first
    entries = list_figures(index, "kill").entries.entries
    assert [(each.value, words(each.cell)[2], each.differs) for each in entries] == [
        (26.0, ["26 people"], True),
        (31.0, ["31 people"], True),
    ]
    (tonnes,) = list_figures(index, "tonnes").entries.entries
    assert (tonnes.value, tonnes.differs) == (40_000.0, False)


def test_the_words_of_a_question_choose_the_topics(index: Index) -> None:
    asked = list_figures(index, question="How many were killed?").topics.entries
    assert [each.label for each in asked] == ["killed"]
    assert list_figures(index, "kill", source="gazette.txt").entries.total == 1
    assert list_figures(index, "zebra").entries.total == 0


def test_documents_are_looked_at_only_once_and_as_long_as_there_is_patience(
    index: Index, tmp_path: Path, encoder: FakeEncoder
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"The mill {number} burnt down in 1991.\n")
    fresh = build_index(tmp_path, encoder, silent, None, statements=False)
    assert list_timeline(fresh, patience=0).progress.read == 0
    assert list_timeline(fresh).events.total == 3
    assert scan_of(fresh) is scan_of(fresh)
    assert scan_of(fresh) is not scan_of(index)
    assert list_timeline(fresh).events.total == 3


def test_speakers_have_the_names_that_sources_print_and_their_statements(index: Index) -> None:
    speakers = {each.name: each for each in list_voices(index).speakers.entries}
    finch = speakers["Alan Finch"]
    assert finch.kind == "person"
    assert dict(finch.names) == {"Alan Finch": 1, "the harbour master": 1}
    found = profile(index, "Alan Finch")
    assert found is not None
    first = found.words.entries[0]
    assert words(first.cell)[2] == ["The pumps had failed long before,"]
    assert (first.manner, first.issued, first.certainty) == ("quoted", "2019-06-01", "stated")
    assert [words(each)[0] for each in first.elsewhere] == ["gazette.txt"]
    assert [words(each)[2] for each in found.roles] == [["a harbour master"]]
    assert profile(index, "Nobody Known") is None


def test_every_cell_is_a_span_and_its_marks_lie_in_it(index: Index) -> None:
    cells = [each.cell for each in list_timeline(index).events.entries]
    for topic in list_figures(index).topics.entries:
        cells += [each.cell for each in list_figures(index, topic.stem).entries.entries]
    for speaker in list_voices(index).speakers.entries:
        found = profile(index, speaker.name)
        assert found is not None
        cells += [*found.roles, *(each.cell for each in found.words.entries)]
    assert len(cells) > 10
    for cell in cells:
        assert cell.span.text in cell.span.document.text
        assert all(cell.span.start <= start < end <= cell.span.end for start, end in cell.marks)


def test_each_side_is_asked_alone_and_a_silent_one_says_so(
    index: Index, encoder: FakeEncoder
) -> None:
    documents = known_sides(index, ["gazette.txt", "nowhere.txt", "courier.txt", "gazette.txt"])
    assert documents == ["gazette.txt", "courier.txt"]
    question = "What did Alan Finch say?"
    replies = [ask(index, encoder, question, (), options_of_side(each)) for each in documents]
    gazette, courier = compare_answers(index, documents, question, replies).sides
    assert [words(each.cell)[0] for each in courier.said] == ["courier.txt"] * len(courier.said)
    assert courier.said
    assert {each.cell.span.document.id for each in gazette.said} <= {"gazette.txt"}
    assert bool(gazette.reason) != bool(gazette.said)


def test_without_a_question_the_sides_show_the_words_that_they_share(index: Index) -> None:
    courier, gazette = compare_answers(index, ["courier.txt", "gazette.txt"], "", ()).sides
    assert [(words(each.cell)[2], each.same) for each in courier.said] == [
        (["The pumps had failed long before,"], 1)
    ]
    assert [each.same for each in gazette.said] == [1]


def test_noise_is_blank_and_all_else_stands_where_it_did(index: Index) -> None:
    document = index.contents.documents[0]
    blank = without_noise(document)
    assert len(blank) == len(document.text)
    kept = [n for n in range(len(blank)) if not any(a <= n < b for a, b, _ in document.noise)]
    assert [blank[n] for n in kept] == [document.text[n] for n in kept]
