"""An index folder: one writer at a time, and a new index takes the old one's place in one step.

DIR/current             the name of the generation that counts
DIR/<name>.generation   which segments an index is made of, and what ties them together
DIR/<name>.segment      some documents and all about them; never changed once it is there
DIR/lock                held by the one process that writes; freed by the system if it dies
DIR/errors.log          why a stage failed with a document, if one did (`store_log`)

Whatever is written is written beside, flushed to disk and only then named as it is to be
found; `current` is renamed last. Segments that no generation has are work that was broken off.
A <name> ends with the checksum of what the file holds.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError
from corpus.messages.english import Key
from corpus.messages.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from filelock import BaseFileLock

LOCK_SECONDS = 600
"""A few documents more take a second or two; who waits longer waits for a whole corpus."""

BLOCK = 1 << 20  # bytes read at a time

CURRENT, LOCK, WRITING = "current", "lock", ".writing-"
GENERATION, SEGMENT = ".generation", ".segment"
LOG = "errors.log"


class StoreError(OnRecordError):
    """The index folder cannot be used.

    StoreError
     ├ MissingIndexError     there is none yet
     ├ DamagedIndexError     files are missing or cut short: build it again
     ├ ForeignFolderError    the folder holds something else, which is not to be overwritten
     └ UnwritableError       no permission, or no space
        └ LockedError        another process is writing: it will have done before long
    """


class MissingIndexError(StoreError):
    """There is no index in the folder."""


class DamagedIndexError(StoreError):
    """The index is incomplete."""


class ForeignFolderError(StoreError):
    """The folder is somebody else's."""


class UnwritableError(StoreError):
    """The index cannot be written."""


class LockedError(UnwritableError):
    """Another process is writing the index."""


@contextlib.contextmanager
def writing(folder: Path, tell: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the folder's lock; the folder is made if it is not there.

    Where another process holds it, `tell` is called, and then it is waited for.
    Raises ForeignFolderError, LockedError or UnwritableError.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK)
    with _told(folder):
        _refuse_foreign(folder)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            tell()
            _wait_for(lock, folder)
    try:
        with _told(folder):
            for path in folder.glob(f"{WRITING}*"):  # what a crashed writer left half written
                path.unlink(missing_ok=True)
        yield
    finally:
        lock.release()


def _wait_for(lock: BaseFileLock, folder: Path) -> None:
    from filelock import Timeout

    try:
        lock.acquire(timeout=LOCK_SECONDS)
    except Timeout as error:
        raise LockedError(Message(Key.LOCKED, folder=str(folder))) from error


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say in one line what the system has against writing there."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableError(Message(Key.UNWRITABLE, folder=str(folder), reason=reason)) from error


def _refuse_foreign(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise ForeignFolderError(Message(Key.INDEX_IS_FILE, folder=str(folder)))
    if folder.is_dir() and not (folder / LOCK).exists() and not all(map(_is_own, folder.iterdir())):
        raise ForeignFolderError(Message(Key.NOT_AN_INDEX, folder=str(folder)))


_OWN = re.compile(
    rf"{CURRENT}|{LOCK}|{re.escape(LOG)}|{re.escape(WRITING)}.*|\w+(?:{GENERATION}|{SEGMENT})"
)


def _is_own(path: Path) -> bool:
    return bool(_OWN.fullmatch(path.name))


def is_whole(file: Path) -> bool:
    """Return whether `file`, a segment or a generation, holds what was written into it."""
    try:
        return file.stem.rpartition("_")[2] == _checksum(file)
    except OSError:
        return False


def _checksum(file: Path) -> str:
    """The CRC-32 of a file: a third of a second a gigabyte, and every flipped byte is noticed."""
    checksum = 0
    with file.open("rb") as stream:
        while block := stream.read(BLOCK):
            checksum = zlib.crc32(block, checksum)
    return f"{checksum:08x}"


def write_file(folder: Path, suffix: str, write: Callable[[Path], None]) -> str:
    """Have `write` write a file in `folder`, flush it to disk, and return the name it has then.

    Raises UnwritableError; then nothing of it is left.
    """
    with _told(folder):
        descriptor, name = tempfile.mkstemp(prefix=WRITING, suffix=suffix, dir=folder)
        os.close(descriptor)
        scratch = Path(name)
        try:
            write(scratch)
            _flush(scratch)
        except BaseException:
            scratch.unlink(missing_ok=True)  # a full disk wants its space back
            raise
        name = scratch.stem.removeprefix(WRITING)
        made = folder / f"{name}_{_checksum(scratch)}{suffix}"
        scratch.rename(made)
        _flush(folder)
    return made.name


def publish(folder: Path, write: Callable[[Path], None]) -> str:
    """Have `write` write the generation that counts from now on, and return its name.

    Raises UnwritableError.
    """
    made = write_file(folder, GENERATION, write)
    pointer = folder / f"{WRITING}{CURRENT}"
    with _told(folder):
        pointer.write_text(made, encoding="utf-8")
        _flush(pointer)
        pointer.replace(folder / CURRENT)
        _flush(folder)
    return made


def remove(file: Path) -> None:
    """Remove a file that nobody else knows of."""
    with contextlib.suppress(OSError):  # Windows: it is still open; it will be swept away
        file.unlink(missing_ok=True)


def garbage_collect(folder: Path, wanted: Collection[str]) -> None:
    """Remove generations and segments but those that are `wanted`; nothing else."""
    for path in folder.iterdir():
        if path.suffix in {GENERATION, SEGMENT} and _is_own(path) and path.name not in wanted:
            remove(path)


def _flush(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder to flush it
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def current(folder: Path) -> Path:
    """Return the file of the generation of `folder` that counts.

    Raises MissingIndexError or DamagedIndexError.
    """
    try:
        name = (folder / CURRENT).read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingIndexError(Message(Key.NO_INDEX, folder=str(folder))) from error
    except OSError as error:
        raise DamagedIndexError(Message(Key.INDEX_NOT_READ, folder=str(folder))) from error
    return folder / name
