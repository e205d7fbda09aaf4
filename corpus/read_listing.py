"""A corpus on disk → its files, by name, size and time; they are looked at and not read."""

from __future__ import annotations

import hashlib
import json
import os
import time
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.listing import NEVER, Listed, Listing
from corpus.read_references import SOURCES_FILE, read_references
from corpus.source import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from corpus.document import Reference

TICK = 2_000_000_000
"""Nanoseconds: FAT writes down times of change in steps of two seconds, others in finer ones."""

LINES = {".jsonl", ".ndjson"}  # suffixes of a corpus that is one file

_BLOCK = 1 << 20

_State = tuple[str, int, int]
"""A file's name, size and time of change."""


def read_listing(corpus: Path) -> Listing:
    """Return the files of `corpus`, sorted by name, hidden ones left out.

    Raises CorpusError when there is no such corpus, or its sources.toml makes no sense.
    """
    now = time.time_ns()
    unreadable: list[Failure] = []
    states = _states(corpus, unreadable)
    signature = _signature(corpus, states)
    stated = _stated(read_references(corpus)) if corpus.is_dir() else {}
    lately = now - TICK
    files = tuple(
        Listed(name, size, modified if modified < lately else NEVER, stated.get(name, ""))
        for name, size, modified in states
        if name != SOURCES_FILE
    )
    documents = len(files) if corpus.is_dir() else _lines(corpus)
    return Listing(files, tuple(unreadable), documents, signature)


def read_signature(corpus: Path) -> str:
    """Return a short text that changes whenever a file of `corpus` does (name, size, time).

    Raises CorpusError when there is no such corpus.
    """
    return _signature(corpus, _states(corpus, []))


def _states(corpus: Path, unreadable: list[Failure]) -> list[_State]:
    """Every file with its size and time of change; sources.toml, if it is there, comes last."""
    if corpus.is_dir():
        names = [*sorted(_names(corpus, "", unreadable)), SOURCES_FILE]
        return [_state(str(corpus), name) for name in names]
    if corpus.is_file() and corpus.suffix.lower() in LINES:
        return [_state(str(corpus.parent), corpus.name)]
    if corpus.is_file():
        raise CorpusError(f"'{corpus}' is one file: name the folder it lies in, or a .jsonl file")
    raise CorpusError(f"no corpus at '{corpus}': name a folder of documents or a .jsonl file")


def _signature(corpus: Path, states: list[_State]) -> str:
    written = json.dumps([str(corpus.resolve()), states])  # a name may hold anything
    return hashlib.sha256(written.encode()).hexdigest()


def _names(folder: Path | str, below: str, unreadable: list[Failure]) -> Iterator[str]:
    """Every file below `folder`; folders that cannot be looked into are added to `unreadable`.

    Links to folders are not followed, so there are no loops.
    """
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, entry.is_dir(follow_symlinks=False), entry) for entry in entries]
    except OSError as error:
        unreadable.append(Failure(f"{below or './'}", error.strerror or "cannot be read"))
        return
    for name, is_folder, entry in found:
        if name.startswith("."):
            continue
        if is_folder:
            yield from _names(entry.path, f"{below}{name}/", unreadable)
        elif name != SOURCES_FILE and not (entry.is_symlink() and _is_folder(entry)):
            yield f"{below}{name}"


def _is_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:  # a link to itself: reading it will say so
        return False


def _stated(references: Mapping[str, Reference]) -> dict[str, str]:
    """A hash of what is stated, by the name of the file that it may be stated of.

    What is stated of "a/b" may be about the file of that name or a part of the file "a".
    """
    about: dict[str, list[str]] = {}
    for name in sorted(references):
        parts = name.split("/")
        for end in range(1, len(parts) + 1):
            about.setdefault("/".join(parts[:end]), []).append(repr(_fixed(references[name])))
    return {
        name: hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()
        for name, said in about.items()
    }


def _fixed(reference: Reference) -> tuple[object, ...]:
    """The facts in an order that does not depend on the run, as that of a set does."""
    return tuple(
        sorted(value) if isinstance(value, frozenset) else value
        for value in (getattr(reference, name) for name in reference.__slots__)
    )


def _state(folder: str, name: str) -> _State:
    try:  # with paths as text: as objects they take longer than looking at the files
        status = os.stat(f"{folder}/{name}")  # noqa: PTH116
    except OSError:  # what cannot be looked at is a failure of reading
        return name, -1, NEVER
    return name, status.st_size, status.st_mtime_ns


def _lines(file: Path) -> int:
    """How many lines the file has, or a few more or less."""
    try:
        with file.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(_BLOCK), b"")) + 1
    except OSError:
        return 1  # reading it will say what is wrong
