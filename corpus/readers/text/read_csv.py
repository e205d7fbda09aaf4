"""A table (.csv, .tsv): each row with a text is a document."""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.metadata.parse_date import parse_date
from corpus.readers.text.read_text import read_text
from corpus.source import Extraction, Failure, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

COLUMNS = {
    "text": ("text", "body", "content", "full_text", "article", "transcript", "quote"),
    "id": ("_id", "id"),
    "title": ("title", "headline", "name"),
    "author": ("author", "authors", "byline"),
    "date": ("date", "published", "issued", "publication_date"),
    "source": ("source", "publisher", "publication", "outlet"),
    "url": ("url", "link", "address"),
    "language": ("language", "lang"),
}
"""A fact and the names that its column may have, in lower case; the first one found counts."""

LONGEST_TEXT = 50_000_000
"""Characters of one row's text: beyond any book."""

_ANY_CELL = 2**31 - 1  # the module's own limit, where a C long is small


def read_csv(content: bytes) -> Iterator[Part | Failure]:
    """Yield a document for each row, named by its id or else its number, from 1.

    Raises UnreadableError when no column is named as one with the text.
    """
    csv.field_size_limit(_ANY_CELL)
    text = read_text(content).text.removeprefix("\ufeff")
    # RFC 4180: a line ends at CR or LF; U+2028 or a form feed stays in its cell
    rows = csv.reader(io.StringIO(text, newline=""), _dialect(text))
    try:
        yield from read_rows(rows)
    except csv.Error as error:
        raise UnreadableError(Message(Key.NO_TABLE, reason=str(error))) from error


def read_rows(rows: Iterable[Sequence[str]]) -> Iterator[Part | Failure]:
    """Yield a document for each row of a table behind the first one, which names the columns.

    Raises UnreadableError when no column is named as one with the text.
    """
    waiting = iter(rows)
    columns = _columns(next(waiting, []))
    if "text" not in columns:
        wanted = ", ".join(COLUMNS["text"])
        raise UnreadableError(Message(Key.NO_TEXT_COLUMN, names=wanted))
    seen: set[str] = set()
    for number, row in enumerate(waiting, 1):
        if any(cell.strip() for cell in row):
            yield _part({fact: row[n] for fact, n in columns.items() if n < len(row)}, number, seen)


def has_texts(header: Sequence[str]) -> bool:
    """Return whether a table has a column of texts, by the names of its columns."""
    return "text" in _columns(header)


def _dialect(text: str) -> type[csv.Dialect]:
    """Comma, semicolon or tab: whichever the header has most of."""
    header = text.split("\n", 1)[0]

    class Dialect(csv.excel):
        delimiter = max(",;\t", key=header.count)
        strict = False

    return Dialect


def _columns(header: Sequence[str]) -> dict[str, int]:
    named = {name.strip().casefold(): number for number, name in reversed(list(enumerate(header)))}
    return {
        fact: next(named[name] for name in names if name in named)
        for fact, names in COLUMNS.items()
        if any(name in named for name in names)
    }


def _part(row: dict[str, str], number: int, seen: set[str]) -> Part | Failure:
    name = row.get("id", "").strip() or f"row {number}"
    if name in seen:
        return Failure(f"row {number}", Message(Key.REPEATED_ROW_ID, name=name))
    text = row.get("text", "")
    if not text.strip():
        return Failure(name, Message(Key.NO_TEXT))
    if len(text) > LONGEST_TEXT:
        return Failure(name, Message(Key.TEXT_TOO_LONG, most=LONGEST_TEXT // 10**6))
    seen.add(name)
    authors = tuple(each.strip() for each in row.get("author", "").split(";") if each.strip())
    reference = Reference(
        id="",
        title=row.get("title", "").strip(),
        authors=authors,
        publisher=row.get("source", "").strip(),
        issued=parse_date(row.get("date", "")),
        url=row.get("url", "").strip(),
        language=row.get("language", "").strip(),
    )
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Part(name, Extraction(text, reference), digest)
