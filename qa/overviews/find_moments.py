"""A sentence → the dates that it names, in ISO 8601 and as precise as they are named."""

from __future__ import annotations

import re

from corpus.metadata.parse_date import find_dates
from qa.period import MONTHS

_MONTH = rf"(?P<month>{'|'.join(name.capitalize() for name in MONTHS)})"
_DAY = r"(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_OF_A_YEAR = re.compile(rf"\b{_MONTH}(?:,|\s+of)?\s+{_YEAR}\b")
_DAYS = (
    re.compile(rf"\b{_MONTH}\s+{_DAY}\b(?!\s*,?\s*\d{{4}})"),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\b(?!\s*,?\s*\d{{4}})"),
    re.compile(
        rf"\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]y|[Ee]arly|[Ll]ate|[Ff]rom|"
        rf"[Oo]f)\s+{_MONTH}\b"
        r"(?!\s*,?\s*\d)"
    ),
)
_NOT_A_YEAR = r"(?<![\d.,$£€#№/–-])(?<!No\. )"
_COUNTED = (
    r"(?![\d/%]|[.,:]\d|-\d{3}\b|\s*(?:%|percent|per cent|people|men|women|children|dollars|euros|"
    r"pounds|miles|kilomet|km\b|met(?:er|re)s|feet|tons|tonnes|votes|times|pages|hours|days|jobs))"
)
_ALONE = re.compile(rf"(?:{_NOT_A_YEAR}|(?<=\d{{4}}[–-]))\b{_YEAR}\b{_COUNTED}")
_TOLD_BY = re.compile(r"\b(?:in|since|from|until|by|year|between|before|after|circa|c\.)\s*$", re.I)
MODERN = 1700
"""The first year that is taken for one without a word such as "in" before it: 1,200 of something
is written without its comma as often as not."""


def find_moments(text: str, issued: str = "") -> tuple[str, ...]:
    """Return the dates in `text`, each once, in the order of how precise they are.

    A day or month without its year is of the year in which the text was `issued`, if it had come
    by then; else it is no date ("in November" of a text from March may be either year's).

    >>> find_moments("The mill burnt on 2 May 2019; it was built in 1790, of 1500 stones.")
    ('2019-05-02', '1790')
    >>> find_moments("It reopened on April 3.", "2021-06-01")
    ('2021-04-03',)
    >>> find_moments("It will in July.", "2021-06")
    ()
    """
    found = [date.iso for date in find_dates(text)]
    taken = [(date.start, date.end) for date in find_dates(text)]
    for match in _OF_A_YEAR.finditer(text):
        if not _within(match.start(), taken):
            found.append(f"{match['year']}-{_number(match['month']):02}")
            taken.append(match.span())
    for form in _DAYS:
        dates = (_in_its_year(match, issued) for match in form.finditer(text))
        found += [date for date in dates if date]
    for match in _ALONE.finditer(text):
        year = match["year"]
        told = int(year) >= MODERN or _TOLD_BY.search(text[: match.start()])
        if told and not _within(match.start(), taken):
            found.append(year)
    return tuple(dict.fromkeys(found))


def _in_its_year(match: re.Match[str], issued: str) -> str:
    """The date of a day or month without a year; "" where that is not certain."""
    year, *rest = issued.split("-") if issued else ("",)
    if not year or not rest:
        return ""
    day = match.groupdict().get("day")
    date = f"{year}-{_number(match['month']):02}" + (f"-{int(day):02}" if day else "")
    return date if date[: len(issued)] <= issued[: len(date)] else ""


def _number(month: str) -> int:
    return MONTHS.index(month.casefold()) + 1


def _within(place: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in taken)
