"""A corpus on disk → sources, one at a time: a folder of documents or a `.jsonl` file."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.errors import CorpusError, UnreadableError
from corpus.read_html import read_html
from corpus.read_jsonl import read_jsonl
from corpus.read_references import SOURCES_FILE, read_references
from corpus.read_text import read_text
from corpus.source import Failure, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST_FILE = 50_000_000
"""Bytes: beyond any book; a larger file is a log or a dump and would stall the run."""

READERS: dict[str, Callable[[bytes], tuple[str, Reference | None]]] = {
    ".txt": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": read_html,
    ".htm": read_html,
}
"""Suffix → reader: bytes in; text out, with the facts that the format itself states."""


def read(corpus: Path) -> Iterator[Source | Failure]:
    """Yield the documents of `corpus` in the order of their ids, and the files that failed.

    Raises CorpusError when there is no such corpus, or nothing in it to read.
    """
    if corpus.is_dir():
        return _read_folder(corpus)
    if corpus.is_file() and corpus.suffix.lower() in {".jsonl", ".ndjson"}:
        return read_jsonl(corpus)
    if corpus.is_file():
        raise CorpusError(f"'{corpus}' is one file: name the folder it lies in, or a .jsonl file")
    raise CorpusError(f"no corpus at '{corpus}': name a folder of documents or a .jsonl file")


def _read_folder(folder: Path) -> Iterator[Source | Failure]:
    references = read_references(folder)
    files = list(_files(folder))
    if not any(file.suffix.lower() in READERS for file in files):
        kinds = " ".join(sorted(READERS))
        raise CorpusError(f"nothing to read in '{folder}': put documents there ({kinds})")
    for file in files:
        identity = file.relative_to(folder).as_posix()
        try:
            yield _read_file(file, identity, references.get(identity))
        except UnreadableError as error:
            yield Failure(identity, str(error))
        except OSError as error:
            yield Failure(identity, error.strerror or "cannot be read")


def _files(folder: Path) -> Iterator[Path]:
    """Every file below `folder` but hidden ones and sources.toml, sorted by relative path."""
    found = []
    for here, folders, names in os.walk(folder):  # does not follow links to folders: no loops
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            (Path(here) / name).relative_to(folder).as_posix()
            for name in names
            if not name.startswith(".") and name != SOURCES_FILE
        ]
    yield from (folder / name for name in sorted(found))


def _read_file(file: Path, identity: str, stated: Reference | None) -> Source:
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise UnreadableError(f"no reader for '{file.suffix or 'files without a suffix'}'")
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("not a regular file")
    if status.st_size > LARGEST_FILE:
        raise UnreadableError(f"larger than {LARGEST_FILE // 1_000_000} MB")
    content = file.read_bytes()
    text, facts = reader(content)
    if not text.strip():
        raise UnreadableError("holds no text")
    reference = replace(stated or facts or Reference(identity), id=identity)
    return Source(identity, text, reference, hashlib.sha256(content).hexdigest())


def read_signature(corpus: Path) -> str:
    """Return a short text that changes whenever a file of `corpus` does (name, size, time).

    Raises CorpusError when there is no such corpus.
    """
    if corpus.is_dir():
        files = [*_files(corpus), corpus / SOURCES_FILE]
    elif corpus.is_file():
        files = [corpus]
    else:
        raise CorpusError(f"no corpus at '{corpus}': name a folder of documents or a .jsonl file")
    digest = hashlib.sha256(str(corpus.resolve()).encode("utf-8", "surrogateescape"))
    for file in files:
        with contextlib.suppress(OSError):  # what cannot be looked at is a failure of `read`
            status = file.stat()
            state = f"\n{file.relative_to(corpus)} {status.st_size} {status.st_mtime_ns}"
            digest.update(state.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
