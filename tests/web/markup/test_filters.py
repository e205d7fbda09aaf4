"""What can be chosen is listed with counts; what was chosen is said; neither comes alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.filters.filter_choices import Choice, FilterChoices, filter_choices
from qa.options import Options
from tests.web.payloads import PAYLOADS
from tests.web.reading_markup import carried, parse
from web.markup.filters import MOST_SOURCES, choices, filtered
from web.messages.messages import ENGLISH

if TYPE_CHECKING:
    from web.service.service import Service


def offered(sources: int) -> FilterChoices:
    return FilterChoices(tuple(Choice(f"{n}.txt", f"T{n}", n) for n in range(sources)), (), ())


def test_choices_carry_their_counts(papers: Service) -> None:
    tree = parse(choices(filter_choices(papers.opened.index), ENGLISH))
    labels = {each.one("input").attributes["value"]: each.text for each in tree.all("label")}
    assert labels["gazette.txt"] == " Winter at the mill 1 passage"
    assert labels["Ben Carr"] == " Ben Carr 1 statement"
    assert labels["2018"] == " 2018 1 document"
    assert [each.text for each in tree.all("legend")] == [
        ENGLISH.by_source, ENGLISH.by_speaker, ENGLISH.since, ENGLISH.until]  # fmt: skip
    assert {each.attributes["type"] for each in tree.all("input")} == {"checkbox", "radio"}


def test_where_there_is_no_choice_none_is_offered() -> None:
    assert choices(offered(1), ENGLISH) == ""


def test_a_long_list_is_cut_and_says_so() -> None:
    tree = parse(choices(offered(MOST_SOURCES + 7), ENGLISH))
    assert len(tree.all("label")) == MOST_SOURCES
    assert "and 7 more" in tree.text


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (Options(), ""),
        (Options(limit=3), ""),
        (Options(sources=("1.txt", "gone.txt")), "Filtered: T1, gone.txt"),
        (Options(sources=tuple(f"{n}.txt" for n in range(5))), "Filtered: 5 sources"),
        (Options(since="2017-04", until="2018"), "Filtered: since April 2017; until 2018"),
        (Options(speakers=("A", "B"), statements=True), "Filtered: statements of A, B"),
        (Options(statements=True), "Filtered: only statements"),
    ],
)
def test_what_was_filtered_is_said(options: Options, line: str) -> None:
    assert parse(filtered(options, offered(6), ENGLISH)).text == line


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_a_label_and_no_more(payload: str) -> None:
    hostile = Choice(payload, payload, 1)
    tree = parse(choices(FilterChoices((hostile, hostile), (), (hostile,)), ENGLISH))
    boxes = [each for each in tree.all("input") if each.attributes["name"] != "statements"]
    assert {each.attributes["value"] for each in boxes} == {carried(payload)}
    assert {each.tag for each in tree.all()} <= {
        "div", "label", "input", "span", "bdi", "fieldset", "legend"}  # fmt: skip
    said = parse(filtered(Options(sources=(payload,)), FilterChoices((), (), ()), ENGLISH))
    assert carried(payload) in said.text
