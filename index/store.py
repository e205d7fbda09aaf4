"""An index ⇄ its folder on disk. A crash at any moment leaves the old index or the new one.

DIR/current          the name of the generation that counts, replaced in one step
DIR/<generation>/    the files of `_Files`, flushed to disk before `current` names them
DIR/lock             held by the one process that writes; freed by the system if it dies
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import OnRecordError
from corpus.source import Failure
from index.contents import Contents
from index.index import Index, Settings, Vectors
from index.lexical import LexicalIndex
from index.spelling import Spelling
from index.store_documents import StoredDocuments, documents_record, write_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

FORMAT = 1
"""Raised whenever a folder written before can no longer be read."""

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


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of one generation; a name appears here and nowhere else."""

    folder: Path

    @property
    def manifest(self) -> Path:
        return self.folder / "index.json"

    @property
    def texts(self) -> Path:
        return self.folder / "texts.utf8"

    @property
    def passages(self) -> Path:
        return self.folder / "passages.npy"

    @property
    def sentences(self) -> Path:
        return self.folder / "sentences.npy"

    @property
    def spelling(self) -> Path:
        return self.folder / "spelling.json"

    def vectors(self, unit: str) -> Path:
        return self.folder / f"{unit}.faiss"

    def spread(self, unit: str) -> Path:
        return self.folder / f"{unit}.spread.npy"

    def terms(self, unit: str) -> Path:
        return self.folder / f"{unit}.terms"


def save(index: Index, folder: Path, signature: str) -> None:
    """Write `index` into `folder`; `signature` tells the state of the corpus it was read from.

    Raises ForeignFolderError or UnwritableError; whatever was there before stays usable.
    """
    with _writing(folder) as scratch:
        _write(index, _Files(scratch), signature)
        _publish(folder, scratch, index.fingerprint)


def open_index(folder: Path) -> Index:
    """Open the index in `folder`, arrays mapped into memory, texts read when asked for.

    Raises MissingIndexError or DamagedIndexError.
    """
    files = _Files(_generation(folder))
    manifest = _manifest(files)
    contents = Contents(
        StoredDocuments(files.texts, manifest["documents"]),
        manifest["headings"],
        np.load(files.passages, mmap_mode="r", allow_pickle=False),
        np.load(files.sentences, mmap_mode="r", allow_pickle=False),
    )
    return Index(
        manifest["fingerprint"],
        Settings(**manifest["settings"]),
        contents,
        tuple(Failure(**failure) for failure in manifest["failures"]),
        _open_vectors(files, "passages"),
        _open_vectors(files, "sentences"),
        LexicalIndex.load(files.terms("passages")),
        LexicalIndex.load(files.terms("sentences")),
        Spelling.load(files.spelling),
    )


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was built with, and the signature that its corpus had then."""

    settings: Settings
    signature: str


def read_stamp(folder: Path) -> Stamp:
    """Return the stamp of the index in `folder`, without opening the rest.

    Raises MissingIndexError or DamagedIndexError.
    """
    manifest = _manifest(_Files(_generation(folder)))
    return Stamp(Settings(**manifest["settings"]), manifest["signature"])


def writable(folder: Path) -> None:
    """Raise ForeignFolderError or UnwritableError now rather than after minutes of work."""
    with _writing(folder):
        pass


@contextlib.contextmanager
def _writing(folder: Path) -> Iterator[Path]:
    """Hold the folder's lock and yield a scratch folder inside it, removed afterwards."""
    from filelock import FileLock, Timeout

    if folder.exists() and not folder.is_dir():
        raise ForeignFolderError(f"'{folder}' is a file; name a folder with --index")
    if folder.is_dir() and not (folder / LOCK).exists() and any(folder.iterdir()):
        raise ForeignFolderError(f"'{folder}' is not an index folder; name another with --index")
    try:
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


def _cannot_write(folder: Path, error: OSError) -> str:
    return f"cannot write the index in '{folder}': {error.strerror}; name another with --index"


def _write(index: Index, files: _Files, signature: str) -> None:
    import faiss

    extents = write_texts(files.texts, index.contents.documents)
    np.save(files.passages, index.contents.passages)
    np.save(files.sentences, index.contents.sentences)
    for unit, vectors, terms in (
        ("passages", index.passage_vectors, index.passage_terms),
        ("sentences", index.sentence_vectors, index.sentence_terms),
    ):
        files.vectors(unit).write_bytes(faiss.serialize_index(vectors.faiss).tobytes())
        np.save(files.spread(unit), np.vstack([vectors.mean, vectors.covariance]))
        terms.save(files.terms(unit))
    index.spelling.save(files.spelling)
    manifest = {
        "format": FORMAT,
        "fingerprint": index.fingerprint,
        "signature": signature,
        "settings": asdict(index.settings),
        "headings": list(index.contents.headings),
        "failures": [asdict(failure) for failure in index.failures],
        "documents": documents_record(index.contents.documents, extents),
        "files": {
            file.relative_to(files.folder).as_posix(): file.stat().st_size
            for file in sorted(files.folder.rglob("*"))
            if file.is_file()
        },
    }
    files.manifest.write_text(json.dumps(manifest), encoding="utf-8")


def _publish(folder: Path, scratch: Path, fingerprint: str) -> None:
    for path in (*scratch.rglob("*"), scratch):
        _flush(path)
    generation = folder / f"{fingerprint}-{scratch.name.removeprefix(WRITING)}"
    scratch.rename(generation)
    pointer = folder / f"{WRITING}{CURRENT}"
    pointer.write_text(generation.name, encoding="utf-8")
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


def _sweep(folder: Path) -> None:
    """Remove generations that do not count and what a crashed writer left."""
    current = folder / CURRENT
    keep = {LOCK, CURRENT, current.read_text(encoding="utf-8") if current.exists() else ""}
    for path in folder.iterdir():
        if path.name not in keep and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name not in keep:
            path.unlink(missing_ok=True)


def _generation(folder: Path) -> Path:
    try:
        return folder / (folder / CURRENT).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingIndexError(f"no index in '{folder}'") from error
    except OSError as error:
        raise DamagedIndexError(f"the index in '{folder}' cannot be read") from error


def _manifest(files: _Files) -> dict[str, Any]:
    damaged = f"the index in '{files.folder.parent}' is damaged; build it again: app.py index"
    try:
        manifest: dict[str, Any] = json.loads(files.manifest.read_text(encoding="utf-8"))
        sound = manifest["format"] == FORMAT and all(
            (files.folder / name).stat().st_size == size for name, size in manifest["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedIndexError(damaged) from error
    if not sound:
        raise DamagedIndexError(damaged)
    return manifest


def _open_vectors(files: _Files, unit: str) -> Vectors:
    import faiss

    stored: NDArray[np.uint8] = np.fromfile(files.vectors(unit), dtype=np.uint8)
    spread = np.load(files.spread(unit), allow_pickle=False)
    return Vectors(faiss.deserialize_index(stored), spread[0], spread[1:])
