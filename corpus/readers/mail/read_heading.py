"""The lines above a message that is quoted whole ("From: …", "Sent: …") → who, when and what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from corpus.readers.mail.body import Heading
from corpus.readers.mail.find_day import find_day
from corpus.readers.mail.name_writer import DIRECTIONS, is_name, name_writer
from corpus.readers.mail.phrases import ANSWERS, FIELDS

if TYPE_CHECKING:
    from corpus.readers.mail.body import Body

MOST_LINES = 40
"""Of a heading: lists of receivers may be long."""

LONGEST_FIELD = 5_000  # characters

LOOK_BACK = 3
"""Lines above "To:" in which Notes and its kin name the writer and the time."""

_FIELD = re.compile(
    r"[*_|\s]*(?P<label>[^\W\d][\w .'’-]{0,24}?)\s*[*_]*\s*[:：][*_]*"
    r"(?:\s+|(?=[^\s/])|$)(?P<value>.*)"
)
_NAMES = {label: field for field, labels in FIELDS.items() for label in labels.split("|")}
_ENGLISH = {"from", "date", "sent", "to", "subject"}
_STAMP = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?")
_ON_DAY = re.compile(r"\s+on\s*\Z", re.IGNORECASE)


class Found(NamedTuple):
    """A heading on the lines `first` to `last` (not included)."""

    first: int
    last: int
    heading: Heading


def read_heading(body: Body, number: int) -> Found | None:
    """Return the heading that begins on the line `number` of `body`; None where none does.

    It names a writer and a day or a subject. Above "To:" and "Subject:" the writer and the time may
    stand without a name, as Lotus Notes prints them.
    """
    first = _field(body.words(body.lines[number]))
    if first is None:
        return _notes(body, number)
    fields, last, english = _fields(body, number)
    author = name_writer(fields.get("from", ""))
    if not author or not ("date" in fields or "subject" in fields):
        return None
    if "@" not in fields["from"] and not is_name(author) and "to" not in fields:
        return None
    return Found(number, last, _heading(author, fields, english=english))


def plain_subject(subject: str) -> str:
    """Return `subject` without what replies put before it.

    >>> plain_subject("Re: AW: The wells")
    'The wells'
    """
    subject = " ".join(subject.split())
    while answer := ANSWERS.match(subject):
        subject = subject[answer.end() :].lstrip()
    return subject


def _heading(author: str, fields: dict[str, str], *, english: bool) -> Heading:
    day = find_day(fields.get("date", ""), english=english)
    return Heading(author, day.issued if day else "", plain_subject(fields.get("subject", "")))


def _field(words: str) -> tuple[str, str, str] | None:
    words = words.translate(DIRECTIONS)
    match = _FIELD.match(words) if len(words) < LONGEST_FIELD else None
    label = match["label"].casefold().strip() if match else ""
    if match is None or label not in _NAMES:
        return None
    return _NAMES[label], label, match["value"].strip(" *_\t")


def _fields(body: Body, number: int) -> tuple[dict[str, str], int, bool]:
    """The fields from the line `number` on, the line behind the last, and if they are English."""
    fields: dict[str, str] = {}
    depth = body.lines[number].depth
    english, last, current = True, number, ""
    for at in range(number, min(number + MOST_LINES, len(body.lines))):
        words = body.words(body.lines[at])
        if body.lines[at].depth != depth:
            break
        found = _field(words)
        if found is not None and found[0] in fields and found[0] != "other":
            break
        if found is not None:
            current, label, value = found
            fields.setdefault(current, value)
            english = english and (current == "other" or label in _ENGLISH)
        elif not words:
            if not _goes_on(body, at, depth, fields):
                break
            continue
        elif current in {"subject", "date"} and fields[current]:
            if current == "date" or not _continues(body, at):
                break
        elif current:
            fields[current] = f"{fields[current]} {words}".strip()
        last = at + 1
    return fields, last, english


def _goes_on(body: Body, blank: int, depth: int, fields: dict[str, str]) -> bool:
    """Whether another field stands right below a blank line: some programs part them all."""
    below = range(blank, min(blank + 3, len(body.lines)))
    ahead = next((number for number in below if body.words(body.lines[number])), None)
    if ahead is None or body.lines[ahead].depth != depth:
        return False
    found = _field(body.words(body.lines[ahead]))
    return found is not None and found[0] not in fields


def _continues(body: Body, at: int) -> bool:
    """Whether a line goes on with the subject above it, for a blank line follows."""
    line = body.lines[at]
    indented = body.text[line.start : line.end][:1] in {" ", "\t"}
    return indented and bool(body.words(body.lines[at - 1]))


def _notes(body: Body, number: int) -> Found | None:
    """A name, a date and time, then "To:" and "Subject:"."""
    line = body.lines[number]
    words = body.words(line)
    if not words or len(words) > 120:
        return None
    stamp, name, to = _STAMP.search(words), words, number + 1
    if stamp:
        name = words[: stamp.start()]
    for at in range(number + 1, min(number + 1 + LOOK_BACK, len(body.lines))):
        above = body.words(body.lines[at])
        if body.lines[at].depth != line.depth:
            return None
        field = _field(above)
        if field is not None and field[0] != "other":
            to = at
            break
        stamp = stamp or _STAMP.match(above)
    else:
        return None
    if stamp is None:
        return None
    author = name_writer(_ON_DAY.sub("", name))
    fields, last, _ = _fields(body, to)
    if "to" not in fields or "subject" not in fields or not author or len(author.split()) > 6:
        return None
    fields["date"] = stamp.group()
    return Found(number, last, _heading(author, fields, english=True))
