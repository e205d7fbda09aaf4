"""The index of a corpus: opened when it is up to date, built when it is not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from corpus.contain import Containment
from corpus.errors import MissingCorpusError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.folder.read_listing import read_signature
from corpus.splitting.split_passages import PASSAGE_TOKENS
from index.build import REVISION, SegmentSink, build_index, discard_segment, keep_in_memory
from index.storage.index_folder import (
    DamagedIndexError,
    LockedError,
    MissingIndexError,
    StoreError,
    UnwritableError,
    writing,
)
from index.storage.store_log import write_log
from index.store import (
    delete_segment,
    delete_unused_files,
    open_index,
    orphan_segments,
    read_stamp,
    recorded_corpus,
    save_locked,
    write_segment,
)
from index.updating.recognise_corpus import is_place, recognise_corpus
from index.versions import installed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.progress import Progress
    from index.store import Stamp


@dataclass(frozen=True, slots=True)
class Place:
    """Where the documents are, where their index is kept, and the model they are read with.

    `statements` says whether the index is to know who says what, `follow` whether links that lead
    out of the corpus are followed.
    """

    corpus: Path
    index: Path
    model: str
    statements: bool = True
    follow: bool = False


GONE = (
    "the documents in '{corpus}' are gone: answers come from the index, and nothing in them can be "
    "checked against its file"
)


class OtherCorpusError(StoreError):
    """The index is one of other documents, which is not to be overwritten."""


def check_place(place: Place) -> None:
    """Raise CorpusError where there is neither a corpus nor an index of it, and OtherCorpusError
    where the index is of other documents.
    """
    if not _is_own(place):
        raise OtherCorpusError(_other(place))
    try:
        read_signature(place.corpus, follow=place.follow)
    except MissingCorpusError:
        if _kept(place) is None:
            raise


def open_current(place: Place, warn: Callable[[str], None] = lambda _: None) -> Index | None:
    """Return the index when it was built from the corpus as it is now with `place.model`. Where the
    corpus is gone, warn and return the index as it is: it has the text.

    None says that it must be built: there is none, it is damaged, or something changed.
    Raises CorpusError when there is no such corpus and no index of it, and OtherCorpusError.
    """
    if not _is_own(place):
        raise OtherCorpusError(_other(place))
    try:
        signature = read_signature(place.corpus, follow=place.follow)
    except MissingCorpusError:
        if _kept(place) is None:
            raise
        warn(GONE.format(corpus=place.corpus))
        return open_index(place.index)
    stamp = _kept(place)
    try:
        return open_index(place.index) if stamp and stamp.signature == signature else None
    except (MissingIndexError, DamagedIndexError):
        return None  # not an error: there is nothing yet, or nothing left, to open


def _kept(place: Place) -> Stamp | None:
    """The stamp of the index of `place`, if it was made as it would be made now."""
    try:
        stamp = read_stamp(place.index)
    except (MissingIndexError, DamagedIndexError):
        return None
    settings = stamp.settings
    built_as = (settings.model, settings.passage_tokens, settings.revision)
    enough = settings.statements or not place.statements
    alike = settings.versions.agree(installed())
    wanted = (place.model, PASSAGE_TOKENS, REVISION)
    return stamp if enough and alike and built_as == wanted else None


def _is_own(place: Place) -> bool:
    """Whether what lies in the index folder is of this corpus, or of none that could be told."""
    try:
        recorded = recorded_corpus(place.index)
    except (MissingIndexError, DamagedIndexError):
        return True
    return recorded is None or is_place(recorded, place.corpus)


def _other(place: Place) -> str:
    recorded = recorded_corpus(place.index)
    return (
        f"the index in '{place.index}' is of the documents in '{recorded}', not of those in "
        f"'{place.corpus}': leave --corpus out, or name another --index; documents that were moved "
        f"are taken over by 'index --corpus {place.corpus} --index {place.index}'"
    )


def refresh(  # noqa: PLR0913  # of what, with what, and what is done anew or raised
    place: Place,
    encoder: Encoder,
    progress: Progress,
    *,
    fresh: bool = False,
    mend: bool = False,
    moved: bool = False,
    strict: bool = False,
) -> Index:
    """Build the index from the corpus as it is now, take over what is there, and save it.

    What is broken off leaves the old index as it was, and goes on at the next call where it
    stopped. With `fresh` every file is read, whatever its size and time of change say. With
    `mend`, documents in damaged files of the index are indexed anew, and these replaced. With
    `moved`, an index of another corpus is taken over where that has all of its documents.
    What a stage cannot do with a document is left out and said, its traceback put into the log
    of the folder; with `strict` it is raised instead.
    Raises CorpusError, and OtherCorpusError, ForeignFolderError or UnwritableError before any
    work is done.
    """
    with writing(place.index, lambda: progress(Message(Key.WAITING), 0, 1)):
        if not _is_own(place) and not (moved and _has_moved(place)):
            raise OtherCorpusError(_lost(place) if moved else _other(place))
        write, wanted = partial(write_segment, place.index), place.statements
        old = None if mend else _old(place.index)
        left = tuple(orphan_segments(place.index, old))
        contained = Containment(partial(write_log, place.index), strict=strict)
        sink = SegmentSink(
            write,
            delete_segment,
            left,
            trust=not fresh,
            follow=place.follow,
            containment=contained,
        )
        index = build_index(place.corpus, encoder, progress, old, statements=wanted, sink=sink)
        if index is old:
            delete_unused_files(old, place.index)
            return old
        save_locked(index, place.index, index.signature)
        return index


def refresh_or_keep_in_memory(
    place: Place, encoder: Encoder, progress: Progress, warn: Callable[[str], None]
) -> Index:
    """Do as `refresh`; where nothing can be written, warn and keep the index in memory."""
    try:
        return refresh(place, encoder, progress)
    except LockedError:
        raise
    except UnwritableError as error:
        warn(f"{error}; until then it is built anew at every start")
        old = _old(place.index)
        sink = SegmentSink(
            keep_in_memory, discard_segment, follow=place.follow, containment=Containment()
        )
        return build_index(
            place.corpus, encoder, progress, old, statements=place.statements, sink=sink
        )


def _has_moved(place: Place) -> bool:
    old = _old(place.index)
    return old is not None and recognise_corpus(old, place.corpus, follow=place.follow)


def _lost(place: Place) -> str:
    recorded = recorded_corpus(place.index)
    return (
        f"the index in '{place.index}' is of the documents in '{recorded}', and not all of them "
        f"are in '{place.corpus}': name another --index, or remove that folder first"
    )


def _old(folder: Path) -> Index | None:
    try:
        return open_index(folder)
    except (MissingIndexError, DamagedIndexError):
        return None
