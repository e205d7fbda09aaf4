"""A message of a chat as its export gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

Record = Mapping[str, object]
"""An object of JSON."""


@dataclass(frozen=True, slots=True)
class Post:
    """`sender` wrote `words`; "" where the export does not say who. `sent` is the minute,
    "2023-06-12 14:05", as the export counts it; "" where it is unknown. `passed_on_by`
    forwarded a message that `sender` wrote.
    """

    sender: str
    sent: str
    words: str
    passed_on_by: str = ""


def text_of(record: object, *names: str) -> str:
    """Return the first of the fields `names` that holds text, "" where none does.

    >>> text_of({"name": None, "title": "Mill"}, "name", "title")
    'Mill'
    """
    for name in names:
        value = record.get(name) if isinstance(record, Mapping) else None
        if isinstance(value, str) and value.strip():
            return value
    return ""


def records_of(record: object, name: str) -> list[Record]:
    """Return the objects in the list `name` of a record; none where there is no such list."""
    value = record.get(name) if isinstance(record, Mapping) else None
    return objects_in(value)


def objects_in(value: object) -> list[Record]:
    """Return the objects in a list of JSON; none where it is something else."""
    return [e for e in value if isinstance(e, Mapping)] if isinstance(value, list) else []


def minute_of(stamp: str) -> str:
    """Return the minute of an ISO 8601 time without its zone: what the export shows.

    >>> minute_of("2023-06-12T14:05:09.123+02:00"), minute_of("yesterday")
    ('2023-06-12 14:05', '')
    """
    try:
        return f"{datetime.fromisoformat(stamp):%Y-%m-%d %H:%M}"
    except ValueError:
        return ""


def minute_in_greenwich(seconds: object) -> str:
    """Return the minute of a number of seconds since 1970, in UTC; "" for what is none.

    >>> minute_in_greenwich("1686578709.000200"), minute_in_greenwich(None)
    ('2023-06-12 14:05', '')
    """
    try:
        return f"{datetime.fromtimestamp(float(str(seconds)), UTC):%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError, OSError):
        return ""
