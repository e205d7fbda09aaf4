"""An index ⇄ the files of its folder on disk."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.examination import Examination
from corpus.source import Failure
from index.contents import Contents
from index.index import Index, Settings, Vectors
from index.lexical import LexicalIndex
from index.spelling import Spelling
from index.store_documents import StoredDocuments, documents_record, write_texts
from index.store_folder import DamagedIndexError, generation, publish, writing
from index.store_statements import open_ledger, write_ledger
from index.token_vectors import TokenVectors

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FORMAT = 4
"""Raised whenever a folder written before can no longer be read."""


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
    def sketches(self) -> Path:
        return self.folder / "sketches.npy"

    @property
    def spelling(self) -> Path:
        return self.folder / "spelling.json"

    @property
    def tokens(self) -> Path:
        return self.folder / "tokens.npy"

    @property
    def statements(self) -> Path:
        return self.folder / "statements.jsonl"

    @property
    def voices(self) -> Path:
        return self.folder / "voices.json"

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
    with writing(folder) as scratch:
        _write(index, _Files(scratch), signature)
        publish(folder, scratch, index.fingerprint)


def open_index(folder: Path) -> Index:
    """Open the index in `folder`, arrays mapped into memory, texts read when asked for.

    Raises MissingIndexError or DamagedIndexError.
    """
    files = _Files(generation(folder))
    manifest = _manifest(files)
    try:
        return _opened(files, manifest)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise DamagedIndexError(_damaged(files)) from error


def _opened(files: _Files, manifest: dict[str, Any]) -> Index:
    documents = StoredDocuments(files.texts, manifest["documents"])
    contents = Contents(
        documents,
        documents.references,
        manifest["headings"],
        _mapped(files.passages),
        _mapped(files.sentences),
    )
    return Index(
        manifest["fingerprint"],
        Settings(**manifest["settings"]),
        contents,
        tuple(Failure(**failure) for failure in manifest["failures"]),
        tuple(_examination(record) for record in manifest["examinations"]),
        _mapped(files.sketches),
        _open_vectors(files, "passages"),
        _open_vectors(files, "sentences"),
        TokenVectors(_mapped(files.tokens)),
        LexicalIndex.load(files.terms("passages")),
        LexicalIndex.load(files.terms("sentences")),
        Spelling.load(files.spelling),
        open_ledger(files.statements, files.voices, contents.documents),
    )


def _examination(record: dict[str, Any]) -> Examination:
    found = tuple((fact, origin) for fact, origin in record["found"])
    return Examination(**{**record, "found": found, "warnings": tuple(record["warnings"])})


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was built with, and the signature that its corpus had then."""

    settings: Settings
    signature: str


def read_stamp(folder: Path) -> Stamp:
    """Return the stamp of the index in `folder`, without opening the rest.

    Raises MissingIndexError or DamagedIndexError.
    """
    files = _Files(generation(folder))
    manifest = _manifest(files)
    try:
        return Stamp(Settings(**manifest["settings"]), manifest["signature"])
    except (KeyError, TypeError) as error:
        raise DamagedIndexError(_damaged(files)) from error


def writable(folder: Path) -> None:
    """Raise ForeignFolderError or UnwritableError now rather than after minutes of work."""
    with writing(folder):
        pass


def _write(index: Index, files: _Files, signature: str) -> None:
    import faiss

    extents = write_texts(files.texts, index.contents.documents)
    np.save(files.passages, index.contents.passages)
    np.save(files.sentences, index.contents.sentences)
    np.save(files.sketches, index.sketches)
    np.save(files.tokens, index.token_vectors.quantised)
    for unit, vectors, terms in (
        ("passages", index.passage_vectors, index.passage_terms),
        ("sentences", index.sentence_vectors, index.sentence_terms),
    ):
        files.vectors(unit).write_bytes(faiss.serialize_index(vectors.faiss).tobytes())
        np.save(files.spread(unit), np.vstack([vectors.mean, vectors.covariance]))
        terms.save(files.terms(unit))
    index.spelling.save(files.spelling)
    ids = (document.id for document in index.contents.documents)
    write_ledger(files.statements, files.voices, index.ledger, ids)
    manifest = {
        "format": FORMAT,
        "fingerprint": index.fingerprint,
        "signature": signature,
        "settings": asdict(index.settings),
        "headings": list(index.contents.headings),
        "failures": [asdict(failure) for failure in index.failures],
        "examinations": [asdict(examination) for examination in index.examinations],
        "documents": documents_record(index.contents.documents, extents),
        "files": {
            file.relative_to(files.folder).as_posix(): file.stat().st_size
            for file in sorted(files.folder.rglob("*"))
            if file.is_file()
        },
    }
    files.manifest.write_text(json.dumps(manifest), encoding="utf-8")


def _manifest(files: _Files) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(files.manifest.read_text(encoding="utf-8"))
        sound = manifest["format"] == FORMAT and all(
            (files.folder / name).stat().st_size == size for name, size in manifest["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedIndexError(_damaged(files)) from error
    if not sound:
        raise DamagedIndexError(_damaged(files))
    return manifest


def _damaged(files: _Files) -> str:
    return f"the index in '{files.folder.parent}' is damaged; build it again: app.py index"


def _mapped(file: Path) -> NDArray[Any]:
    """The array, mapped into memory; as a plain one, for a memmap is slow to slice."""
    return np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))


def _open_vectors(files: _Files, unit: str) -> Vectors:
    import faiss

    stored: NDArray[np.uint8] = np.fromfile(files.vectors(unit), dtype=np.uint8)
    spread = np.load(files.spread(unit), allow_pickle=False)
    return Vectors(faiss.deserialize_index(stored), spread[0], spread[1:])
