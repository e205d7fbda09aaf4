"""A web archive with the list of its pages (`.wacz`; WACZ 1.1.1)."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.archives.read_warc import read_captures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.source import Failure, Packed

LARGEST_UNPACKED = 1_000_000_000
"""Bytes of all the archives in it."""

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError,
            NotImplementedError, KeyError)  # fmt: skip


def read_wacz(content: bytes) -> Iterator[Packed | Failure]:
    """Yield the pages as `read_warc` does: those that it lists (`pages/*.jsonl`), or else all.

    Raises UnreadableError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            held = [each for each in members if each.filename.endswith((".warc", ".warc.gz"))]
            if sum(each.file_size for each in held) > LARGEST_UNPACKED:
                raise UnreadableError(Message(Key.ARCHIVE_TOO_LARGE,
                                              megabytes=LARGEST_UNPACKED // 10**6))  # fmt: skip
            archives = [archive.read(each) for each in held]
            listed = [
                address
                for each in members
                if each.filename.startswith("pages/") and each.filename.endswith(".jsonl")
                for address in _listed(archive.read(each))
            ]
    except _DAMAGED as error:
        raise UnreadableError(Message(Key.NO_ARCHIVE)) from error
    yield from read_captures(archives, listed)


def _listed(lines: bytes) -> Iterator[str]:
    """The addresses in a list of pages; its first line is about the list."""
    for line in lines.decode("utf-8", "replace").splitlines():
        try:
            page = json.loads(line)
        except ValueError:
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            yield page["url"]
