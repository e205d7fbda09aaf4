"""A date as people write it → ISO 8601, or nothing."""

from __future__ import annotations

import contextlib
import re
import time
from datetime import date
from typing import NamedTuple

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
           "september", "october", "november", "december")  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|sept|{'|'.join(month[:3] for month in _MONTHS)})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FULL = (
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?:\b|(?=T\d))", re.ASCII),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE | re.ASCII),
    re.compile(rf"\b{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE | re.ASCII),
)
_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)


class Found(NamedTuple):
    """A date in ISO 8601, and where in the line it stands."""

    iso: str
    start: int
    end: int


def parse_date(text: str) -> str:
    """Return the date of a text that is one, as precise as it is; "" when it is none that exists.

    >>> parse_date("2017-04"), parse_date("2017-04-13T09:30:00Z"), parse_date("13 April 2017")
    ('2017-04', '2017-04-13', '2017-04-13')
    >>> parse_date("2017-02-30"), parse_date("yesterday")
    ('', '')
    """
    stripped = text.strip()
    return stripped if _PARTIAL.fullmatch(stripped) else find_date(stripped)


def parse_period(text: str) -> str:
    """Return a year, month or day that a user typed in ISO 8601; "" when it is none that exists.

    >>> parse_period("2017-4"), parse_period("2017-04-13"), parse_period("2017-02-30")
    ('2017-04', '2017-04-13', '')
    """
    for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
        with contextlib.suppress(ValueError):
            return time.strftime(form, time.strptime(text, form))
    return ""


def find_date(line: str) -> str:
    """Return the first full date in `line` in ISO 8601; "" when it has none that exists.

    >>> find_date("Posted April 3, 2021")
    '2021-04-03'
    """
    return next((found.iso for found in find_dates(line)), "")


def find_dates(line: str) -> list[Found]:
    """Return every full date in `line` that exists, in the order of how it is written: ISO 8601,
    then with the month first, then with the day first.

    >>> find_dates("3 April 2021 to 5 April 2021")
    [Found(iso='2021-04-03', start=0, end=12), Found(iso='2021-04-05', start=16, end=28)]
    """
    found = []
    for pattern in _FULL:
        for match in pattern.finditer(line):
            parts = match.groupdict()
            month = parts.get("number") or _month_number(parts["month"])
            with contextlib.suppress(ValueError):
                day = date(int(parts["year"]), int(month), int(parts["day"]))
                found.append(Found(day.isoformat(), *match.span()))
    return found


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))
