"""A corpus on disk → sources, one at a time: a folder of documents or a `.jsonl` file."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Self

from corpus.document import FACTS, Reference
from corpus.errors import CorpusError, UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message, told_by_system
from corpus.readers.content_hash import ContentHash
from corpus.readers.folder.read_added_lines import read_added_lines
from corpus.readers.folder.read_listing import read_listing
from corpus.readers.folder.read_records import read_records
from corpus.readers.folder.read_references import SOURCES_FILE, read_references, unused_statement
from corpus.readers.folder.recognise_export import OWN_EXPORT, recognise_export
from corpus.readers.read_content import COLLECTIONS, PLAIN, READERS, read_content
from corpus.readers.sandbox.sandbox import Apart, Limits
from corpus.readers.sniff import HEAD, sniff
from corpus.readers.text.read_jsonl import read_jsonl
from corpus.source import Failure, Known, Part, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from corpus.readers.folder.read_listing import Listing
    from corpus.source import Provenance

LARGEST_TEXT = 50_000_000
"""Bytes: beyond any book; a larger text is a log or a dump and would stall the run."""

LARGEST_FILE = 500_000_000
"""Bytes of a file that holds more than its text, such as a book as pictures of its pages."""

LIMITS = Limits()


def read(
    corpus: Path, limits: Limits = LIMITS, *, follow: bool = False
) -> Iterator[Source | Failure]:
    """Yield the documents of `corpus` in the order of its files, and the files that failed.

    `limits` are what one document may take; plain text is not subject to them. Links that lead out
    of the corpus are left out unless they are to be followed.
    Raises CorpusError when there is no such corpus, or nothing in it to read.
    """
    listing = read_listing(corpus, follow=follow)
    yield from listing.failures
    with Reading(corpus, limits) as reading:
        for name in listing.names:
            yield from (each for each in reading.read(name) if not isinstance(each, Known))
        reading.found_something(listing)


class Reading:
    """Reads the files of a corpus one after the other. To be used in a `with`.

    `digest` is the hash of the bytes of the file in hand, b"" where it is not known.
    """

    def __init__(self, corpus: Path, limits: Limits = LIMITS) -> None:
        self._corpus, self._apart = corpus, Apart(limits)
        self._folder = corpus.is_dir()
        self._references = read_references(corpus) if self._folder else {}
        self._about = _by_file(self._references)
        records = read_records(corpus) if self._folder else None
        self._records = records.references if records else {}
        self._libraries = records.libraries if records else frozenset()
        self._readable = False
        self.digest = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._apart.__exit__(*raised)

    def read(
        self, name: str, known: Callable[[bytes], bytes | None] | None = None
    ) -> Iterator[Source | Known | Failure]:
        """Yield the documents of the file `name` and what in it failed.

        Where a document is a line, `known` tells of lines that were read before (`read_jsonl`).
        A failure that has the file's own name says that the rest of it could not be read.
        """
        self.digest = b""
        if name in self._libraries:
            self.digest, self._readable = self.digest_of(name), True
            return  # it has told what it says of others
        if not self._folder:
            hashed = ContentHash()
            yield from read_jsonl(self._corpus, known, hashed.update)
            self._readable, self.digest = True, hashed.digits()
            return
        try:
            content = _content(self._corpus / name)
            self.digest = ContentHash(content).digits()
            found = set()
            for part in _parts(content, name, self._apart):
                self._readable = True
                source = _named(_foreign(part), name, self._references, self._records)
                found.add(source.id)
                yield source
            yield from self._unused(name, found)
        except UnreadableError as error:
            yield Failure(name, error.message)
        except OSError as error:
            yield Failure(name, told_by_system(error))

    def _unused(self, name: str, found: set[str]) -> Iterator[Failure]:
        """What sources.toml states of the file or of things in it that it does not hold."""
        for each in self._about.get(name, ()):
            if each not in found:
                yield Failure(SOURCES_FILE, unused_statement(each, found))

    def read_on(self, size: int, digest: bytes) -> tuple[Source, ...] | None:
        """Return the documents that a corpus of one file has behind its first `size` bytes, if
        these have the hash `digest` (`read_added_lines`).

        None where it is a folder, or has changed in another way: then it has to be read.
        """
        if self._folder:
            return None
        added = read_added_lines(self._corpus, size, digest)
        if added is None:
            return None
        self._readable, self.digest = True, added.digest
        return added.sources

    def digest_of(self, name: str) -> bytes:
        """Return the hash of the bytes of the file `name`; b"" when they cannot be read."""
        if not self._folder:
            return b""  # `read_on` finds out, and more
        try:
            return ContentHash(_content(self._corpus / name)).digits()
        except (OSError, UnreadableError):
            return b""

    def found_something(self, listing: Listing) -> None:
        """Raise CorpusError when there is no file in `listing` that anything here reads."""
        kinds = {*READERS, *COLLECTIONS}
        known = any(PurePosixPath(name).suffix.lower() in kinds for name in listing.names)
        unreadable = any(failure.id != SOURCES_FILE for failure in listing.failures)
        if not (known or self._readable or unreadable):
            suffixes = " ".join(sorted(kind for kind in kinds if kind.startswith(".")))
            raise CorpusError(
                Message(Key.NOTHING_TO_READ, corpus=str(self._corpus), kinds=suffixes)
            )


def _by_file(references: Mapping[str, Reference]) -> dict[str, list[str]]:
    """The names that facts are stated of, by each file that they may be in: "a/b" by "a" too."""
    about: dict[str, list[str]] = {}
    for name in references:
        parts = name.split("/")
        for end in range(1, len(parts) + 1):
            about.setdefault("/".join(parts[:end]), []).append(name)
    return about


def _content(file: Path) -> bytes:
    plain = file.suffix.lower() in PLAIN
    status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(Message(Key.NOT_REGULAR))
    largest = LARGEST_TEXT if plain else LARGEST_FILE
    if status.st_size > largest:
        raise UnreadableError(Message(Key.TOO_LARGE, megabytes=largest // 1_000_000))
    content = file.read_bytes()
    if file.suffix.lower() == ".json" and recognise_export(content[:HEAD].decode(errors="replace")):
        raise UnreadableError(OWN_EXPORT)
    return content


def _parts(content: bytes, name: str, apart: Apart) -> Iterator[Part | Failure]:
    file = PurePosixPath(name)
    if file.suffix.lower() in PLAIN and not sniff(content):
        return read_content(content, file.name)
    return apart.read(content, file.name)


def _foreign(part: Part | Failure) -> Part | Failure:
    """The document, or that it is one of our own making."""
    if isinstance(part, Part) and recognise_export(part.extraction.text):
        return Failure(part.name, OWN_EXPORT)
    return part


def _named(
    part: Part | Failure,
    identity: str,
    references: Mapping[str, Reference],
    records: Mapping[str, Reference],
) -> Source | Failure:
    """The document with its id and its facts: the owner's word counts before that of a library
    (`read_records`), and this one before the file's.
    """
    if isinstance(part, Failure):
        return Failure(f"{identity}/{part.id}".rstrip("/"), part.reason)
    name = f"{identity}/{part.name}" if part.name else identity
    own = part.extraction.reference or Reference("")
    stated = references.get(name, Reference(""))
    record = records.get(name, Reference(""))
    reference = _joined(stated, _joined(record, own, name), name)
    found: dict[str, Provenance] = {
        fact: _provenance(fact, stated, record) for fact in FACTS if getattr(reference, fact)
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
        quotes=extraction.quotes,
        turns=extraction.turns,
    )


def _provenance(fact: str, stated: Reference, record: Reference) -> Provenance:
    if getattr(stated, fact):
        return "sources.toml"
    return "record" if getattr(record, fact) else "file"


def _joined(stated: Reference, own: Reference, name: str) -> Reference:
    missing = [fact for fact in FACTS if not getattr(stated, fact)]
    return replace(
        stated,
        id=name,
        type=stated.type if stated.type != Reference("").type else own.type,
        inferred=own.inferred.intersection(missing),
        properties=own.inferred.intersection(missing),  # no reader guesses from running text
        accessed=own.accessed,
        **{fact: getattr(own, fact) for fact in missing},
    )
