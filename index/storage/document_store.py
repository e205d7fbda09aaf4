"""The documents of an index, wherever they lie: read when they are asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, overload

import numpy as np

from index.people.speech_record import read_speech_records
from index.people.statement_records import read_record
from index.storage.records import LONE_SURROGATES, read_document, read_examination, read_reference
from index.storage.segment import RECORDS, REFERENCES, STATEMENTS, TEXTS, TOLD

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from corpus.document import Document, Reference
    from corpus.examine import Examination
    from corpus.statement import Statement
    from index.people.speech_record import SpeechRecord
    from index.storage.segment import Arrays

T = TypeVar("T")

KEPT = 512
"""Documents, each with its statements, kept decoded: more than one question shows, far less than a
library holds."""


@dataclass(frozen=True, slots=True)
class DocumentStore:
    """Document i of the index is number `table[i, 1]` of segment `table[i, 0]`."""

    segments: tuple[Arrays, ...]
    table: NDArray[np.int32]

    def documents(self, references: Sequence[Reference]) -> Documents:
        """Return the documents in their order; `references` are theirs."""
        return Documents(len(self.table), lambda number: self._document(number, references), KEPT)

    def references(self) -> Sequence[Reference]:
        """Return what is known about them; no text is read for it."""
        return LazyItems(
            len(self.table), lambda n: read_reference(self._part(n, "references")), None
        )

    def examinations(self) -> Sequence[Examination]:
        """Return what was noticed when they were read."""
        return LazyItems(
            len(self.table), lambda n: read_examination(self._part(n, "records")), KEPT
        )

    def statements(self, documents: Documents, starts: NDArray[np.int64]) -> Sequence[Statement]:
        """Return the statements of all `documents`, the first of each at `starts`."""

        def of_document(number: int) -> tuple[Statement, ...]:
            kept = documents.decoded(number)
            if kept.statements is None:
                record = json.loads(self._part(number, "statements"))
                kept.statements = read_record(record, kept.document)
            return kept.statements

        def made(place: int) -> Statement:
            number = int(np.searchsorted(starts, place, side="right")) - 1
            return of_document(number)[place - int(starts[number])]

        return LazyItems(int(starts[-1]), made, 0)

    def speech_records(self) -> list[SpeechRecord]:
        """Return what is told of all statements, in order."""
        records = [self._part(number, "told") for number in range(len(self.table))]
        return read_speech_records(
            records, lambda n: self._part(n, "texts").decode("utf-8", LONE_SURROGATES)
        )

    def gather(self, name: str) -> NDArray[Any]:
        """Return the rows of the array `name`, which has one for each document, in order."""
        starts = np.cumsum([0, *(len(segment[name]) for segment in self.segments)])
        every = np.concatenate([segment[name] for segment in self.segments])
        return every[starts[self.table[:, 0]] + self.table[:, 1]]

    def _document(self, number: int, references: Sequence[Reference]) -> Document:
        text, record = self._part(number, "texts"), self._part(number, "records")
        return read_document(record, text, references[number])

    def _part(self, number: int, name: str) -> bytes:
        segment, own = self.table[number].tolist()
        arrays = self.segments[segment]
        start, end = arrays["bounds"][own : own + 2, _COLUMNS[name]].tolist()
        content: bytes = arrays[name][start:end].tobytes()
        return content


_COLUMNS = {"texts": TEXTS, "records": RECORDS, "references": REFERENCES, "statements": STATEMENTS,
            "told": TOLD}  # fmt: skip


class LazyItems(Sequence[T]):
    """A sequence whose items are made when they are asked for; `kept` are remembered."""

    def __init__(self, count: int, make: Callable[[int], T], kept: int | None) -> None:
        self._count = count
        self._make = lru_cache(maxsize=kept)(make)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T]: ...
    def __getitem__(self, number: int | slice) -> T | Sequence[T]:
        if not isinstance(number, slice):
            return self._make(number if 0 <= number < self._count else range(self._count)[number])
        return tuple(self[each] for each in range(*number.indices(self._count)))


@dataclass(eq=False, slots=True)
class Decoded:
    """A document and, once they are asked for, its statements. They hold the document, so they are
    let go with it.
    """

    document: Document
    statements: tuple[Statement, ...] | None = None


class Documents(Sequence["Document"]):
    """Documents that are decoded when they are asked for; the last `kept` are remembered."""

    def __init__(self, count: int, make: Callable[[int], Document], kept: int) -> None:
        self._numbers = range(count)
        self.decoded = lru_cache(maxsize=kept)(lambda number: Decoded(make(number)))

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, number: int) -> Document: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Document]: ...
    def __getitem__(self, number: int | slice) -> Document | Sequence[Document]:
        if isinstance(number, slice):
            return tuple(self.decoded(each).document for each in self._numbers[number])
        return self.decoded(self._numbers[number]).document


class LazySequence(Sequence[T]):
    """A sequence that is made, the whole of it, when it is first looked at."""

    def __init__(self, make: Callable[[], Sequence[T]]) -> None:
        self._make = make

    @cached_property
    def _items(self) -> Sequence[T]:
        return self._make()

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T]: ...
    def __getitem__(self, number: int | slice) -> T | Sequence[T]:
        return self._items[number]
