"""The dates that a sentence names, and the numbers that are none."""

from __future__ import annotations

import pytest

from qa.overviews.find_moments import find_moments

ISSUED = "2019-06-10"


@pytest.mark.parametrize(
    ("sentence", "moments"),
    [
        ("The mill burnt on 2 May 2019.", ("2019-05-02",)),
        ("The mill burnt on May 2, 2019.", ("2019-05-02",)),
        ("In May 2019 it was rebuilt.", ("2019-05",)),
        ("In May of 2019 it was rebuilt.", ("2019-05",)),
        ("It stood from 1790 until 1812.", ("1790", "1812")),
        ("The 2016 harvest was poor.", ("2016",)),
        ("The years 2016-2018 were poor.", ("2016", "2018")),
        ("It reopened on June 3.", ("2019-06-03",)),  # as it was issued a week later
        ("It will reopen on June 30.", ()),  # of which year?
        ("It closed in March.", ("2019-03",)),
        ("It may close, and they march on.", ()),
        ("It cost $2016 and 1,999 crowns.", ()),
        ("Some 2000 people came.", ()),
        ("It holds 1500 sacks.", ()),
        ("It runs on Windows 2000 and the Fire Act 2005.", ()),  # parts of names
        ("It grew in the 1950's, and in 2004's last days.", ("2004",)),
        ("In Summer 2016 it reopened.", ("2016",)),
        ("The interview begins at 1900 GMT.", ()),  # a time of day
        ("In 2016 he came back, in March.", ("2016",)),  # not the March of the year of issue
    ],
)
def test_dates_are_found_as_precise_as_they_are_named(
    sentence: str, moments: tuple[str, ...]
) -> None:
    assert find_moments(sentence, ISSUED) == moments


def test_a_day_of_a_text_without_a_date_is_of_no_year() -> None:
    assert find_moments("It reopened on June 3.") == ()
