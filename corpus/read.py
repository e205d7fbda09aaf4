"""A corpus on disk → sources, one at a time: a folder of documents or a `.jsonl` file."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.document import FACTS, Reference
from corpus.errors import CorpusError, UnreadableError
from corpus.read_apart import Apart, Limits
from corpus.read_content import COLLECTIONS, PLAIN, READERS, read_content
from corpus.read_jsonl import read_jsonl
from corpus.read_references import SOURCES_FILE, read_references
from corpus.sniff import HEAD, sniff
from corpus.source import Failure, Part, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.source import Provenance

LARGEST_TEXT = 50_000_000
"""Bytes: beyond any book; a larger text is a log or a dump and would stall the run."""

LARGEST_FILE = 500_000_000
"""Bytes of a file that holds more than its text, such as a book as pictures of its pages."""

LIMITS = Limits()


def read(corpus: Path, limits: Limits = LIMITS) -> Iterator[Source | Failure]:
    """Yield the documents of `corpus` in the order of its files, and the files that failed.

    `limits` are what one document may take; plain text is not subject to them.
    Raises CorpusError when there is no such corpus, or nothing in it to read.
    """
    if corpus.is_dir():
        return _read_folder(corpus, limits)
    if corpus.is_file() and corpus.suffix.lower() in {".jsonl", ".ndjson"}:
        return read_jsonl(corpus)
    if corpus.is_file():
        raise CorpusError(f"'{corpus}' is one file: name the folder it lies in, or a .jsonl file")
    raise CorpusError(f"no corpus at '{corpus}': name a folder of documents or a .jsonl file")


def _read_folder(folder: Path, limits: Limits) -> Iterator[Source | Failure]:
    references = read_references(folder)
    unreadable: list[Failure] = []
    files = list(_files(folder, unreadable))
    known = any(file.suffix.lower() in {*READERS, *COLLECTIONS} for file in files)
    yield from unreadable
    with Apart(limits) as apart:
        for file in files:
            identity = file.relative_to(folder).as_posix()
            try:
                for part in _read_file(file, apart):
                    known = True
                    yield _named(part, identity, references)
            except UnreadableError as error:
                yield Failure(identity, str(error))
            except OSError as error:
                yield Failure(identity, error.strerror or "cannot be read")
    if not known and not unreadable:
        kinds = " ".join(sorted([*READERS, *COLLECTIONS]))
        raise CorpusError(f"nothing to read in '{folder}': put documents there ({kinds})")


def _files(folder: Path, unreadable: list[Failure]) -> Iterator[Path]:
    """Every file below `folder` but hidden ones and sources.toml, sorted by relative path.

    Folders that cannot be looked into are added to `unreadable`.
    """

    def note(error: OSError) -> None:
        name = Path(error.filename or folder).relative_to(folder).as_posix()
        unreadable.append(Failure(f"{name}/", error.strerror or "cannot be read"))

    found = []
    for here, folders, names in os.walk(folder, onerror=note):  # follows no links: no loops
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            (Path(here) / name).relative_to(folder).as_posix()
            for name in names
            if not name.startswith(".") and name != SOURCES_FILE
        ]
    yield from (folder / name for name in sorted(found))


def _read_file(file: Path, apart: Apart) -> Iterator[Part | Failure]:
    plain = file.suffix.lower() in PLAIN
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("not a regular file")
    largest = LARGEST_TEXT if plain else LARGEST_FILE
    if status.st_size > largest:
        raise UnreadableError(f"larger than {largest // 1_000_000} MB")
    content = file.read_bytes()
    if plain and not sniff(content[:HEAD]):
        return read_content(content, file.name)
    return apart.read(content, file.name)


def _named(
    part: Part | Failure, identity: str, references: Mapping[str, Reference]
) -> Source | Failure:
    """The document with its id and its facts: the owner's word counts before the file's."""
    if isinstance(part, Failure):
        return Failure(f"{identity}/{part.id}", part.reason)
    name = f"{identity}/{part.name}" if part.name else identity
    own = part.extraction.reference or Reference("")
    stated = references.get(name, Reference(""))
    reference = _joined(stated, own, name)
    found: dict[str, Provenance] = {
        fact: "sources.toml" if getattr(stated, fact) else "file"
        for fact in FACTS
        if getattr(reference, fact)
    }
    extraction = part.extraction
    return Source(
        name,
        extraction.text,
        reference,
        part.sha256,
        extraction.landmarks,
        extraction.noise,
        extraction.warnings,
        found,
    )


def _joined(stated: Reference, own: Reference, name: str) -> Reference:
    missing = [fact for fact in FACTS if not getattr(stated, fact)]
    return replace(
        stated,
        id=name,
        type=stated.type if stated.type != Reference("").type else own.type,
        inferred=own.inferred.intersection(missing),
        **{fact: getattr(own, fact) for fact in missing},
    )


def read_signature(corpus: Path) -> str:
    """Return a short text that changes whenever a file of `corpus` does (name, size, time).

    Raises CorpusError when there is no such corpus.
    """
    if corpus.is_dir():
        files = [*_files(corpus, []), corpus / SOURCES_FILE]
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
