"""What the head of a text says about itself: a title, a date. Everything else stays unknown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.document import Noise, Reference
    from corpus.source import Source

HEAD_LINES = 8
"""Non-empty lines: a date line stands right above or below the title, not deep in the text."""

LONGEST_TITLE = 160
LONGEST_DATE_LINE = 60
"""Characters: "Posted April 13, 2017" is a date line; a sentence with a date in it is not."""


def infer_reference(source: Source, noise: tuple[Noise, ...]) -> Reference:
    """Return `source.reference` with a missing title and date read off the head of the text.

    What was inferred is named in the result's `inferred`. Nothing is guessed from the
    file name or from running prose.
    """
    reference = source.reference
    head = _head(source.text, noise)
    found = {"title": _title(head), "issued": _issued(head)}
    missing = {name: value for name, value in found.items()
               if value and not getattr(reference, name)}  # fmt: skip
    return replace(reference, **missing, inferred=reference.inferred | missing.keys())


def _head(text: str, noise: tuple[Noise, ...]) -> list[str]:
    lines: list[str] = []
    position = 0
    for line in text[:4000].splitlines(keepends=True):
        end = position + len(line)
        marked = any(n.start <= position and n.end >= position + len(line.strip()) for n in noise)
        if line.strip() and not marked:
            lines.append(line.strip().lstrip("\ufeff"))
        position = end
    return lines[:HEAD_LINES]


_MARKDOWN_TITLE = re.compile(r"#\s+(\S.*?)\s*#*$")
_ENDS_LIKE_PROSE = re.compile(r"[.:;,…][\"'”’)]*$")


def _title(head: list[str]) -> str:
    for line in head:
        markdown = _MARKDOWN_TITLE.match(line)
        if markdown:
            return markdown.group(1)
    if len(head) < 2:
        return ""
    first = head[0]
    plain = len(first) <= LONGEST_TITLE and not _ENDS_LIKE_PROSE.search(first)
    return first if plain and first[:1].isalnum() and not _date(first) else ""


def _issued(head: list[str]) -> str:
    for line in head:
        if len(line) <= LONGEST_DATE_LINE and (found := _date(line)):
            return found
    return ""


_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
           "september", "october", "november", "december")  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|{'|'.join(month[:3] for month in _MONTHS)})\.?"
_DATES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})\b", re.I),
)


def _date(line: str) -> str:
    """The first full date of `line` in ISO 8601; "" when it has none that exists.

    >>> _date("Posted April 3, 2021")
    '2021-04-03'
    """
    for pattern in _DATES:
        for match in pattern.finditer(line):
            parts = match.groupdict()
            month = parts.get("number") or _month_number(parts["month"])
            try:
                return date(int(parts["year"]), int(month), int(parts["day"])).isoformat()
            except ValueError:
                continue
    return ""


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))
