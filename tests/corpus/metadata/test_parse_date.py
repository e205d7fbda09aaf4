"""Dates as people write them; only dates that exist."""

from __future__ import annotations

import pytest

from corpus.metadata.parse_date import find_date, parse_date


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("2017-04-13", "2017-04-13"),
        ("Posted on 2017-04-13T09:00Z by us", "2017-04-13"),
        ("April 13, 2017", "2017-04-13"),
        ("Thursday, Apr. 13th, 2017", "2017-04-13"),
        ("13 April 2017", "2017-04-13"),
        ("1st of May", ""),
        ("1 SEPT 2020", "2020-09-01"),
        ("February 30, 2017", ""),
        ("February 30, 2017; March 1, 2017", "2017-03-01"),
        ("in 2017", ""),
        ("call 555-2017-04-134", ""),
        ("٢٠١٧-٠٤-١٣", ""),
    ],
)
def test_the_first_full_date_of_a_line_is_found(line: str, found: str) -> None:
    assert find_date(line) == found


@pytest.mark.parametrize(
    ("text", "date"),
    [(" 2017 ", "2017"), ("2017-04", "2017-04"), ("2017-00", ""), ("20170413", "")],
)
def test_a_date_is_as_precise_as_its_text(text: str, date: str) -> None:
    assert parse_date(text) == date
