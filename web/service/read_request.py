"""What came over the wire → what is asked. Nothing is believed before it was here."""

from __future__ import annotations

import json
from dataclasses import dataclass

from corpus.errors import OnRecordError
from corpus.metadata.parse_date import parse_period
from qa.options import Options
from qa.reading.read_question import LONGEST_QUESTION

LARGEST_BODY = 1_000_000  # bytes: a question of 100,000 characters is refused by its own line
MOST_EARLIER = 200  # questions of one conversation
MOST_EXCERPTS = 50

FIELDS = ("question", "after", "limit", "source", "since", "until", "speaker", "statements")


class RequestError(OnRecordError):
    """The request is not one that can be answered; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the questions before it, and what is wanted of the reply."""

    question: str
    after: tuple[str, ...]
    options: Options


def read_asked(body: bytes) -> Asked:
    """Return what the JSON object in `body` asks. Raises RequestError."""
    try:
        record = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RequestError('send a JSON object like {"question": "…"}') from error
    return check_asked(record)


def check_asked(record: object) -> Asked:
    """Return what `record` asks, every field checked. Raises RequestError."""
    if not isinstance(record, dict):
        raise RequestError('send a JSON object like {"question": "…"}')
    unknown = sorted(set(record) - set(FIELDS))
    if unknown:
        raise RequestError(f"no field '{unknown[0][:40]}'; there are {', '.join(FIELDS)}")
    question = record.get("question")
    if not isinstance(question, str):
        raise RequestError("'question' must be a string")
    return Asked(
        question,
        _earlier(record.get("after")),
        Options(
            _limit(record.get("limit")),
            _names("source", record.get("source")),
            _date("since", record.get("since")),
            _date("until", record.get("until")),
            _names("speaker", record.get("speaker")),
            _switch("statements", record.get("statements")),
        ),
    )


def _earlier(value: object) -> tuple[str, ...]:
    questions = _strings("after", value)
    if len(questions) > MOST_EARLIER:
        raise RequestError(f"'after' has {len(questions)} questions; {MOST_EARLIER} are the most")
    if any(len(question) > LONGEST_QUESTION for question in questions):
        raise RequestError(f"a question in 'after' is longer than {LONGEST_QUESTION:,} characters")
    return questions


def _names(name: str, value: object) -> tuple[str, ...]:
    """One or several."""
    return _strings(name, [value] if isinstance(value, str) else value)


def _switch(name: str, value: object) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    raise RequestError(f"'{name}' must be true or false")


def _strings(name: str, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise RequestError(f"'{name}' must be a list of strings")


def _limit(value: object) -> int | None:
    if value is None:
        return Options().limit
    if type(value) is int and 1 <= value <= MOST_EXCERPTS:
        return value
    raise RequestError(f"'limit' must be a whole number from 1 to {MOST_EXCERPTS}")


def _date(name: str, value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str) and (period := parse_period(value)):
        return period
    raise RequestError(f"'{name}' must be a date like 2017, 2017-04 or 2017-04-13")


@dataclass(frozen=True, slots=True)
class Place:
    """An excerpt to show in its document, and the ranges in it to mark."""

    document: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


def check_place(record: object) -> Place:
    """Return the place that the data of a citation name. Raises RequestError."""
    data = record if isinstance(record, dict) else {}
    document = data.get("document")
    try:
        start, end = int(data.get("start", "")), int(data.get("end", ""))
        place = Place(str(document), start, end, read_marks(data.get("marks")))
    except (TypeError, ValueError, OverflowError) as error:  # the last: JSON's Infinity
        raise RequestError("no such place") from error
    inside = [place.start, *(bound for mark in place.marks for bound in mark), place.end]
    if not isinstance(document, str) or inside != sorted(inside):
        raise RequestError("no such place")
    return place


def read_marks(marks: object) -> tuple[tuple[int, int], ...]:
    """Return the ranges that `marks` lists. Raises ValueError.

    >>> read_marks("2-4 7-11")
    ((2, 4), (7, 11))
    """
    return tuple((int(start), int(end)) for start, end in map(_bounds, str(marks).split()))


def _bounds(mark: str) -> tuple[str, str]:
    start, _, end = mark.partition("-")
    return start, end


LONGEST_ADDRESS = 8_000  # characters: a question of 2,000, every one of them escaped


def check_address(record: object) -> str:
    """Return the web address that `record` holds. Raises RequestError."""
    address = record.get("address") if isinstance(record, dict) else None
    if not isinstance(address, str) or len(address) > LONGEST_ADDRESS:
        raise RequestError("no such address")
    if not address.startswith(("http://", "https://")):
        raise RequestError("no such address")
    return address


MOST_LISTED = 1_000  # statements of one request


@dataclass(frozen=True, slots=True)
class Listing:
    """Which statements are wanted: of whom, in what, how many, from which one on."""

    speaker: str
    document: str
    limit: int
    offset: int


def read_listing(query: dict[str, str]) -> Listing:
    """Return what the parameters of an address ask for. Raises RequestError."""
    fields = ("speaker", "document", "limit", "offset")
    unknown = sorted(set(query) - set(fields))
    if unknown:
        raise RequestError(f"no parameter '{unknown[0][:40]}'; there are {', '.join(fields)}")
    return Listing(
        query.get("speaker", "")[:LONGEST_QUESTION],
        query.get("document", ""),
        _whole("limit", query.get("limit", "100"), 1, MOST_LISTED),
        _whole("offset", query.get("offset", "0"), 0, 10**9),
    )


def _whole(name: str, text: str, least: int, most: int) -> int:
    if text.isascii() and text.isdigit() and len(text) < 12 and least <= int(text) <= most:
        return int(text)
    raise RequestError(f"'{name}' must be a whole number from {least:,} to {most:,}")
