"""The index of a corpus: opened when it is up to date, built when it is not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from corpus.contain import Containment
from corpus.read_listing import read_signature
from corpus.split_passages import PASSAGE_TOKENS
from index.build import REVISION, Keeping, build_index, forget, in_memory
from index.store import (
    drop_segment,
    keep_segment,
    left_behind,
    open_index,
    read_stamp,
    save_locked,
    tidy,
)
from index.store_folder import (
    DamagedIndexError,
    LockedError,
    MissingIndexError,
    UnwritableError,
    writing,
)
from index.store_log import write_log

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.embed import Encoder
    from index.index import Index
    from index.progress import Progress


@dataclass(frozen=True, slots=True)
class Place:
    """Where the documents are, where their index is kept, and the model they are read with.

    `statements` says whether the index is to know who says what.
    """

    corpus: Path
    index: Path
    model: str
    statements: bool = True


def open_current(place: Place) -> Index | None:
    """Return the index when it was built from the corpus as it is now with `place.model`.

    None says that it must be built: there is none, it is damaged, or something changed.
    Raises CorpusError when there is no such corpus.
    """
    signature = read_signature(place.corpus)
    try:
        stamp = read_stamp(place.index)
        built_as = (stamp.settings.model, stamp.settings.passage_tokens, stamp.settings.revision)
        enough = stamp.settings.statements or not place.statements
        wanted = (place.model, PASSAGE_TOKENS, REVISION)
        if enough and (stamp.signature, built_as) == (signature, wanted):
            return open_index(place.index)
    except (MissingIndexError, DamagedIndexError):
        pass  # not an error: there is nothing yet, or nothing left, to open
    return None


def refresh(  # noqa: PLR0913  # what is done anew, and what is raised
    place: Place,
    encoder: Encoder,
    progress: Progress,
    *,
    fresh: bool = False,
    mend: bool = False,
    strict: bool = False,
) -> Index:
    """Build the index from the corpus as it is now, take over what is there, and save it.

    What is broken off leaves the old index as it was, and goes on at the next call where it
    stopped. With `fresh` every file is read, whatever its size and time of change say. With
    `mend`, documents in damaged files of the index are indexed anew, and these replaced.
    What a stage cannot do with a document is left out and said, its traceback put into the log
    of the folder; with `strict` it is raised instead.
    Raises CorpusError, and ForeignFolderError or UnwritableError before any work is done.
    """
    with writing(place.index, lambda: progress("Waiting for another process", 0, 1)):
        put_by, wanted = partial(keep_segment, place.index), place.statements
        old = None if mend else _old(place.index)
        left = tuple(left_behind(place.index, old))
        contained = Containment(partial(write_log, place.index), strict=strict)
        keeping = Keeping(put_by, drop_segment, left, trust=not fresh, containment=contained)
        index = build_index(
            place.corpus, encoder, progress, old, statements=wanted, keeping=keeping
        )
        if index is old:
            tidy(old, place.index)
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
        keeping = Keeping(in_memory, forget, containment=Containment())
        return build_index(
            place.corpus, encoder, progress, old, statements=place.statements, keeping=keeping
        )


def _old(folder: Path) -> Index | None:
    try:
        return open_index(folder)
    except (MissingIndexError, DamagedIndexError):
        return None
