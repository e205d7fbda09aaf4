"""A day and a time in a cell, which is a number of days → what the cell shows."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.readers.office.sheets.number_format import Piece, Section

_MONTHS = ("January February March April May June July August September October November "
           "December").split()  # fmt: skip
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
LAST = 2_958_466  # the first day of the year 10000
_LEAP = 60  # Excel's 29 February 1900, a day that never was


def format_moment(value: float, section: Section, *, from_1904: bool = False) -> str | None:
    """Return what is shown of `value` days; None for what is no day.

    ECMA-376 part 1, 18.17.4.1: day 1 is 1 January 1900, and day 60 is a 29 February that the year
    1900 had not.
    """
    if not 0 <= value < LAST:
        return None
    parts = re.search(r"s\.(0+)", section.tokens)
    step = 10 ** len(parts[1]) if parts else 1
    ticks = math.floor(value * 86_400 * step + 0.5)  # a time is rounded to what is shown of it
    origin = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
    early = not from_1904 and value < _LEAP
    moment = origin + timedelta(days=1 if early else 0, seconds=ticks // step)
    half = "am/pm" in section.tokens or "a/p" in section.tokens
    shown = ""
    for number, piece in enumerate(section.pieces):
        if not piece.token:
            shown += piece.text
        else:
            minutes = _is_minutes(section.pieces, number)
            name = piece.text.lower()
            shown += (
                _elapsed(name, ticks // step)
                if name[0] == "["
                else _part(name, moment, ticks % step, half=half, minutes=minutes)
            )
    return shown.strip()


def _elapsed(name: str, seconds: int) -> str:
    """All the hours, minutes or seconds of a time: "[h]"."""
    unit = {"h": 3600, "m": 60, "s": 1}[name[1]]
    return f"{seconds // unit:0{len(name) - 2}}"


def _part(  # noqa: PLR0911  # a row a part
    name: str, moment: datetime, rest: int, *, half: bool, minutes: bool
) -> str:
    """One part of a day or time; `rest` is what of a second is shown."""
    match name[:1], len(name):
        case "y", length:
            return f"{moment.year:04}" if length > 2 else f"{moment.year % 100:02}"
        case "m", length if minutes:
            return f"{moment.minute:0{min(length, 2)}}"
        case "m", length:
            month = _MONTHS[moment.month - 1]
            forms = {1: str(moment.month), 2: f"{moment.month:02}", 3: month[:3], 5: month[0]}
            return forms.get(length, month)
        case "d", length:
            day = _DAYS[moment.weekday()]
            forms = {1: str(moment.day), 2: f"{moment.day:02}", 3: day[:3]}
            return forms.get(length, day)
        case "h", length:
            hour = (moment.hour % 12 or 12) if half else moment.hour
            return f"{hour:0{min(length, 2)}}"
        case "s", _:
            whole, _, part = name.partition(".")
            behind = f".{rest:0{len(part)}}" if part else ""
            return f"{moment.second:0{min(len(whole), 2)}}{behind}"
        case "a", length:
            return ("AM" if moment.hour < 12 else "PM")[: 2 if length > 3 else 1]
    return name if name in {"/", ".", ","} else ""


def _is_minutes(pieces: tuple[Piece, ...], number: int) -> bool:
    """Whether an "m" is one of minutes: behind hours, or before seconds."""
    before = [piece.text.lower() for piece in pieces[:number] if piece.token]
    after = [piece.text.lower() for piece in pieces[number + 1 :] if piece.token]
    return bool(before and "h" in before[-1]) or bool(after and after[0].startswith("s"))
