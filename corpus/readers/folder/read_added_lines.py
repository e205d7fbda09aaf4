"""A `.jsonl` corpus that has grown at its end → the documents of its new lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.readers.content_hash import ContentHash
from corpus.readers.text.read_jsonl import read_line
from corpus.source import Source

if TYPE_CHECKING:
    from pathlib import Path

MOST_ADDED = 16_000_000
"""Bytes. More is read line by line, as it comes."""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Added:
    """The documents of new lines, and the hash of the whole file with them."""

    sources: tuple[Source, ...]
    digest: bytes


def read_added_lines(file: Path, size: int, digest: bytes) -> Added | None:
    """Return what stands behind the first `size` bytes of `file`, which have the hash `digest`.

    None where the file has changed in another way, or where a new line fails: then all of it has
    to be read. Whether a document has the name of one before it is for the caller to see.
    """
    hashed = ContentHash()
    try:
        with file.open("rb") as stream:
            end = b""
            while size and (block := stream.read(min(size, _BLOCK))):
                hashed.update(block)
                size, end = size - len(block), block[-1:]
            if hashed.digits() != digest or not end:
                return None
            added = stream.read(MOST_ADDED + 1)
    except OSError:
        return None
    hashed.update(added)
    goes_on = end != b"\n" and added[:1] not in {b"", b"\n"}  # the last line, by some more of it
    if goes_on or len(added) > MOST_ADDED:
        return None
    seen: set[bytes] = set()
    read = [read_line(line, 0, seen) for line in added.split(b"\n") if line.strip()]
    sources = tuple(each for each in read if isinstance(each, Source))
    return Added(sources, hashed.digits()) if len(sources) == len(read) else None
