"""The journey of a corpus: read → ingest → embed what is new → join → record who says what."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.contain import RAISING
from corpus.errors import CorpusError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.splitting.split_passages import PASSAGE_TOKENS
from index.health.omissions import omissions_record
from index.index import Index
from index.people.record_statements import find_out
from index.people.speech_record import StatementTerms
from index.people.statement_records import voices_record
from index.settings import Settings, fingerprint
from index.storage.document_store import DocumentStore
from index.storage.files import Files
from index.storage.merge_policy import merge_small_segments
from index.storage.reusable_segments import ReusableSegments, as_places
from index.storage.row_ranges import row_ranges, rows_of
from index.storage.segment import SPOKEN, WORDS, as_array, files_of, has_tokens
from index.updating.batch import TOKEN_VECTORS_UP_TO, IndexJob
from index.updating.update_segments import Gathered, update_segments
from index.updating.vector_statistics import add_vector_statistics
from index.versions import installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus.contain import Containment
    from index.encoder.load_encoder import Encoder
    from index.progress import Progress
    from index.storage.merge_policy import WriteSegment
    from index.storage.segment import Arrays, Pieces

REVISION = 50
"""Raised whenever the same files would be cut, encoded, read for statements or laid out in a
segment in another way."""


@dataclass(frozen=True, slots=True)
class SegmentSink:
    """Where new segments are kept, how they are let go, and which an earlier run has `left`.

    Without `trust` every file is read, whatever its size and time of change say. With `follow`,
    links that lead out of the corpus are followed. What a document does to a stage is the
    business of `containment`.
    """

    write: WriteSegment
    drop: Callable[[Arrays], None]
    left: tuple[Arrays, ...] = ()
    trust: bool = True
    follow: bool = False
    containment: Containment = RAISING


def keep_in_memory(pieces: Pieces) -> Arrays:
    """Keep a segment in memory only."""
    return {name: own[0] if len(own) == 1 else np.concatenate(own) for name, own in pieces.items()}


def discard_segment(segment: Arrays) -> None:
    """Let go of a segment that is kept in memory only."""
    del segment


def build_index(  # noqa: PLR0913  # of what, with what, and what is there already
    corpus: Path,
    encoder: Encoder,
    progress: Progress,
    old: Index | None,
    *,
    statements: bool = True,
    sink: SegmentSink = SegmentSink(keep_in_memory, discard_segment),  # it is frozen
) -> Index:
    """Index the documents of `corpus`; what `old` or an earlier run has is taken over.

    Without `statements` it is not recorded who says what, which is the slow part (0.25 s
    per 1,000 words): for corpora that are only searched, such as evaluation sets.
    When nothing has changed at all, that is `old`.
    Raises CorpusError when there is nothing to index.
    """
    versions = installed().completed(old.settings.versions) if old else installed()
    settings = Settings(
        encoder.name, encoder.fingerprint, PASSAGE_TOKENS, True, REVISION, statements, versions
    )
    alike = old if old and old.settings.revision == REVISION else None
    reusable = ReusableSegments(
        [*(alike.document_store.segments if alike else ()), *sink.left], settings
    )
    known = (
        _known_files(alike, sink.left, reusable) if sink.trust else _known_files(None, (), reusable)
    )
    contain = sink.containment
    made = settings.made()
    work = IndexJob(encoder, made, statements, sink.write, sink.drop, sink.follow, contain)
    gathered = update_segments(corpus, known, reusable, work, progress)
    if alike and not sink.left and _is_of(alike, settings, gathered):
        return alike
    places = gathered.files.documents
    passages = reusable.passages(places)
    if not passages:
        reasons = "".join(f"\n  {failure.id}: {failure.reason}" for failure in gathered.failures)
        raise CorpusError(Message(Key.NOTHING_READ, corpus=str(corpus), reasons=reasons))
    settings = replace(settings, token_vectors=passages <= TOKEN_VECTORS_UP_TO)
    if settings.token_vectors and not reusable.keeps_tokens(places):
        # It has shrunk: documents that were too many to keep the tokens of are embedded again.
        whole = tuple(segment for segment in reusable.segments if has_tokens(segment))
        anew = replace(sink, left=whole)
        return build_index(corpus, encoder, progress, None, statements=statements, sink=anew)
    document_store = merge_small_segments(
        DocumentStore(tuple(reusable.segments), places),
        work.write,
        keep_tokens=settings.token_vectors,
    )
    tables: dict[str, NDArray[Any]] = {"table": document_store.table}
    tables |= add_vector_statistics(
        document_store, alike if alike and alike.settings.made() == work.made else None
    )
    tables |= _voices(document_store, contain) if statements else {}
    tables |= gathered.files.arrays()
    tables["signature"] = as_array(gathered.signature.encode())
    tables["corpus"] = as_array(str(corpus.resolve()).encode("utf-8", "surrogatepass"))
    name = fingerprint(settings, document_store.gather("facts"))
    return Index(name, settings, gathered.failures, document_store, tables)


def _known_files(old: Index | None, left: Iterable[Arrays], reusable: ReusableSegments) -> Files:
    """The files that were read already, as they were last, and where their documents lie."""
    known = [Files.of_records((), as_places(()))]
    if old and reusable.begins_with(old.document_store.segments):
        known.append(Files.of_arrays(old.tables, old.document_store.table))
    alike = {id(segment) for segment in reusable.segments}
    known += [_placed(files_of(segment), reusable) for segment in left if id(segment) in alike]
    return Files.joined(known)


def _placed(files: Files, reusable: ReusableSegments) -> Files:
    """Those of `files`, known with the keys of their documents, all of which are in `reusable`."""
    places = [reusable.place(key.tobytes()) for key in files.documents]
    missing = np.cumsum([0, *(place is None for place in places)])
    ends = np.cumsum(files.counts)
    whole = np.flatnonzero(missing[ends] == missing[ends - files.counts])
    return replace(files, documents=as_places(place or (-1, -1) for place in places)).take(whole)


def _is_of(index: Index, settings: Settings, gathered: Gathered) -> bool:
    """Whether `index` is that of the files as they were found, down to their times."""
    return (
        index.settings == replace(settings, token_vectors=index.settings.token_vectors)
        and index.signature == gathered.signature
        and index.failures == gathered.failures
        and np.array_equal(index.document_store.table, gathered.files.documents)
        and np.array_equal(index.tables["files.looks"], gathered.files.looks)
    )


def _voices(
    document_store: DocumentStore, containment: Containment
) -> dict[str, NDArray[np.uint8]]:
    """Who says what over all documents, and what had to be left out of that, as JSON."""
    first = len(containment.omissions)
    columns = (("words", WORDS), ("counts", SPOKEN))
    bags = StatementTerms(
        *(
            rows_of(document_store, f"said.{name}", row_ranges(document_store, column))
            for name, column in columns
        )
    )
    voices, groups = find_out(document_store.speech_records(), bags, containment)
    written = {
        "voices": voices_record(voices),
        "groups": json.dumps(groups).encode(),
        "unjoined": omissions_record(containment.omissions[first:]),
    }
    return {name: as_array(record) for name, record in written.items()}
