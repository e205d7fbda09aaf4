"""Words such as "in May 2017" → the period that they name, or nothing."""

from __future__ import annotations

import re

from qa.period import ANY_YEAR, MONTHS, Period

_NAMES = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_NAMES, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>1\d{3}|20\d\d)"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>1\d{3}|20\d\d)-(?P<number>\d\d)(?:-(?P<day>\d\d))?",
        rf"(?:the\s+)?(?:{_DAY}\s+(?:of\s+)?)?{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR})?",
        rf"{_MONTH}\s+(?:the\s+)?{_DAY}(?:,?\s+{_YEAR})?",
        rf"(?:the\s+)?(?:year\s+)?{_YEAR}",
    )
)
_DECADE = re.compile(r"(?:the\s+)?(?P<tens>1\d\d|20\d)0['’]?s")
_CENTURY = re.compile(r"(?:the\s+)?(?P<number>1\d|20|21)(?:th|st)\s+century")
_PART = re.compile(
    r"(?:the\s+)?(?:(?:early|late|mid|beginning|end|start|middle|course|summer|winter|spring|"
    r"autumn|"
    r"fall|month|day|year|first|second|half)[\s-]+(?:of\s+)?)+"
)
_BETWEEN = re.compile(
    r"(?:between|from)?\s*(?P<one>.+?)\s*(?:\band\b|\bto\b|\buntil\b|–|-)\s*(?P<other>.+)"
)
_OPEN = re.compile(r"(?P<way>since|after|before|until|till|up to)\s+(?P<date>.+)")


def read_period(words: str) -> Period | None:
    """Return the period that `words`, in lower case and without "in" or "on", are.

    >>> read_period("may 2017"), read_period("the 1990s")
    (Period(since='2017-05', until='2017-05'), Period(since='1990', until='1999'))
    >>> read_period("3 april"), read_period("between 2017 and 2019")
    (Period(since='????-04-03', until='????-04-03'), Period(since='2017', until='2019'))
    >>> read_period("the mill")
    """
    words = words.strip(" ,.?")
    if decade := _DECADE.fullmatch(words):
        return Period(f"{decade['tens']}0", f"{decade['tens']}9")
    if century := _CENTURY.fullmatch(words):
        first = (int(century["number"]) - 1) * 100 + 1
        return Period(str(first), str(first + 99))
    if date := _date(words) or _date(_PART.sub("", words, count=1)):
        return Period(date, date)
    if opened := _OPEN.fullmatch(words):
        return _open(opened["way"], _date(opened["date"]))
    between = _BETWEEN.fullmatch(words)
    since, until = (_date(between[name]) if between else "" for name in ("one", "other"))
    unclear = not (since and until) or ANY_YEAR in since + until or since > until
    return None if unclear else Period(since, until)


def _open(way: str, date: str) -> Period | None:
    """The time on one side of a date, which after and before leave out if it is a year."""
    if not date or date.startswith(ANY_YEAR):
        return None
    step = {"after": 1, "before": -1}.get(way, 0) if date.isdecimal() else 0
    bound = str(int(date) + step) if step else date
    return Period(bound, "") if way in {"since", "after"} else Period("", bound)


def _date(words: str) -> str:
    """A date in ISO 8601, as precise as it is named; "" for what is none."""
    for form in _DATES:
        found = form.fullmatch(words.strip(" ,"))
        if not found:
            continue
        parts = {"month": "", "number": "", "day": "", **found.groupdict()}
        month = int(parts["number"] or 0) or _NAMES.get(parts["month"] or "", 0)
        day = f"-{int(parts['day']):02}" if parts["day"] else ""
        year = parts["year"] or ANY_YEAR
        return f"{year}-{month:02}{day}" if 0 < month < 13 else "" if month else year
    return ""
