"""Many segments → few: small ones are joined, and what is no longer wanted is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.storage.document_store import DocumentStore
from index.storage.merge_segments import merge_segments
from index.storage.segment import PASSAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from index.storage.segment import Arrays, Pieces

    WriteSegment = Callable[[Pieces], Arrays]

MOST = 8
"""Segments. Each costs every question a little; joining costs what is joined."""

WANTED = 0.5
"""Share of a segment's passages. With fewer it is written anew without the rest."""

GROWTH = 2
"""A segment is joined with smaller ones when it is at most so many times as large as all of
them: so a document is written anew a few times only, however many come one by one."""


def merge_small_segments(
    document_store: DocumentStore, keep: WriteSegment, *, keep_tokens: bool
) -> DocumentStore:
    """Return the same documents in few segments, new ones as `keep` gives them."""
    wanted = [np.zeros(len(segment["keys"]), dtype=bool) for segment in document_store.segments]
    for number, own in enumerate(wanted):
        own[document_store.table[document_store.table[:, 0] == number, 1]] = True
    sizes = [_passages(*each) for each in zip(document_store.segments, wanted, strict=True)]
    used = [number for number, own in enumerate(wanted) if own.any()]
    joined = _worn(document_store, sizes, used, keep_tokens=keep_tokens)
    if len(used) - len(joined) + bool(joined) > MOST:
        joined |= _small(sizes, [number for number in used if number not in joined])
    kept = [number for number in used if number not in joined]
    order = sorted(joined)
    places = [np.full((len(own), 2), -1, dtype=np.int32) for own in wanted]
    for place, number in enumerate(kept):
        places[number][:, 0], places[number][:, 1] = place, np.arange(len(places[number]))
    segments = [document_store.segments[number] for number in kept]
    if joined:
        chosen = [(document_store.segments[number], wanted[number]) for number in order]
        segments.append(keep(merge_segments(chosen, keep_tokens=keep_tokens)))
        first = 0
        for number in order:
            own = places[number][wanted[number]]
            own[:, 0], own[:, 1] = len(kept), np.arange(first, first + len(own))
            places[number][wanted[number]] = own
            first += len(own)
    starts = np.cumsum([0, *map(len, places)])[document_store.table[:, 0]]
    return DocumentStore(
        tuple(segments), np.concatenate(places)[starts + document_store.table[:, 1]]
    )


def _passages(segment: Arrays, wanted: NDArray[np.bool_]) -> int:
    return int(np.diff(segment["bounds"][:, PASSAGES])[wanted].sum())


def _worn(
    document_store: DocumentStore, sizes: list[int], used: list[int], *, keep_tokens: bool
) -> set[int]:
    """Segments with little left in them, or with tokens that are no longer wanted."""
    return {
        number
        for number in used
        for segment in [document_store.segments[number]]
        if sizes[number] < WANTED * len(segment["passages"])
        or (len(segment["tokens"]) and not keep_tokens)
    }


def _small(sizes: list[int], numbers: list[int]) -> set[int]:
    """The smallest ones, as many as are worth joining; at least so many that few remain."""
    smallest = sorted(numbers, key=lambda number: (sizes[number], number))
    joined = smallest[: len(smallest) - MOST + 1]
    for number in smallest[len(joined) :]:
        if sizes[number] > GROWTH * sum(sizes[each] for each in joined):
            break
        joined.append(number)
    return set(joined)
