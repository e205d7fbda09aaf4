"""A corpus → segments of its documents: what is known is taken over, what is new worked out.

New documents are put by a batch at a time, so that what is broken off goes on where it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from corpus.ingest import ingest
from corpus.read import Reading
from corpus.read_listing import read_listing
from corpus.source import Failure
from index.embed_passages import PassageText, embed_passages
from index.file_record import KEY, FileRecord, files_record
from index.join_segments import join_segments
from index.records import key_of
from index.segment import Entry, has_tokens, segment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from corpus.document import Document
    from corpus.ingest import Extract, Ingested
    from corpus.listing import Listed, Listing
    from corpus.passage import Sentence
    from corpus.source import Source
    from corpus.statement import Statement
    from index.embed import Encoder
    from index.progress import Progress
    from index.segment import Arrays, Pieces
    from index.stock import Place, Stock

BATCH = 256
"""Passages embedded and put by together: well under a minute's work, and enough of them to
be sorted by length."""

MANY = 64
"""Segments that a run may leave before they are joined."""

TOKEN_VECTORS_UP_TO = 20_000
"""Passages. Their tokens take 50 kB each on disk: a gigabyte is what a laptop has to spare."""


@dataclass(frozen=True, slots=True)
class Work:
    """With what new documents are worked up: `made` is written into their segments, and
    `put_by` says where these are kept, `drop` that one is not needed any more.
    """

    encoder: Encoder
    made: bytes
    statements: bool
    put_by: Callable[[Pieces], Arrays]
    drop: Callable[[Arrays], None]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The place of every document in the stock's segments, in the order of the corpus, and
    what was read and what failed; `signature` is that of the corpus as it was then.
    """

    places: tuple[Place, ...]
    files: tuple[FileRecord, ...]
    failures: tuple[Failure, ...]
    signature: str


def gather(
    corpus: Path,
    known: Mapping[str, FileRecord],
    stock: Stock,
    work: Work,
    progress: Progress,
) -> Gathered:
    """Return where in `stock` the documents of `corpus` lie; what it lacks is added to it.

    `known` are files as they were when they were last read, by name.
    Raises CorpusError when there is no such corpus, or nothing in it to read.
    """
    listing = read_listing(corpus)
    batch = _Batch(stock, work, progress)
    with Reading(corpus) as reading:
        alone = len(listing.files) < listing.documents  # a file of many documents
        for number, file in enumerate(listing.files, 1):
            if not batch.take_known(file, known.get(file.name), reading):
                tell = partial(_tell, progress, listing) if alone else None
                batch.take_file(_read(file, reading, batch, tell))
            _tell(progress, listing, number)
        batch.put_by()
        progress("Indexing", listing.documents, listing.documents)
        if not batch.places:
            reading.found_something(listing)
    failures = [*listing.failures, *(failure for each in batch.files for failure in each.failures)]
    return Gathered(tuple(batch.places), tuple(batch.files), tuple(failures), listing.signature)


def _tell(progress: Progress, listing: Listing, done: int) -> None:
    """Tell how many files are done; of a corpus that is one file, how many documents."""
    progress("Indexing", min(done, listing.documents), listing.documents)


def _read(
    file: Listed, reading: Reading, batch: _Batch, tell: Callable[[int], None] | None
) -> FileRecord:
    keys: list[bytes] = []
    failures: list[Failure] = []
    for number, each in enumerate(reading.read(file), 1):
        if isinstance(each, Failure):
            failures.append(each)
        else:
            keys.append(batch.take(each))
        if tell:
            tell(number)
    return FileRecord(file, reading.digest, b"".join(keys), tuple(failures))


class _Batch:
    """Documents on their way into a segment, and where all that came so far have gone."""

    def __init__(self, stock: Stock, work: Work, progress: Progress) -> None:
        self.places: list[Place] = []
        self.files: list[FileRecord] = []
        self._stock, self._work, self._progress = stock, work, progress
        self._extract = _extract_new(stock) if work.statements else None
        self._waiting: list[tuple[bytes, Ingested]] = []
        self._read: list[FileRecord] = []  # since the last segment, to be told of in the next
        self._first = len(stock.segments)  # of those that may still be joined
        self._new, self._known = 0, 0  # passages: of those that wait, and of all others

    def take(self, source: Source) -> bytes:
        """Find a place for the document of `source`; return its key."""
        if self._new >= BATCH:
            self.put_by()  # not sooner: what is told of the files is then complete
        key = key_of(source)
        place = self._stock.place(key)
        if place is None:
            ingested = ingest(source, self._extract)
            self._waiting.append((key, ingested))
            self._new += len(ingested.passages)
            place = len(self._stock.segments), len(self._waiting) - 1
        else:
            self._known += self._stock.passages([place])
        self.places.append(place)
        return key

    def take_known(self, file: Listed, record: FileRecord | None, reading: Reading) -> bool:
        """Find the places of the documents of `file` if it is the same as when `record` was
        made, and return whether it is.
        """
        if record is None:
            return False
        keys = (record.keys[start : start + KEY] for start in range(0, len(record.keys), KEY))
        places = [self._stock.place(key) for key in keys]
        found = [place for place in places if place]
        same = record.same_times(file) or (
            record.may_be(file) and record.digest == reading.digest_of(file)
        )
        if not same or len(found) < len(places):
            return False
        self.places += found
        self._known += self._stock.passages(found)
        self.files.append(record if record.file == file else record._replace(file=file))
        return True

    def take_file(self, record: FileRecord) -> None:
        """Note what came of a file whose documents were taken one by one."""
        self.files.append(record)
        self._read.append(record)

    def put_by(self) -> None:
        """Embed what is waiting and put it by as a segment."""
        if not self._waiting:
            return
        self._known, self._new = self._known + self._new, 0
        keep_tokens = self._known <= TOKEN_VECTORS_UP_TO
        texts = [[PassageText.of(p) for p in each.passages] for _, each in self._waiting]
        every = [text for own in texts for text in own]
        known = self._stock.vectors(every, with_tokens=keep_tokens)
        vectors = embed_passages(every, self._work.encoder, known, self._progress)
        dimension = (vectors or self._work.encoder.encode(["a"]))[0].vector.size
        embedded = iter(vectors)
        entries = [
            Entry(key, each, tuple(own), tuple(next(embedded) for _ in own))
            for (key, each), own in zip(self._waiting, texts, strict=True)
        ]
        files = files_record(self._read)
        made = segment(entries, self._work.made, files, dimension, keep_tokens=keep_tokens)
        self._stock.segments.append(self._work.put_by({name: [own] for name, own in made.items()}))
        self._waiting, self._read = [], []
        if len(self._stock.segments) - self._first >= MANY:
            self._join()

    def _join(self) -> None:
        """Make one segment of the last MANY: each holds a file open, and there is a limit."""
        first, segments = self._first, self._stock.segments[self._first :]
        keep_tokens = all(has_tokens(each) for each in segments)
        chosen = [(each, np.ones(len(each["keys"]), dtype=bool)) for each in segments]
        joined = self._work.put_by(join_segments(chosen, keep_tokens=keep_tokens))
        before = self._stock.join_from(first, joined)
        self.places = [
            (first, before[number - first] + local) if number >= first else (number, local)
            for number, local in self.places
        ]
        for each in segments:
            self._work.drop(each)
        self._first = first + 1


def _extract_new(stock: Stock) -> Extract:
    """What extracts the statements of a document unless `stock` has them.

    The parser, which takes a second to load, is loaded for the first document that needs it.
    """

    def extract(document: Document, sentences: Sequence[Sentence]) -> tuple[Statement, ...]:
        known = stock.statements(document)
        if known is not None:
            return known
        from corpus.statements import extract_statements, load_parser

        return extract_statements(document, sentences, load_parser())

    return extract
