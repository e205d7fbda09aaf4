"""A corpus → segments of its documents: what is known is taken over, what is new worked out.

New documents are put by a batch at a time, so that what is broken off goes on where it was.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from corpus.ingest import ingest
from corpus.read import Reading
from corpus.read_jsonl import name_hash
from corpus.read_listing import read_listing
from corpus.source import Failure, Known
from index.embed_passages import PassageText, embed_passages
from index.files import KEY, SIZE, FileRecord, Files, looks_of
from index.join_segments import join_segments
from index.records import key_of
from index.segment import Entry, as_array, has_tokens, segment
from index.stock import as_places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus.document import Document
    from corpus.ingest import Extract, Ingested
    from corpus.listing import Listing
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
    follow: bool = False  # links that lead out of the corpus


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of the corpus and where their documents lie in the stock's segments, all in the
    order of the corpus; what failed; and the signature of the corpus as it was then.
    """

    files: Files
    failures: tuple[Failure, ...]
    signature: str


def gather(corpus: Path, known: Files, stock: Stock, work: Work, progress: Progress) -> Gathered:
    """Return where in `stock` the documents of `corpus` lie; what it lacks is added to it.

    `known` are files as they were when they were last read, and the places of their documents.
    Raises CorpusError when there is no such corpus, or nothing in it to read.
    """
    listing = read_listing(corpus, follow=work.follow)
    looks = looks_of(listing)
    at = known.find(listing.names)
    same = known.look_as(at, looks)
    batch = _Batch(stock, work, progress, stock.passages(known.documents_of(at[same])))
    looked_at = int(same.sum())
    _tell(progress, listing, looked_at)
    with Reading(corpus) as reading:
        alone = len(listing.names) < listing.documents  # a file of many documents
        for done, number in enumerate(np.flatnonzero(~same).tolist(), looked_at + 1):
            name, look = listing.names[number], looks[number]
            digest = known.digest_if_like(at[number], look)
            if digest and digest == reading.digest_of(name):
                same[number] = True
            else:
                tell = partial(_tell, progress, listing) if alone else None
                before = known.take(at[[number]]) if alone and at[number] >= 0 else None
                grown = _read_on(before, look, reading, batch) if before else None
                if grown:
                    batch.files.append(grown)  # and in no segment: it has all keys of the corpus
                else:
                    batch.take_file(_read(name, look, reading, batch, tell))
            _tell(progress, listing, done)
        batch.put_by()
        progress("Indexing", listing.documents, listing.documents)
        read = Files.of_records(batch.files, batch.table)
        at[~same] = np.arange(len(read.names)) + len(known.names)
        files = replace(Files.joined([known, read]).take(at), looks=looks)
        if not len(files.documents):
            reading.found_something(listing)
    failures = [*listing.failures, *(each for own in files.failures.values() for each in own)]
    return Gathered(files, tuple(failures), listing.signature)


def _tell(progress: Progress, listing: Listing, done: int) -> None:
    """Tell how many files are done; of a corpus that is one file, how many documents."""
    progress("Indexing", min(done, listing.documents), listing.documents)


def _read(
    name: str,
    look: NDArray[np.int64],
    reading: Reading,
    batch: _Batch,
    tell: Callable[[int], None] | None,
) -> FileRecord:
    keys: list[bytes] = []
    failures: list[Failure] = []
    for number, each in enumerate(reading.read(name, batch.name_of), 1):
        if isinstance(each, Failure):
            failures.append(each)
        else:
            keys.append(batch.take(each))
        if tell:
            tell(number)
    return FileRecord(name, look, reading.digest, b"".join(keys), tuple(failures))


def _read_on(
    before: Files, look: NDArray[np.int64], reading: Reading, batch: _Batch
) -> FileRecord | None:
    """What comes of a file, of which `before` tells how it was, when it has grown at its end."""
    size, digest = int(before.looks[0, SIZE]), before.digests[0].tobytes()
    added = reading.read_on(size, digest)
    if added is None or batch.has_any(before.documents, added):
        return None
    keys = batch.take_known(before.documents) + b"".join(map(batch.take, added))
    return FileRecord(before.names[0], look, reading.digest, keys, before.failures.get(0, ()))


class _Batch:
    """Documents on their way into a segment, and where all that came so far have gone."""

    def __init__(self, stock: Stock, work: Work, progress: Progress, known: int) -> None:
        self.files: list[FileRecord] = []
        self._stock, self._work, self._progress = stock, work, progress
        self._extract = _extract_new(stock) if work.statements else None
        self._places = array("i")  # a segment and a number in it, for each document
        self._waiting: list[tuple[bytes, Ingested]] = []
        self._read: list[FileRecord] = []  # since the last segment, to be told of in the next
        self._first = len(stock.segments)  # of those that may still be joined
        self._new, self._known = 0, known  # passages: of those that wait, and of all others
        self._found: list[Place] = []  # documents not counted in either yet

    def name_of(self, key: bytes) -> bytes | None:
        """Return the hash of the name of the document with this key, if it is known."""
        return self._stock.name(key)

    @property
    def table(self) -> NDArray[np.int32]:
        """Where the documents that came so far lie, a row each."""
        return np.array(self._places, dtype=np.int32).reshape(-1, 2)

    def has_any(self, places: NDArray[np.int32], sources: Sequence[Source]) -> bool:
        """Return whether one of the documents at `places` has the name of one of `sources`."""
        known = np.ascontiguousarray(self._stock.rows("names", places)[:, :8]).view(np.uint64)
        names = b"".join(name_hash(source.id)[:8] for source in sources)
        return bool(np.isin(known, np.frombuffer(names, dtype=np.uint64)).any())

    def take_known(self, places: NDArray[np.int32]) -> bytes:
        """Take the documents at `places` of the stock as they are; return their keys."""
        self._known += self._stock.passages(places)
        self._places.frombytes(places.tobytes())
        return self._stock.rows("keys", places).tobytes()

    def take(self, source: Source | Known) -> bytes:
        """Find a place for the document of `source`; return its key."""
        if self._new >= BATCH:
            self.put_by()  # not sooner: what is told of the files is then complete
        key = source.made_of if isinstance(source, Known) else key_of(source)
        place = self._stock.place(key)
        if place is not None:
            self._found.append(place)
        elif isinstance(source, Known):
            raise LookupError("a document that was said to be known is not")  # a defect
        else:
            ingested = ingest(source, self._extract)
            self._waiting.append((key, ingested))
            self._new += len(ingested.passages)
            place = len(self._stock.segments), len(self._waiting) - 1
        self._places.extend(place)
        return key

    def take_file(self, record: FileRecord) -> None:
        """Note what came of a file whose documents were taken one by one."""
        self.files.append(record)
        self._read.append(record)

    def put_by(self) -> None:
        """Embed what is waiting and put it by as a segment."""
        if not self._waiting:
            return
        self._known += self._new + self._stock.passages(as_places(self._found))
        self._new, self._found = 0, []
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
        keys = b"".join(each.keys for each in self._read)
        files = Files.of_records(self._read, as_array(keys).reshape(-1, KEY))
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
        places = self.table
        moved = places[:, 0] >= first
        places[moved, 1] += np.array(before, dtype=np.int32)[places[moved, 0] - first]
        places[moved, 0] = first
        self._places = array("i", places.tobytes())
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
