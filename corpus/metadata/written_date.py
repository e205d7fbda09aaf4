"""A date as pages write it, in their languages and orders → ISO 8601, or nothing."""

from __future__ import annotations

import re
from datetime import date

from corpus.metadata.parse_date import find_date

_MONTHS = (
    "january|jan|januar|jänner|jän|janvier|janv|enero|ene|gennaio|gen|januari|janeiro|января|января́|січня|stycznia|leden|ledna|tammikuuta",
    "february|feb|februar|février|févr|fév|febrero|febbraio|febr|februari|fevereiro|fev|февраля|лютого|lutego|února|helmikuuta",
    "march|mar|märz|mär|mrz|mars|marzo|maart|mrt|março|марта|березня|marca|března|maaliskuuta",
    "april|apr|avril|avr|abril|abr|aprile|апреля|квітня|kwietnia|dubna|huhtikuuta",
    "may|mai|mayo|maggio|mag|mei|maio|maj|мая|травня|maja|května|toukokuuta",
    "june|jun|juni|juin|junio|giugno|giu|junho|июня|червня|czerwca|června|kesäkuuta",
    "july|jul|juli|juillet|juil|julio|luglio|lug|julho|июля|липня|lipca|července|heinäkuuta",
    "august|aug|août|aout|agosto|ago|augustus|augusti|августа|серпня|sierpnia|srpna|elokuuta",
    "september|sept|sep|septembre|septiembre|settembre|set|setembro|сентября|вересня|września|září|syyskuuta",
    "october|oct|oktober|okt|octobre|octubre|ottobre|ott|outubro|out|октября|жовтня|października|října|lokakuuta",
    "november|nov|novembre|noviembre|novembro|ноября|листопада|listopada|listopadu|marraskuuta",
    "december|dec|dezember|dez|décembre|déc|diciembre|dic|dicembre|dezembro|декабря|грудня|grudnia|prosince|joulukuuta",
)
_NUMBERS = {name: n for n, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_NAME = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_WRITTEN = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s*(?:de\s+|of\s+)?"
    rf"(?P<month>{_NAME})\b\.?,?\s*(?:de[l]?\s+)?(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_NAME})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(rf"\b(?P<month>{_NAME})\.?,?\s+(?:de\s+)?(?P<year>\d{{4}})(?!\d)", re.I)
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?:[-/.]|年|년\s?)(?P<month>\d{1,2})(?:[-/.]|月|월\s?)(?P<day>\d{1,2})(?!\d)"
)
_DOTS = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)")
_SLASHES = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_ISO = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?=$|[T ])")

MONTH_FIRST_AT = re.compile(r"en[-_](?:us|ph)", re.IGNORECASE)
DAY_FIRST_AT = re.compile(r"(?!en\b)[a-z]{2}\b|en[-_](?:gb|au|nz|ie|in)", re.IGNORECASE)
"""Languages and countries that say which of two numbers is the day."""

OLDEST = 1400  # a year of issue: what is older was not printed
PLACEHOLDERS = frozenset({"1970-01-01", "1900-01-01"})


def stated_date(value: str) -> str:
    """Return the date of an attribute, as precise as it is: ISO 8601, or as people write it.

    >>> stated_date("2019-05"), stated_date("2019-05-30T08:00:00+02:00"), stated_date("20190530")
    ('2019-05', '2019-05-30', '2019-05-30')
    """
    stripped = value.strip()
    iso = _ISO.match(stripped)
    if iso and not (iso[2] is None and len(stripped) > 4):
        found = "-".join(filter(None, iso.groups()))
        return found if _exists(found) else ""
    return written_date(stripped)


def written_date(text: str, place: str = "") -> str:
    """Return the first date in `text`; `place` is the language and country of the page, "en-US".

    Where nothing says which of two numbers is the day, the year is all that is known.

    >>> written_date("13. Juni 2023"), written_date("3/4/2021", "en-US"), written_date("3/4/2021")
    ('2023-06-13', '2021-03-04', '2021')
    """
    for pattern in (_WRITTEN, _MONTH_FIRST, _YEAR_FIRST, _DOTS):
        for match in pattern.finditer(text):
            month = _NUMBERS.get(match["month"].lower(), match["month"])
            found = f"{match['year']}-{int(month):02}-{int(match['day']):02}"
            if _exists(found):
                return found
    if numbers := _SLASHES.search(text):
        return _from_slashes(int(numbers[1]), int(numbers[2]), numbers[3], place)
    if found := find_date(text):
        return found if _exists(found) else ""
    if month_alone := _MONTH_ALONE.search(text):
        return f"{month_alone['year']}-{_NUMBERS[month_alone['month'].lower()]:02}"
    return ""


def without_date(text: str) -> str:
    """What is left of `text` without its dates and times of day."""
    for pattern in (_WRITTEN, _MONTH_FIRST, _YEAR_FIRST, _DOTS, _SLASHES, _MONTH_ALONE):
        text = pattern.sub(" ", text)
    return _TIME.sub(" ", text)


_TIME = re.compile(
    r"T?\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)|"
    r"(?:\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?(?!\w)|uhr\b)?|\b\d{1,2}\s*[ap]\.?m\b\.?)"
    r"(?:\s*\(?(?:(?-i:[A-Z]{0,3}T)|GMT|UTC)\b(?:\s?[+-]\d+)?\)?)?|\b(?:GMT|UTC)\b(?:\s?[+-]\d+)?",
    re.IGNORECASE,
)
"""A time of day, with the zone behind it: by themselves "EST" and the end of "Brett" are alike."""


def _from_slashes(first: int, second: int, year: str, place: str) -> str:
    day_first = f"{year}-{second:02}-{first:02}"
    month_first = f"{year}-{first:02}-{second:02}"
    possible = [each for each in (day_first, month_first) if _exists(each)]
    if len({*possible}) == 1:
        return possible[0]
    if MONTH_FIRST_AT.match(place) and month_first in possible:
        return month_first
    if DAY_FIRST_AT.match(place) and day_first in possible:
        return day_first
    return year if possible else ""


def _exists(found: str) -> bool:
    parts = [*map(int, found.split("-")), 1, 1][:3]
    if found in PLACEHOLDERS or parts[0] < OLDEST:
        return False
    try:
        date(*parts)
    except ValueError:
        return False
    return True
