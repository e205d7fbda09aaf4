"""A corpus on disk → its files, by name, size and time; they are looked at and not read."""

from __future__ import annotations

import hashlib
import os
import time
from array import array
from dataclasses import dataclass
from itertools import repeat
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from corpus.errors import CorpusError, MissingCorpusError
from corpus.messages.english import Key
from corpus.messages.message import Message, told_by_system
from corpus.readers.folder.read_records import read_records
from corpus.readers.folder.read_references import SOURCES_FILE, read_stated, unknown_documents
from corpus.readers.folder.recognise_export import OWN_INDEX, recognise_index
from corpus.readers.folder.recognise_resources import is_resource_folder
from corpus.source import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from corpus.document import Reference
    from corpus.readers.folder.read_references import Statements


NEVER = -1  # a time at which no file was changed


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a corpus in their order, a column for each thing that can be seen of them.

    `names` are paths relative to the corpus, with slashes. `times` of change are in
    nanoseconds, or NEVER for a file changed so lately that it may change again within the
    same tick of the clock. `stated` is a hash of what `sources.toml` says of the file and of
    what is in it, or 0. `failures` are folders that cannot be looked into.

    `documents` is a guess at how many documents there are: a file counts as one. `signature`
    changes whenever a file does.
    """

    names: tuple[str, ...]
    sizes: array[int]
    times: array[int]
    stated: array[int]
    failures: tuple[Failure, ...]
    documents: int
    signature: str


TICK = 2_000_000_000
"""Nanoseconds: FAT writes down times of change in steps of two seconds, others in finer ones."""

LINK = Message(Key.LINK_OUT)

LINES = {".jsonl", ".ndjson"}  # suffixes of a corpus that is one file

_PLACES, _BLOCK = 16, 1 << 16  # in a file that is looked into, and bytes at each

_States = dict[str, tuple[int, int]]
"""The size and the time of change of every file, by its name, in any order."""


def read_listing(corpus: Path, *, follow: bool = False) -> Listing:
    """Return the files of `corpus`, sorted by name; hidden ones and index folders are left out, and
    links that lead out of it unless they are to be followed.

    Raises CorpusError when there is no such corpus, or its sources.toml makes no sense.
    """
    lately = time.time_ns() - TICK
    unreadable: list[Failure] = []
    names, sizes, times = _columns(_look_at(corpus, unreadable, follow=follow))
    facts = read_stated(corpus) if corpus.is_dir() else None
    recorded = read_records(corpus).references if facts else {}
    stated = _stated((recorded, facts.references)) if facts else {}
    return Listing(
        names,
        sizes,
        array("q", [time if time < lately else NEVER for time in times]),
        array("q", map(stated.get, names, repeat(0))),
        (*unreadable, *_remarks(facts, names)),
        len(names) if corpus.is_dir() else _lines(corpus),
        _signature(corpus, names, sizes, times),
    )


def read_signature(corpus: Path, *, follow: bool = False) -> str:
    """Return a short text that changes whenever a file of `corpus` does (name, size, time).

    Raises CorpusError when there is no such corpus.
    """
    return _signature(corpus, *_columns(_look_at(corpus, [], follow=follow)))


def _look_at(corpus: Path, unreadable: list[Failure], *, follow: bool) -> _States:
    """What all files look like; what is left out for a reason is added to `unreadable`."""
    found: _States = {}
    if corpus.is_dir():
        root = os.path.realpath(corpus)
        _look_into(corpus, "", found, _Leaving(unreadable, root, {root} if follow else None))
    elif corpus.is_file() and corpus.suffix.lower() in LINES:
        found[corpus.name] = _state(corpus.stat)
    elif corpus.is_file():
        raise CorpusError(Message(Key.ONE_FILE, corpus=str(corpus)))
    else:
        raise MissingCorpusError(Message(Key.NO_CORPUS, corpus=str(corpus)))
    return found


class _Leaving(NamedTuple):
    """What is left out and why, of a corpus that really lies at `root`; and, where links are
    followed, the folders that they have led to.
    """

    failures: list[Failure]
    root: str
    followed: set[str] | None

    def leads_out(self, link: os.DirEntry[str]) -> bool:
        """Whether what a link leads to is none of the corpus."""
        return not Path(os.path.realpath(link.path)).is_relative_to(self.root)

    def enters(self, link: os.DirEntry[str]) -> bool:
        """Whether a link to a folder is followed: once, for it may lead to where it lies."""
        target = os.path.realpath(link.path)
        around = Path(self.root).is_relative_to(target)
        if self.followed is None or target in self.followed or around:
            return False
        self.followed.add(target)
        return True


def _look_into(folder: Path | str, below: str, found: _States, leaving: _Leaving) -> None:
    """Add every file below `folder` to `found`, looked at in the order in which they lie there.

    Links to folders of the corpus are not followed: what is there is there already.
    """
    folders = []
    own: _States = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith(".") or name == SOURCES_FILE:
                    continue
                if entry.is_symlink() and not _is_followed(entry, below, leaving):
                    continue
                if _is_folder(entry):
                    folders.append(entry)
                else:
                    own[below + name] = _state(entry.stat)
    except OSError as error:
        leaving.failures.append(Failure(f"{below or './'}", told_by_system(error)))
    if below and recognise_index({name.removeprefix(below) for name in own}):
        leaving.failures.append(Failure(below, OWN_INDEX))
        return
    found |= own
    for inner in sorted(folders, key=attrgetter("name")):
        if is_resource_folder(below + inner.name, own):
            continue  # of a saved page, which is a document itself
        _look_into(inner.path, f"{below}{inner.name}/", found, leaving)


def _is_followed(link: os.DirEntry[str], below: str, leaving: _Leaving) -> bool:
    out, folder = leaving.leads_out(link), _is_folder(link)
    if out and leaving.followed is None:
        leaving.failures.append(Failure(below + link.name, LINK))
        return False
    return (out and leaving.enters(link)) if folder else True


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


def _stated(sources: Iterable[Mapping[str, Reference]]) -> dict[str, int]:
    """A hash of what is stated, by the name of the file that it may be stated of.

    What is stated of "a/b" may be about the file of that name or a part of the file "a".
    """
    about: dict[str, list[str]] = {}
    for references in sources:
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
