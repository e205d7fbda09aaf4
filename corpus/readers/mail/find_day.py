"""A line that a mail program wrote, in any of many languages → the day in it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk",
             "hu", "ru", "uk", "tr", "el", "ro", "bg", "sl", "et", "lt", "lv", "he", "ar", "id",
             "ca")  # fmt: skip
"""Their names of months (of the Unicode CLDR, by Babel) are known. A name that is another month
in another of them, as "listopad" is, counts as none."""

_MONTH = r"(?P<month>[^\W\d_]{3,14})\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?!\d)"
_TEXTUAL = (
    re.compile(rf"{_DAY}(?:st|nd|rd|th|er|º|°)?\.?(?:\s+(?:de|d'|of))?[\s-]+{_MONTH}"
               rf"(?:\s+(?:de|del|of))?,?[\s-]+(?:'|à )?{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_MONTH}[\s-]+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_MONTH}[\s-]+{_DAY},?\s+(?:at\s+)?\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s+"
               rf"(?:[A-Z]{{3,4}}\s+)?{_YEAR}"),
    re.compile(rf"{_YEAR}\.?[\s-]+{_MONTH}[\s-]+{_DAY}\.?", re.IGNORECASE),
)  # fmt: skip
_NUMBER = r"(?P<number>\d{1,2})"
_NUMERIC = (
    re.compile(rf"(?<!\d){_YEAR}(?P<by>[-/.])\s?{_NUMBER}(?P=by)\s?(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}[年년]\s*{_NUMBER}[月월]\s*(?P<day>\d{{1,2}})[日일]"),
)
_EITHER = re.compile(
    r"(?<![\d./-])(?P<one>\d{1,2})(?P<by>[./-])\s?(?P<two>\d{1,2})(?P=by)\s?"
    r"(?P<year>(?:19|20)?\d{2})(?![\d/])"
)
_ZONE = r"(?:\s*\(?(?:[A-Z]{1,3}[DS]?T|UTC|Z|GMT)\b(?:\s?[+-]\d{1,2}(?::?\d{2})?)?\)?|\s*[+-]\d{4})"
_CLOCK = re.compile(
    r"(?:(?:上午|下午|오전|오후)\s*)?(?<!\d)\d{1,2}\s?[:.h時点]\s?\d{2}(?:[:.]\d{2})?(?:\s?分)?"
    rf"(?:\s*(?:[AP]\.?\s?M\b\.?|[ap]\.?\s?m\b\.?|Uhr\b|hrs?\b|h\b|น\.))?{_ZONE}*(?:\s*\([A-Z][^()]{{2,40}}\))?"
)
_WEEKDAY = re.compile(
    r"(?:\(?[^\W\d_]{1,12}(?:[-'’][^\W\d_]{1,8})?\)?\.?,?\s*(?:(?:den|dne|den|the|le|el)\s+)?)?\Z"
)
_WEEKDAY_BEHIND = re.compile(r",?\s*\([^\W\d_]{1,3}\)")


class Day(NamedTuple):
    """A day that is written at `start` to `end` of a line, in ISO 8601 as far as it is sure."""

    start: int
    end: int
    issued: str


def find_day(line: str, *, english: bool = True) -> Day | None:
    """Return the first day in `line`, with the weekday before it.

    In "03/04/2021" day and month may be confused where the line is `english`: then the year is
    all that is known. Elsewhere the day comes first.

    >>> find_day("Am Di., 13. Juni 2023 um 09:14 schrieb Ruth:")
    Day(start=3, end=21, issued='2023-06-13')
    """
    found = min(_days(line, english=english), default=None)
    if found is None:
        return None
    before = _WEEKDAY.search(line, 0, found.start)
    start = found.start
    if before and before.group() and _is_weekday(before.group()):
        start = before.start() + len(before.group()) - len(before.group().lstrip())
    behind = _WEEKDAY_BEHIND.match(line, found.end)
    return Day(start, behind.end() if behind else found.end, found.issued)


def without_clock(line: str) -> str:
    """Return `line` with a blank where it tells the time of day."""
    return _CLOCK.sub(" ", line)


def _days(line: str, *, english: bool) -> Iterator[Day]:
    for pattern in _TEXTUAL:
        for match in pattern.finditer(line):
            if month := _month_number(match["month"]):
                yield from _existing(match, match["year"], month, match["day"])
    for pattern in _NUMERIC:
        for match in pattern.finditer(line):
            yield from _existing(match, match["year"], match["number"], match["day"])
    for match in _EITHER.finditer(line):
        year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
        one, two = int(match["one"]), int(match["two"])
        if match["by"] == "/" and english and one <= 12 and two <= 12 and one != two:
            yield Day(match.start(), match.end(), year)
        elif two > 12 and match["by"] == "/":
            yield from _existing(match, year, one, two)
        else:
            yield from _existing(match, year, two, one)


def _existing(match: re.Match[str], *parts: str | int) -> Iterator[Day]:
    try:
        day = date(*map(int, parts)).isoformat()
    except ValueError:
        return
    yield Day(match.start(), match.end(), day)


def _month_number(name: str) -> int:
    return _months().get(name.casefold().rstrip("."), 0)


def _is_weekday(word: str) -> bool:
    return word.strip("(),. ").split()[0].casefold().rstrip(".,") in _weekdays()


@cache
def _months() -> dict[str, int]:
    """The names of months, whole and shortened, that are one month wherever they are used."""
    from babel import Locale

    found: dict[str, set[int]] = {}
    for language in LANGUAGES:
        names = Locale(language).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in names[use][width].items():
                    whole = name.casefold().split()[-1].rstrip(".")
                    for form in {whole, whole[:3] if language == "en" else whole}:
                        found.setdefault(form, set()).add(number)
    found.setdefault("sept", set()).add(9)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


@cache
def _weekdays() -> frozenset[str]:
    from babel import Locale

    return frozenset(
        name.casefold().rstrip(".")
        for language in LANGUAGES
        for use in ("format", "stand-alone")
        for width in ("wide", "abbreviated", "short")
        for name in Locale(language).days[use].get(width, {}).values()
    )
