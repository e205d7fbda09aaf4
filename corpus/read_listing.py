"""A corpus on disk → its files, by name, size and time; they are looked at and not read."""

from __future__ import annotations

import hashlib
import os
import time
from array import array
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, BinaryIO

from corpus.errors import CorpusError
from corpus.listing import NEVER, Listing
from corpus.read_references import SOURCES_FILE, read_stated, unknown_documents
from corpus.source import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from corpus.document import Reference
    from corpus.read_references import Statements

TICK = 2_000_000_000
"""Nanoseconds: FAT writes down times of change in steps of two seconds, others in finer ones."""

LINES = {".jsonl", ".ndjson"}  # suffixes of a corpus that is one file

_PLACES, _BLOCK = 16, 1 << 16  # in a file that is looked into, and bytes at each

_States = dict[str, tuple[int, int]]
"""The size and the time of change of every file, by its name, in any order."""


def read_listing(corpus: Path) -> Listing:
    """Return the files of `corpus`, sorted by name, hidden ones left out.

    Raises CorpusError when there is no such corpus, or its sources.toml makes no sense.
    """
    lately = time.time_ns() - TICK
    unreadable: list[Failure] = []
    names, sizes, times = _columns(_look_at(corpus, unreadable))
    facts = read_stated(corpus) if corpus.is_dir() else None
    stated = _stated(facts.references) if facts else {}
    return Listing(
        names,
        sizes,
        array("q", [time if time < lately else NEVER for time in times]),
        array("q", map(stated.get, names, repeat(0))),
        (*unreadable, *_remarks(facts, names)),
        len(names) if corpus.is_dir() else _lines(corpus),
        _signature(corpus, names, sizes, times),
    )


def read_signature(corpus: Path) -> str:
    """Return a short text that changes whenever a file of `corpus` does (name, size, time).

    Raises CorpusError when there is no such corpus.
    """
    return _signature(corpus, *_columns(_look_at(corpus, [])))


def _look_at(corpus: Path, unreadable: list[Failure]) -> _States:
    """What all files look like; folders that nobody may open are added to `unreadable`."""
    found: _States = {}
    if corpus.is_dir():
        _look_into(corpus, "", found, unreadable)
    elif corpus.is_file() and corpus.suffix.lower() in LINES:
        found[corpus.name] = _state(corpus.stat)
    elif corpus.is_file():
        raise CorpusError(f"'{corpus}' is one file: name the folder it lies in, or a .jsonl file")
    else:
        raise CorpusError(f"no corpus at '{corpus}': name a folder of documents or a .jsonl file")
    return found


def _look_into(folder: Path | str, below: str, found: _States, unreadable: list[Failure]) -> None:
    """Add every file below `folder` to `found`, looked at in the order in which they lie there.

    Links to folders are not followed, so there are no loops.
    """
    folders = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry)
                elif name != SOURCES_FILE and not (entry.is_symlink() and _is_folder(entry)):
                    found[below + name] = _state(entry.stat)
    except OSError as error:
        unreadable.append(Failure(f"{below or './'}", error.strerror or "cannot be read"))
    for inner in sorted(folders, key=attrgetter("name")):
        _look_into(inner.path, f"{below}{inner.name}/", found, unreadable)


def _state(look: Callable[[], os.stat_result]) -> tuple[int, int]:
    try:
        status = look()
    except OSError:  # what cannot be looked at is a failure of reading
        return -1, NEVER
    return status.st_size, status.st_mtime_ns


_Columns = tuple[tuple[str, ...], "array[int]", "array[int]"]


def _columns(states: _States) -> _Columns:
    """The names, sorted, and the sizes and times of the files."""
    names = tuple(sorted(states))
    sizes, times = zip(*map(states.__getitem__, names), strict=True) if names else ((), ())
    return names, array("q", sizes), array("q", times)


def _signature(corpus: Path, names: tuple[str, ...], sizes: array[int], times: array[int]) -> str:
    """A hash of all that was seen, and of how the file looks that states the facts."""
    stating = _state((corpus / SOURCES_FILE).stat)
    written = "\0".join([str(corpus.resolve()), *map(str, stating), *names])  # no name has zeros
    content = written.encode("utf-8", "surrogatepass")
    return hashlib.sha256(content + b"\0" + sizes.tobytes() + times.tobytes()).hexdigest()


def _is_folder(link: os.DirEntry[str]) -> bool:
    try:
        return link.is_dir()
    except OSError:  # a link to itself: reading it will say so
        return False


def _stated(references: Mapping[str, Reference]) -> dict[str, int]:
    """A hash of what is stated, by the name of the file that it may be stated of.

    What is stated of "a/b" may be about the file of that name or a part of the file "a".
    """
    about: dict[str, list[str]] = {}
    for name in sorted(references):
        parts = name.split("/")
        for end in range(1, len(parts) + 1):
            about.setdefault("/".join(parts[:end]), []).append(repr(_fixed(references[name])))
    return {name: _hashed("\n".join(said)) for name, said in about.items()}


def _remarks(facts: Statements | None, names: tuple[str, ...]) -> Iterator[Failure]:
    """What of sources.toml cannot be used: a line each, as a failure of that file."""
    if facts:
        unknown = unknown_documents(facts.references, names)
        yield from (Failure(SOURCES_FILE, line) for line in (*facts.remarks, *unknown))


def _hashed(text: str) -> int:
    """64 bits of a hash, with a sign."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "little", signed=True)


def _fixed(reference: Reference) -> tuple[object, ...]:
    """The facts in an order that does not depend on the run, as that of a set does."""
    return tuple(
        sorted(value) if isinstance(value, frozenset) else value
        for value in (getattr(reference, name) for name in reference.__slots__)
    )


def _lines(file: Path) -> int:
    """How many lines the file has, about: told from blocks all over it."""
    try:
        with file.open("rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            step = max(size // _PLACES, _BLOCK)
            found = [_ends(stream, start) for start in range(0, size, step)]
            return sum(found) * step // _BLOCK + 1
    except OSError:
        return 1  # reading it will say what is wrong


def _ends(stream: BinaryIO, start: int) -> int:
    stream.seek(start)
    return stream.read(_BLOCK).count(b"\n")
