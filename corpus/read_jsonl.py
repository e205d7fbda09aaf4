"""A `.jsonl` corpus: one document a line."""

from __future__ import annotations

import codecs
import hashlib
import json
from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.errors import CorpusError
from corpus.parse_date import parse_date
from corpus.source import Failure, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_jsonl(file: Path) -> Iterator[Source | Failure]:
    """Yield a document for each `{"_id", "text", "title", "date", "source", "url"}`.

    Only `_id` and `text` are needed. A line that cannot be used is yielded as a Failure; a
    date that is none counts as unknown.
    Raises CorpusError when the file cannot be opened or no line holds a document.
    """
    seen: set[str] = set()
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                content = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
                if content.strip():
                    yield _source(content, number, seen)
    except OSError as error:
        raise CorpusError(f"'{file}' cannot be read: {error.strerror}") from error
    if not seen:
        raise CorpusError(f'no document in \'{file}\': each line needs "_id" and "text"')


def _source(line: bytes, number: int, seen: set[str]) -> Source | Failure:
    try:
        record = json.loads(line.decode("utf-8"))
        identity, text = record["_id"], record["text"]
    except UnicodeDecodeError:
        return Failure(f"line {number}", "is not UTF-8 text")
    except (ValueError, KeyError, TypeError, RecursionError):  # the last: brackets upon brackets
        return Failure(f"line {number}", 'is no JSON object with "_id" and "text"')
    if not isinstance(identity, str | int) or identity == "":
        return Failure(f"line {number}", 'has an "_id" that is neither text nor a number')
    identity = str(identity)
    if identity in seen:
        return Failure(f"line {number}", f"repeats the _id '{identity}'")
    if not isinstance(text, str) or not text.strip():
        return Failure(identity, "holds no text")
    seen.add(identity)
    reference = Reference(
        id=identity,
        title=str(record.get("title") or ""),
        publisher=str(record.get("source") or ""),
        issued=parse_date(str(record.get("date") or "")),
        url=str(record.get("url") or ""),
    )
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(identity, text, reference, digest)
