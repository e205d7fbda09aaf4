"""A table (`.csv`): that of a service for reading, or any other (`read_csv`).

Readwise and Instapaper export what was marked, Pocket and Instapaper what was put aside; the
columns are those of their exports, which no standard describes.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.clippings.clipping import Clipping, group_clippings
from corpus.readers.text.read_csv import read_csv
from corpus.readers.text.read_text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.source import Failure, Part

READWISE = {"highlight", "book title", "book author"}
INSTAPAPER = {"url", "title", "selection", "folder"}
POCKET = {"title", "url", "time_added"}
HEAD = 2_000  # bytes that have the names of the columns


def read_table(content: bytes) -> Iterator[Part | Failure]:
    """Yield the documents of a table. Raises UnreadableError."""
    header = content[:HEAD].decode("utf-8-sig", "replace").splitlines()[:1]
    names = {name.strip().casefold() for row in csv.reader(header) for name in row}
    if not any(names >= each for each in (READWISE, INSTAPAPER, POCKET)):
        yield from read_csv(content)
        return
    text = read_text(content).text.removeprefix("\ufeff")
    try:
        table = csv.DictReader(io.StringIO(text, newline=""))
        rows = [_cells(row) for row in table]
    except csv.Error as error:
        raise UnreadableError(Message(Key.NO_TABLE, reason=str(error))) from error
    clip = _of_readwise if names >= READWISE else _of_page
    parts = list(group_clippings(each for row in rows for each in clip(row)))
    if not parts:
        raise UnreadableError(Message(Key.ONLY_ADDRESSES))
    yield from parts


def _cells(row: dict[str | None, str | list[str] | None]) -> dict[str, str]:
    """The cells of a row by the names of their columns, in small letters."""
    return {name.strip().casefold(): cell for name, cell in row.items()
            if name and isinstance(cell, str)}  # fmt: skip


def _of_readwise(row: dict[str, str]) -> Iterator[Clipping]:
    title, url = row["book title"].strip(), row.get("url", "").strip()
    authors = tuple(filter(None, [row["book author"].strip()]))
    place = f"{row.get('location type', '').strip()} {row.get('location', '').strip()}".lower()
    known = (
        place if place.partition(" ")[0] in {"page", "location"} and place[-1:].isdigit() else ""
    )
    yield Clipping(title, authors, row["highlight"], known, url)
    yield Clipping(title, authors, row.get("note", ""), known, own=True)


def _of_page(row: dict[str, str]) -> Iterator[Clipping]:
    yield Clipping(row["title"].strip(), (), row.get("selection", ""), url=row["url"].strip())
