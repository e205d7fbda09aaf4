"""New documents on their way into a segment: worked up one by one, put by some at a time."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from corpus.contain import RAISING, Containment
from corpus.errors import UnreadableError
from corpus.ingest import ingest
from corpus.messages.english import Key
from corpus.messages.message import Message, verbatim
from corpus.readers.text.read_jsonl import name_hash
from corpus.source import Failure, Known
from index.encoder.embed_passages import PassageText, embed_passages
from index.storage.files import KEY, FileRecord, Files
from index.storage.merge_segments import merge_segments
from index.storage.records import key_of
from index.storage.reusable_segments import as_places
from index.storage.segment import Entry, as_array, has_tokens, segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from corpus.document import Document
    from corpus.ingest import Extract, Ingested
    from corpus.passage import Sentence
    from corpus.source import Source
    from corpus.statement import Statement
    from index.encoder.load_encoder import Encoder
    from index.progress import Progress
    from index.storage.reusable_segments import Place, ReusableSegments
    from index.storage.segment import Arrays, Pieces

BATCH = 256
"""Passages embedded and written together: well under a minute's work, and enough of them to
be sorted by length."""

MANY = 64
"""Segments that a run may leave before they are joined."""

TOKEN_VECTORS_UP_TO = 20_000
"""Passages. Their tokens take 50 kB each on disk: a gigabyte is what a laptop has to spare."""


Waiting = tuple[bytes, "Ingested"]
"""A document and its key."""


@dataclass(frozen=True, slots=True)
class IndexJob:
    """With what new documents are worked up: `made` is written into their segments, and
    `write` says where these are kept, `drop` that one is not needed any more. What a document
    does to a stage is the business of `containment`.
    """

    encoder: Encoder
    made: bytes
    statements: bool
    write: Callable[[Pieces], Arrays]
    drop: Callable[[Arrays], None]
    follow: bool = False  # links that lead out of the corpus
    containment: Containment = RAISING


class SegmentWriter:
    """Documents on their way into a segment, and where all that came so far have gone."""

    def __init__(
        self, reusable: ReusableSegments, job: IndexJob, progress: Progress, known: int
    ) -> None:
        self.files: list[FileRecord] = []
        self._reusable, self._job, self._progress = reusable, job, progress
        self._containment = job.containment
        self._extract = _extract_new(reusable) if job.statements else None
        self._places = array("i")  # a segment and a number in it, for each document
        self._waiting: list[Waiting] = []
        self._read: list[FileRecord] = []  # since the last segment, to be told of in the next
        self._first = len(reusable.segments)  # of those that may still be joined
        self._new, self._known = 0, known  # passages: of those that wait, and of all others
        self._found: list[Place] = []  # documents not counted in either yet

    def name_of(self, key: bytes) -> bytes | None:
        """Return the hash of the name of the document with this key, if it is known."""
        return self._reusable.name(key)

    @property
    def table(self) -> NDArray[np.int32]:
        """Where the documents that came so far lie, a row each."""
        return np.array(self._places, dtype=np.int32).reshape(-1, 2)

    def has_any(self, places: NDArray[np.int32], sources: Sequence[Source]) -> bool:
        """Return whether one of the documents at `places` has the name of one of `sources`."""
        known = np.ascontiguousarray(self._reusable.rows("names", places)[:, :8]).view(np.uint64)
        names = b"".join(name_hash(source.id)[:8] for source in sources)
        return bool(np.isin(known, np.frombuffer(names, dtype=np.uint64)).any())

    def take_known(self, places: NDArray[np.int32]) -> bytes:
        """Take the documents at these `places` as they are; return their keys."""
        self._known += self._reusable.passages(places)
        self._places.frombytes(places.tobytes())
        return self._reusable.rows("keys", places).tobytes()

    def contained(
        self, read: Iterator[Source | Known | Failure], name: str
    ) -> Iterator[Source | Known | Failure]:
        """Yield what is read of the file `name`; where its reader fails, a Failure ends it."""
        first = len(self._containment.omissions)
        failed = Failure(name, verbatim(""))
        while (
            each := self._containment.attempt(
                name, Message(Key.READER_FAILED), lambda: next(read, None), failed
            )
        ) is not None:
            if each is failed:
                yield Failure(name, self._containment.noted_since(first)[-1])
                return
            yield each

    def take(self, source: Source | Known) -> bytes | Failure:
        """Find a place for the document of `source`; return its key, or why it is not kept."""
        if self._new >= BATCH:
            self.flush()  # not sooner: what is told of the files is then complete
        if isinstance(source, Known):
            place = self._reusable.place(source.made_of)
            if place is None:
                raise LookupError("a document that was said to be known is not")  # a defect
            self._found.append(place)
            self._places.extend(place)
            return source.made_of
        first = len(self._containment.omissions)
        key = self._containment.attempt(
            source.id, Message(Key.NOT_KEPT), lambda: self._placed(source), None
        )
        if key is None:
            return Failure(source.id, self._containment.noted_since(first)[-1])
        return key

    def _placed(self, source: Source) -> bytes | Failure:
        key = key_of(source)
        place = self._reusable.place(key)
        if place is None:
            try:
                ingested = ingest(source, self._extract, self._containment)
            except UnreadableError as error:
                return Failure(source.id, error.message)
            self._waiting.append((key, ingested))
            self._new += len(ingested.passages)
            place = len(self._reusable.segments), len(self._waiting) - 1
        else:
            self._found.append(place)
        self._places.extend(place)
        return key

    def take_file(self, record: FileRecord) -> None:
        """Note what came of a file whose documents were taken one by one."""
        self.files.append(record)
        self._read.append(record)

    def flush(self) -> None:
        """Embed what is waiting and put it by as a segment."""
        if not self._waiting:
            return
        self._known += self._new + self._reusable.passages(as_places(self._found))
        self._new, self._found = 0, []
        keep_tokens = self._known <= TOKEN_VECTORS_UP_TO
        made = self._segment_of(self._waiting, keep_tokens=keep_tokens)
        self._reusable.segments.append(self._job.write({name: [own] for name, own in made.items()}))
        self._waiting, self._read = [], []
        if len(self._reusable.segments) - self._first >= MANY:
            self._join()

    def _segment_of(self, waiting: Sequence[Waiting], *, keep_tokens: bool) -> Arrays:
        """Make a segment of the documents that are `waiting`.

        If that fails, each is tried by itself, and if that fails too, with less and less of it.
        """
        make = partial(self._embedded_segment, keep_tokens=keep_tokens)
        together = f"{len(waiting)} documents"
        whole: Arrays | None = self._containment.attempt(
            together, Message(Key.TRIED_ALONE), lambda: make(waiting), None
        )
        if whole is not None:
            return whole
        return make([(key, self._reduced(key, each, make)) for key, each in waiting])

    def _reduced(
        self, key: bytes, ingested: Ingested, make: Callable[[Sequence[Waiting]], Arrays]
    ) -> Ingested:
        """As much of a document as a segment can be made of."""
        name, omissions = ingested.document.id, ingested.examination.omissions
        tried = ingested
        for lost, less in _LESS:
            first = len(self._containment.omissions)
            one = (key, tried)
            if self._containment.attempt(name, lost, partial(make, [one]), None) is not None:
                break
            lines = (*omissions, *self._containment.noted_since(first))
            examination = replace(ingested.examination, omissions=lines)
            tried = less(replace(ingested, examination=examination))
        return tried

    def _embedded_segment(self, waiting: Sequence[Waiting], *, keep_tokens: bool) -> Arrays:
        """Embed the passages of the documents that are `waiting`, and make a segment of them."""
        texts = [[PassageText.of(p) for p in each.passages] for _, each in waiting]
        every = [text for own in texts for text in own]
        known = self._reusable.vectors(every, with_tokens=keep_tokens)
        vectors = embed_passages(every, self._job.encoder, known, self._progress)
        dimension = (vectors or self._job.encoder.encode(["a"]))[0].vector.size
        embedded = iter(vectors)
        entries = [
            Entry(key, each, tuple(own), tuple(next(embedded) for _ in own))
            for (key, each), own in zip(waiting, texts, strict=True)
        ]
        keys = b"".join(each.keys for each in self._read)
        files = Files.of_records(self._read, as_array(keys).reshape(-1, KEY))
        return segment(entries, self._job.made, files, dimension, keep_tokens=keep_tokens)

    def _join(self) -> None:
        """Make one segment of the last MANY: each holds a file open, and there is a limit."""
        first, segments = self._first, self._reusable.segments[self._first :]
        keep_tokens = all(has_tokens(each) for each in segments)
        chosen = [(each, np.ones(len(each["keys"]), dtype=bool)) for each in segments]
        joined = self._job.write(merge_segments(chosen, keep_tokens=keep_tokens))
        before = self._reusable.join_from(first, joined)
        places = self.table
        moved = places[:, 0] >= first
        places[moved, 1] += np.array(before, dtype=np.int32)[places[moved, 0] - first]
        places[moved, 0] = first
        self._places = array("i", places.tobytes())
        for each in segments:
            self._job.drop(each)
        self._first = first + 1


def _without_statements(ingested: Ingested) -> Ingested:
    return replace(ingested, statements=())


def _without_passages(ingested: Ingested) -> Ingested:
    return replace(ingested, passages=())


def _without_text(ingested: Ingested) -> Ingested:
    document = replace(ingested.document, text="", noise=(), landmarks=())
    return replace(ingested, document=document, passages=(), statements=())


_LESS: tuple[tuple[Message, Callable[[Ingested], Ingested]], ...] = (
    (Message(Key.STATEMENTS_LEFT_OUT), _without_statements),
    (Message(Key.PASSAGES_LEFT_OUT), _without_passages),
    (Message(Key.TEXT_LEFT_OUT), _without_text),
)
"""What is tried of a document that a segment cannot be made of, and what is then said of it."""


def _extract_new(reusable: ReusableSegments) -> Extract:
    """What extracts the statements of a document unless `reusable` has them.

    The parser, which takes a second to load, is loaded for the first document that needs it.
    """

    def extract(document: Document, sentences: Sequence[Sentence]) -> tuple[Statement, ...]:
        known = reusable.statements(document)
        if known is not None:
            return known
        from corpus.statements import extract_statements, load_parser

        return extract_statements(document, sentences, load_parser())

    return extract
