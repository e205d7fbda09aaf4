"""A `.jsonl` corpus: one document a line."""

from __future__ import annotations

import codecs
import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import FACTS, Reference
from corpus.errors import CorpusError, UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.metadata.parse_date import parse_date
from corpus.readers.wiki.name_fields import name_fields
from corpus.source import Extraction, Failure, Known, Part, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from corpus.source import Provenance

NAME_HASH = 16  # bytes

_BLANK = b" \t\r\n"  # what JSON counts as such


def read_jsonl(
    file: Path,
    known: Callable[[bytes], bytes | None] | None = None,
    tell: Callable[[bytes], object] | None = None,
) -> Iterator[Source | Known | Failure]:
    """Yield a document for each `{"_id", "text", "title", "date", "source", "url"}`.

    Only `_id` and `text` are needed. A line that cannot be used is yielded as a Failure; a
    date that is none counts as unknown. A document is made of its line and of nothing else:
    `known` gives, for the hash of a line that was read before, the `name_hash` of its `_id`;
    such a line is not read again. Every byte is told to `tell`.
    Raises CorpusError when the file cannot be opened or no line holds a document.
    """
    seen: set[bytes] = set()
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if tell:
                    tell(line)
                whole = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
                if whole.strip():
                    yield read_line(whole, number, seen, known)
    except OSError as error:
        reason = str(error.strerror)
        raise CorpusError(Message(Key.FILE_NOT_READ, file=str(file), reason=reason)) from error
    if not seen:
        raise CorpusError(Message(Key.FILE_WITHOUT_DOCUMENT, file=str(file)))


def read_line(
    line: bytes,
    number: int,
    seen: set[bytes],
    known: Callable[[bytes], bytes | None] | None = None,
) -> Source | Known | Failure:
    """Return the document of a line of such a file; it is added to those that were `seen`."""
    content = line.strip(_BLANK)
    made_of = hashlib.sha256(content).digest()
    name = known(made_of) if known else None
    if name is not None and name not in seen:
        seen.add(name)
        return Known(made_of)
    return _source(_part(content, number, seen), made_of)


def name_hash(name: str) -> bytes:
    """Return 16 bytes that no other document's name has."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:NAME_HASH]


def read_json_lines(content: bytes) -> Iterator[Part | Failure]:
    """Yield the documents of a `.jsonl` file that lies in a folder, named by their `_id`.

    Raises UnreadableError when no line holds a document.
    """
    seen: set[bytes] = set()
    failures = []
    for number, line in enumerate(content.removeprefix(codecs.BOM_UTF8).splitlines(), 1):
        if line.strip():
            part = _part(line, number, seen)
            if isinstance(part, Failure):
                failures.append(part)
            else:
                yield part
    if not seen:
        raise UnreadableError(Message(Key.NO_JSON_DOCUMENT))
    yield from failures


def _source(part: Part | Failure, made_of: bytes) -> Source | Failure:
    if isinstance(part, Failure):
        return part
    reference = replace(part.extraction.reference or Reference(""), id=part.name)
    found: dict[str, Provenance] = {name: "record" for name in FACTS if getattr(reference, name)}
    text, sha256 = part.extraction.text, part.sha256
    return Source(part.name, text, reference, sha256, found=found, made_of=made_of)


def _part(line: bytes, number: int, seen: set[bytes]) -> Part | Failure:
    try:
        record = name_fields(json.loads(line.decode("utf-8")))
        identity, text = record["_id"], record["text"]
    except UnicodeDecodeError:
        return Failure(f"line {number}", Message(Key.NOT_UTF8))
    except (ValueError, KeyError, TypeError, RecursionError):  # the last: brackets upon brackets
        return Failure(f"line {number}", Message(Key.NO_JSON_OBJECT))
    if not isinstance(identity, str | int) or identity == "":
        return Failure(f"line {number}", Message(Key.BAD_ID))
    identity = str(identity)
    name = name_hash(identity)
    if name in seen:
        return Failure(f"line {number}", Message(Key.REPEATED_JSON_ID, name=identity))
    if not isinstance(text, str) or not text.strip():
        return Failure(identity, Message(Key.NO_TEXT))
    seen.add(name)
    reference = Reference(
        id="",
        title=str(record.get("title") or ""),
        publisher=str(record.get("source") or ""),
        issued=parse_date(str(record.get("date") or "")),
        url=str(record.get("url") or ""),
    )
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Part(identity, Extraction(text, reference), digest)
