"""A `.jsonl` corpus: one document a line."""

from __future__ import annotations

import codecs
import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import FACTS, Reference
from corpus.errors import CorpusError, UnreadableError
from corpus.parse_date import parse_date
from corpus.source import Extraction, Failure, Part, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.source import Provenance


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
                    yield _source(_part(content, number, seen))
    except OSError as error:
        raise CorpusError(f"'{file}' cannot be read: {error.strerror}") from error
    if not seen:
        raise CorpusError(f'no document in \'{file}\': each line needs "_id" and "text"')


def read_json_lines(content: bytes) -> Iterator[Part | Failure]:
    """Yield the documents of a `.jsonl` file that lies in a folder, named by their `_id`.

    Raises UnreadableError when no line holds a document.
    """
    seen: set[str] = set()
    failures = []
    for number, line in enumerate(content.removeprefix(codecs.BOM_UTF8).splitlines(), 1):
        if line.strip():
            part = _part(line, number, seen)
            if isinstance(part, Failure):
                failures.append(part)
            else:
                yield part
    if not seen:
        raise UnreadableError('no document in it: each line needs "_id" and "text"')
    yield from failures


def _source(part: Part | Failure) -> Source | Failure:
    if isinstance(part, Failure):
        return part
    reference = replace(part.extraction.reference or Reference(""), id=part.name)
    found: dict[str, Provenance] = {name: "record" for name in FACTS if getattr(reference, name)}
    return Source(part.name, part.extraction.text, reference, part.sha256, found=found)


def _part(line: bytes, number: int, seen: set[str]) -> Part | Failure:
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
        id="",
        title=str(record.get("title") or ""),
        publisher=str(record.get("source") or ""),
        issued=parse_date(str(record.get("date") or "")),
        url=str(record.get("url") or ""),
    )
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Part(identity, Extraction(text, reference), digest)
