"""A sentence → the dates that it names, in ISO 8601 and as precise as they are named."""

from __future__ import annotations

import re
from typing import NamedTuple

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
    r"pounds|miles|kilomet|km\b|met(?:er|re)s|feet|tons|tonnes|votes|times|pages|hours|days|jobs|hrs\b|GMT|UTC|BST|C?E[SD]T\b|CET))"
)
_ALONE = re.compile(rf"(?:{_NOT_A_YEAR}|(?<=\d{{4}}[–-]))\b{_YEAR}\b{_COUNTED}")
_TOLD_BY = re.compile(r"\b(?:in|since|from|until|by|year|between|before|after|circa|c\.)\s*$", re.I)
_NAMED_SO = re.compile(r"(?:^|\s)(?P<word>[A-Z][\w.&’'-]*)\s+$")
_TELLS_TIME = frozenset(
    "in since from until by between before after during of around circa about early late mid for "
    "and or to the through summer spring autumn fall winter christmas easter ramadan new year "
    "fiscal season q1 q2 q3 q4 ad ce".split()
)
"""A year behind any other capitalised word is part of a name: "Windows 2000", "Marine Act 2000"."""

MODERN = 1700
"""The first year that is taken for one without a word such as "in" before it: 1,200 of something
is written without its comma as often as not."""


class Moment(NamedTuple):
    """A date in ISO 8601, and where in the text it stands."""

    iso: str
    start: int
    end: int


def find_moments(text: str, issued: str = "") -> tuple[str, ...]:
    """Return the dates in `text`, each once, in the order of how precise they are.

    A day or month without its year is of the year in which the text was `issued`, if it had come
    by then and `text` names no other year; else it is no date ("in November" of a text from March
    may be either year's).

    >>> find_moments("The mill burnt on 2 May 2019; it was built in 1790, of 1500 stones.")
    ('2019-05-02', '1790')
    >>> find_moments("It reopened on April 3.", "2021-06-01")
    ('2021-04-03',)
    >>> find_moments("It will in July.", "2021-06")
    ()
    """
    return tuple(dict.fromkeys(each.iso for each in place_moments(text, issued)))


def place_moments(text: str, issued: str = "") -> list[Moment]:
    """Return the same with where they stand, every time that each does.

    >>> place_moments("The mill burnt on 2 May 2019.")
    [Moment(iso='2019-05-02', start=18, end=28)]
    """
    found = [Moment(*date) for date in find_dates(text)]
    for match in _OF_A_YEAR.finditer(text):
        if not _within(match.start(), found):
            date = f"{match['year']}-{_number(match['month']):02}"
            found.append(Moment(date, match.start("month"), match.end()))
    years = [
        Moment(match["year"], *match.span())
        for match in _ALONE.finditer(text)
        if _is_told(match) and not _within(match.start(), found)
    ]
    others = {each.iso[:4] for each in (*found, *years)} - {issued[:4]}
    for form in _DAYS if issued and not others else ():
        dates = ((_in_its_year(match, issued), match) for match in form.finditer(text))
        found += [Moment(date, *match.span()) for date, match in dates if date]
    return found + years


_DECADE = re.compile(r"0['’]s\b")  # "the 1950's"


def _is_told(year: re.Match[str]) -> bool:
    """Whether it is a year and neither a number of something nor part of a name."""
    before = year.string[: year.start()]
    if before.endswith("the ") and _DECADE.match(year.string, year.end() - 1):
        return False
    named = _NAMED_SO.search(before)
    if named and named["word"].lower().strip(".") not in _TELLS_TIME:
        return False
    return int(year["year"]) >= MODERN or bool(_TOLD_BY.search(before))


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


def _within(place: int, taken: list[Moment]) -> bool:
    return any(each.start <= place < each.end for each in taken)
