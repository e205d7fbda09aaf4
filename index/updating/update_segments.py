"""A corpus → segments of its documents: what is known is taken over, what is new worked out.

New documents are put by a batch at a time, so that what is broken off goes on where it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.folder.read_listing import read_listing
from corpus.readers.read import Reading
from corpus.source import Failure
from index.storage.files import SIZE, FileRecord, Files, looks_of
from index.updating.batch import SegmentWriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus.readers.folder.read_listing import Listing
    from index.progress import Progress
    from index.storage.reusable_segments import ReusableSegments
    from index.updating.batch import IndexJob


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of the corpus and where their documents lie in the reusable segments, all in the
    order of the corpus; what failed; and the signature of the corpus as it was then.
    """

    files: Files
    failures: tuple[Failure, ...]
    signature: str


def update_segments(
    corpus: Path, known: Files, reusable: ReusableSegments, work: IndexJob, progress: Progress
) -> Gathered:
    """Return where in `reusable` the documents of `corpus` lie; what it lacks is added to it.

    `known` are files as they were when they were last read, and the places of their documents.
    Raises CorpusError when there is no such corpus, or nothing in it to read.
    """
    listing = read_listing(corpus, follow=work.follow)
    looks = looks_of(listing)
    at = known.find(listing.names)
    same = known.look_as(at, looks)
    batch = SegmentWriter(reusable, work, progress, reusable.passages(known.documents_of(at[same])))
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
        batch.flush()
        progress(Message(Key.INDEXING), listing.documents, listing.documents)
        read = Files.of_records(batch.files, batch.table)
        at[~same] = np.arange(len(read.names)) + len(known.names)
        files = replace(Files.joined([known, read]).take(at), looks=looks)
        if not len(files.documents):
            reading.found_something(listing)
    failures = [*listing.failures, *(each for own in files.failures.values() for each in own)]
    return Gathered(files, tuple(failures), listing.signature)


def _tell(progress: Progress, listing: Listing, done: int) -> None:
    """Tell how many files are done; of a corpus that is one file, how many documents."""
    progress(Message(Key.INDEXING), min(done, listing.documents), listing.documents)


def _read(
    name: str,
    look: NDArray[np.int64],
    reading: Reading,
    batch: SegmentWriter,
    tell: Callable[[int], None] | None,
) -> FileRecord:
    keys: list[bytes] = []
    failures: list[Failure] = []
    for number, each in enumerate(batch.contained(reading.read(name, batch.name_of), name), 1):
        taken = each if isinstance(each, Failure) else batch.take(each)
        if isinstance(taken, Failure):
            failures.append(taken)
        else:
            keys.append(taken)
        if tell:
            tell(number)
    return FileRecord(name, look, reading.digest, b"".join(keys), tuple(failures))


def _read_on(
    before: Files, look: NDArray[np.int64], reading: Reading, batch: SegmentWriter
) -> FileRecord | None:
    """What comes of a file, of which `before` tells how it was, when it has grown at its end."""
    size, digest = int(before.looks[0, SIZE]), before.digests[0].tobytes()
    added = reading.read_on(size, digest)
    if added is None or batch.has_any(before.documents, added):
        return None
    known = batch.take_known(before.documents)
    taken = list(map(batch.take, added))
    keys = known + b"".join(each for each in taken if not isinstance(each, Failure))
    failed = (each for each in taken if isinstance(each, Failure))
    failures = (*before.failures.get(0, ()), *failed)
    return FileRecord(before.names[0], look, reading.digest, keys, failures)
