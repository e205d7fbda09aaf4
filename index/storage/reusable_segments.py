"""What earlier work there is to be taken over: an older index, and what a broken-off run left.

All of it is looked up by content: a document by the hash of its source, a passage by that of
its text. A name, a place or a time says nothing about what a thing is.
"""

from __future__ import annotations

import json
import operator
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np

from index.encoder.embed_passages import EmbeddedPassage
from index.passage_table import PassageTable, SentenceTable
from index.people.statement_records import read_record
from index.settings import read_segment_settings
from index.storage.segment import PASSAGES, STATEMENTS, as_array, body_of, has_tokens, passage_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from corpus.document import Document
    from corpus.statement import Statement
    from index.encoder.embed_passages import PassageText
    from index.settings import Settings
    from index.storage.segment import Arrays

Place = tuple[int, int]
"""A segment, and the number of a document in it."""


def as_places(places: Iterable[Place]) -> NDArray[np.int32]:
    """Return `places` as rows."""
    return np.array(list(places), dtype=np.int32).reshape(-1, 2)


class ReusableSegments:
    """Segments made with the same settings, and what is found in them by its hash.

    Of those that were made otherwise in a part, such as with another stemmer, the rest is of use:
    the vectors, the statements, or both.
    """

    def __init__(self, segments: Iterable[Arrays], settings: Settings) -> None:
        wanted = read_segment_settings(settings.made())
        self.segments: list[Arrays] = []
        self._vectors: list[Arrays] = []
        self._spoken: list[Arrays] = []
        self._counts: list[NDArray[np.int64]] = []
        self._numbers: dict[str, list[dict[bytes, int]]] = {}
        for segment in segments:
            made = read_segment_settings(segment["made"].tobytes())
            if made is None or wanted is None:
                continue
            if made.serves(wanted):
                self.segments.append(segment)
                continue
            if made.same_vectors(wanted):
                self._vectors.append(segment)
            if made.same_statements(wanted):
                self._spoken.append(segment)

    def begins_with(self, segments: Sequence[Arrays]) -> bool:
        """Whether all `segments` are of use, so that their numbers here are those they had."""
        firsts = self.segments[: len(segments)]
        return len(firsts) == len(segments) and all(map(operator.is_, firsts, segments))

    def place(self, key: bytes) -> Place | None:
        """Return where the document lies that was ingested from the source with this hash."""
        return self._find("keys", key)

    def name(self, key: bytes) -> bytes | None:
        """Return the hash of what the document is called that was ingested from this source."""
        place = self.place(key)
        return self.segments[place[0]]["names"][place[1]].tobytes() if place else None

    def rows(self, name: str, places: NDArray[np.int32]) -> NDArray[Any]:
        """Return the rows of the array `name` that the documents at `places` (n, 2) have."""
        starts = np.cumsum([0, *(len(segment[name]) for segment in self.segments)])
        every = np.concatenate([segment[name] for segment in self.segments])
        own: NDArray[Any] = every[starts[places[:, 0]] + places[:, 1]]
        return own

    def join_from(self, first: int, segment: Arrays) -> list[int]:
        """Put `segment` in the place of all from number `first` on, of which it is made.

        Return how many documents come before those of each.
        """
        gone = self.segments[first:]
        self.segments[first:] = [segment]
        del self._counts[first:]
        for known in self._numbers.values():
            del known[first:]
        return list(accumulate((len(each["keys"]) for each in gone), initial=0))

    def _find(self, name: str, digest: bytes) -> Place | None:
        """The first place of `digest` in the arrays `name` of all segments so far.

        What is kept in part is not found: it is tried again whenever it is read again.
        """
        known = self._numbers.setdefault(name, [])
        known += [_numbered(segment, name) for segment in self.segments[len(known) :]]
        for number, own in enumerate(known):
            if digest in own:
                return number, own[digest]
        return None

    def statements(self, document: Document) -> tuple[Statement, ...] | None:
        """Return the statements of `document`, whatever it is called; None: not known."""
        body = body_of(document)
        found = self._find("bodies", body)
        segment, local = (self.segments[found[0]], found[1]) if found else self._told(body)
        if segment is None:
            return None
        start, end = segment["bounds"][local : local + 2, STATEMENTS].tolist()
        record = json.loads(segment["statements"][start:end].tobytes())
        return read_record(record, document)

    def _told(self, body: bytes) -> tuple[Arrays | None, int]:
        """A segment of which only the rest is of use, and the document of this body in it."""
        for segment in self._spoken:
            rows = np.flatnonzero((segment["bodies"] == as_array(body)).all(axis=1))
            if len(rows):
                return segment, int(rows[0])
        return None, -1

    def passages(self, places: NDArray[np.int32]) -> int:
        """Return how many passages the documents at `places` (n, 2) have."""
        for segment in self.segments[len(self._counts) :]:
            self._counts.append(np.diff(segment["bounds"][:, PASSAGES]))
        return sum(
            int(counts[places[places[:, 0] == number, 1]].sum())
            for number, counts in enumerate(self._counts)
        )

    def keeps_tokens(self, places: NDArray[np.int32]) -> bool:
        """Return whether the tokens of all documents at `places` are there."""
        return all(has_tokens(self.segments[number]) for number in set(places[:, 0].tolist()))

    def vectors(
        self, texts: Sequence[PassageText], *, with_tokens: bool
    ) -> dict[PassageText, EmbeddedPassage]:
        """Return those of `texts` that are embedded here, and their vectors."""
        wanted = {passage_key(text): text for text in texts}
        firsts = np.array([key[0] for key in wanted], dtype=np.uint64)
        found: dict[PassageText, EmbeddedPassage] = {}
        for segment in [*self.segments, *self._vectors]:
            if with_tokens and not has_tokens(segment):
                continue
            keys = segment["passage.keys"]
            for row in np.flatnonzero(np.isin(keys[:, 0], firsts)).tolist():
                text = wanted.get((int(keys[row, 0]), int(keys[row, 1])))
                if text is not None and text not in found:
                    found[text] = _embedded(segment, row)
        return found


def _numbered(segment: Arrays, name: str) -> dict[bytes, int]:
    """The first row of each digest, without those of documents that are kept in part."""
    items = _items(segment[name])
    rows = dict(zip(reversed(items), range(len(items) - 1, -1, -1), strict=True))
    partial = set(np.flatnonzero(segment["partial"]).tolist())
    return {item: row for item, row in rows.items() if row not in partial} if partial else rows


def _items(digests: NDArray[np.uint8]) -> list[bytes]:
    """Each row by itself."""
    items: list[bytes] = digests.view(f"V{digests.shape[1]}").ravel().tolist()
    return items


def _embedded(segment: Arrays, row: int) -> EmbeddedPassage:
    passage = PassageTable(segment["passages"]).row(row)
    held = slice(passage.sentence_start, passage.sentence_end)
    bounds = SentenceTable(segment["sentences"]).take(held).token_bounds - passage.token_start
    return EmbeddedPassage(
        segment["passage.vectors"][row],
        segment["sentence.vectors"][held],
        segment["tokens"][passage.token_start : passage.token_end],
        bounds.astype(np.int32),
    )
