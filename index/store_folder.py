"""An index folder: one writer at a time, and a new index takes the old one's place in one step.

DIR/current          the name of the generation that counts
DIR/<generation>/    its files, flushed to disk before `current` names them
DIR/lock             held by the one process that writes; freed by the system if it dies
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK_SECONDS = 30
"""Saving takes a second or two; who waits longer than this waits for a hung process."""

CURRENT, LOCK, WRITING = "current", "lock", ".writing-"


class StoreError(OnRecordError):
    """The index folder cannot be used.

    StoreError
     ├ MissingIndexError     there is none yet
     ├ DamagedIndexError     files are missing or cut short: build it again
     ├ ForeignFolderError    the folder holds something else, which is not to be overwritten
     └ UnwritableError       no permission, no space, or another process is writing
    """


class MissingIndexError(StoreError):
    """There is no index in the folder."""


class DamagedIndexError(StoreError):
    """The index is incomplete."""


class ForeignFolderError(StoreError):
    """The folder is somebody else's."""


class UnwritableError(StoreError):
    """The index cannot be written."""


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[Path]:
    """Hold the folder's lock and yield a scratch folder inside it, removed afterwards.

    Raises ForeignFolderError or UnwritableError.
    """
    from filelock import FileLock, Timeout

    try:
        _refuse_foreign(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / LOCK, timeout=LOCK_SECONDS):
            _sweep(folder)
            scratch = Path(tempfile.mkdtemp(prefix=WRITING, dir=folder))
            try:
                yield scratch
            finally:
                shutil.rmtree(scratch, ignore_errors=True)
    except Timeout as error:
        raise UnwritableError(f"another process is writing '{folder}'; wait for it") from error
    except OSError as error:
        raise UnwritableError(_cannot_write(folder, error)) from error


def _refuse_foreign(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise ForeignFolderError(f"'{folder}' is a file; name a folder with --index")
    if folder.is_dir() and not (folder / LOCK).exists() and not all(map(_is_own, folder.iterdir())):
        raise ForeignFolderError(f"'{folder}' is not an index folder; name another with --index")


def _cannot_write(folder: Path, error: OSError) -> str:
    return f"cannot write the index in '{folder}': {error.strerror}; name another with --index"


def publish(folder: Path, scratch: Path, fingerprint: str) -> None:
    """Make `scratch`, as `writing` gave it, the generation that counts."""
    for path in (*scratch.rglob("*"), scratch):
        _flush(path)
    made = folder / f"{fingerprint}-{scratch.name.removeprefix(WRITING)}"
    scratch.rename(made)
    pointer = folder / f"{WRITING}{CURRENT}"
    pointer.write_text(made.name, encoding="utf-8")
    _flush(pointer)
    _flush(folder)
    pointer.replace(folder / CURRENT)
    _flush(folder)
    _sweep(folder)


def _flush(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder to flush it
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_GENERATION = re.compile(rf"[0-9a-f]{{16}}-\w+|{re.escape(WRITING)}.*")


def _is_own(path: Path) -> bool:
    return path.name in {CURRENT, LOCK} or bool(_GENERATION.fullmatch(path.name))


def _sweep(folder: Path) -> None:
    """Remove generations that do not count and what a crashed writer left; nothing else."""
    current = _current(folder) if (folder / CURRENT).exists() else ""
    for path in folder.iterdir():
        if path.name != current and _GENERATION.fullmatch(path.name):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _current(folder: Path) -> str:
    return (folder / CURRENT).read_text(encoding="utf-8", errors="replace")


def generation(folder: Path) -> Path:
    """Return the generation of `folder` that counts.

    Raises MissingIndexError or DamagedIndexError.
    """
    try:
        return folder / _current(folder)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingIndexError(f"no index in '{folder}'") from error
    except OSError as error:
        raise DamagedIndexError(f"the index in '{folder}' cannot be read") from error
