"""An index ⇄ the files of its folder on disk."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from corpus.messages.english import Key
from corpus.messages.message import Message
from index.index import Index, corpus_of
from index.settings import Settings
from index.storage.array_file import Mapped, open_arrays, write_arrays
from index.storage.document_store import DocumentStore
from index.storage.index_folder import (
    GENERATION,
    SEGMENT,
    DamagedIndexError,
    current,
    garbage_collect,
    is_whole,
    publish,
    remove,
    write_file,
    writing,
)
from index.storage.records import failure_record, read_failure
from index.storage.segment import as_array
from index.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.storage.segment import Arrays, Pieces

T = TypeVar("T")

FORMAT = 9
"""Raised whenever a folder written before can no longer be read."""

_UNUSABLE = (OSError, ValueError, KeyError, TypeError, IndexError)
"""What opening a file that is damaged, or somebody else's, may raise."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was built with, and the signature that its corpus had then."""

    settings: Settings
    signature: str


def save(index: Index, folder: Path, signature: str) -> None:
    """Write `index` into `folder`; `signature` tells the state of the corpus it was read from.

    Raises ForeignFolderError or UnwritableError; whatever was there before stays usable.
    """
    with writing(folder):
        save_locked(index, folder, signature)


def save_locked(index: Index, folder: Path, signature: str) -> None:
    """Do as `save`, where the folder's lock is held already."""
    names = [_keep(folder, segment) for segment in index.document_store.segments]
    manifest = {
        "format": FORMAT,
        "fingerprint": index.fingerprint,
        "signature": signature,
        "settings": asdict(index.settings),
        "segments": names,
        "failures": [failure_record(failure) for failure in index.failures],
    }
    tables = {**index.tables, "manifest": as_array(json.dumps(manifest).encode())}
    pieces = {name: [array] for name, array in tables.items()}
    made = publish(folder, lambda file: write_arrays(file, pieces))
    garbage_collect(folder, {made, *names})


def delete_unused_files(index: Index, folder: Path) -> None:
    """Remove from `folder`, whose lock is held, what `index`, opened from there, is not made of."""
    segments = {
        each.file.name for each in index.document_store.segments if isinstance(each, Mapped)
    }
    garbage_collect(folder, {current(folder).name, *segments})


def write_segment(folder: Path, pieces: Pieces) -> Arrays:
    """Put a segment by in `folder`, flushed to disk, and return it opened from there.

    Until an index that has it is saved, it is what `orphan_segments` finds.
    """
    name = write_file(folder, SEGMENT, lambda file: write_arrays(file, pieces))
    return open_arrays(folder / name)


def delete_segment(segment: Arrays) -> None:
    """Remove the file of a segment that `write_segment` has put by."""
    if isinstance(segment, Mapped):
        remove(segment.file)


def orphan_segments(folder: Path, index: Index | None) -> list[Arrays]:
    """Return the segments in `folder` that `index`, opened from there, does not have: what a
    broken-off run has done, or of an index that cannot be used what is whole.
    """
    taken = (
        [each.file for each in index.document_store.segments if isinstance(each, Mapped)]
        if index
        else []
    )
    found: list[Arrays] = []
    for file in sorted(folder.glob(f"*{SEGMENT}")):
        if file not in taken and is_whole(file):
            try:
                found.append(open_arrays(file))
            except _UNUSABLE:
                continue  # of another format: the next index that is saved sweeps it away
    return found


def damaged_files(folder: Path) -> tuple[str, ...]:
    """Return the names of the files in `folder` that do not hold what was written into them.

    All of them are read, which takes a second for some gigabytes.
    """
    files = sorted(file for kind in (GENERATION, SEGMENT) for file in folder.glob(f"*{kind}"))
    return tuple(file.name for file in files if not is_whole(file))


def open_index(folder: Path) -> Index:
    """Open the index in `folder`, mapped into memory: no text, no vector is read before its time.

    Raises MissingIndexError or DamagedIndexError.
    """
    return _opened(folder, lambda file: _assembled(folder, open_arrays(file)))


def read_stamp(folder: Path) -> Stamp:
    """Return the stamp of the index in `folder`, without opening the rest.

    Raises MissingIndexError or DamagedIndexError.
    """
    return _opened(folder, lambda file: _stamp(_manifest(open_arrays(file))))


def recorded_corpus(folder: Path) -> Path | None:
    """Return where the documents lay that the index in `folder` was made of.

    None where the index is of a version that did not write it down.
    Raises MissingIndexError or DamagedIndexError.
    """

    def read(file: Path) -> Path | None:
        tables = open_arrays(file)
        return corpus_of(tables) if "corpus" in tables else None

    return _opened(folder, read)


def is_there(index: Index) -> bool:
    """Return whether all of an index that is mapped still is in its files: what was cut off would
    end this process when it is looked at.
    """
    parts = (*index.document_store.segments, index.tables)
    return all(not isinstance(each, Mapped) or each.is_there() for each in parts)


def _opened(folder: Path, read: Callable[[Path], T]) -> T:
    """What `read` makes of the generation of `folder` that counts.

    A writer may put another in its place at that very moment: then that one is read.
    """
    while True:
        file = current(folder)
        try:
            return read(file)
        except _UNUSABLE as error:
            if current(folder) == file:
                raise DamagedIndexError(Message(Key.INDEX_DAMAGED, folder=str(folder))) from error


def _assembled(folder: Path, tables: Arrays) -> Index:
    manifest = _manifest(tables)
    segments = tuple(open_arrays(folder / name) for name in manifest["segments"])
    index = Index(
        manifest["fingerprint"],
        _settings(manifest),
        tuple(map(read_failure, manifest["failures"])),
        DocumentStore(segments, tables["table"]),
        tables,
    )
    index.check()
    return index


def _stamp(manifest: dict[str, Any]) -> Stamp:
    return Stamp(_settings(manifest), manifest["signature"])


def _settings(manifest: dict[str, Any]) -> Settings:
    settings = manifest["settings"]
    return Settings(**{**settings, "versions": Versions(**settings["versions"])})


def _keep(folder: Path, segment: Arrays) -> str:
    """The name of the file of `segment` in `folder`; it is written unless it lies there."""
    if isinstance(segment, Mapped) and segment.file.parent == folder and segment.file.exists():
        return segment.file.name
    pieces = {name: [array] for name, array in segment.items()}
    return write_file(folder, SEGMENT, lambda file: write_arrays(file, pieces))


def _manifest(tables: Arrays) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(tables["manifest"].tobytes())
    if manifest["format"] != FORMAT:
        raise ValueError("another format")
    return manifest
