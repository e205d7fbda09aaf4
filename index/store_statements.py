"""A ledger ⇄ two files: the statements, one line a document, and the voices and groups."""

from __future__ import annotations

import json
import mmap
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import asdict
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeVar, overload

from corpus.document import Document, Span
from corpus.statement import Person, Statement
from index.ledger import Attribution, Ledger, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

Record = list[Any]
T = TypeVar("T")

DECODED_DOCUMENTS = 512
"""Documents whose statements are kept decoded: more than one question shows."""


def write_ledger(statements: Path, voices: Path, ledger: Ledger, documents: Iterable[str]) -> None:
    """Write the ledger; `documents` are the ids of all documents of the index, in order."""
    of_document: dict[str, list[Statement]] = {name: [] for name in documents}
    for each in ledger.statements:
        of_document[each.excerpt.document.id].append(each)
    with statements.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(record_of(own)) + "\n" for own in of_document.values())
    record = {
        "counts": [len(own) for own in of_document.values()],
        "voices": [asdict(voice) for voice in ledger.voices],
        "groups": list(ledger.groups),
    }
    voices.write_text(json.dumps(record), encoding="utf-8")


def open_ledger(statements: Path, voices: Path, documents: Sequence[Document]) -> Ledger:
    """Return the ledger that `write_ledger` wrote; nothing is read before it is asked for."""
    bytes_of_voices = _mapped(voices)  # now: a newer index may take the files away

    @lru_cache(maxsize=1)
    def read() -> dict[str, Any]:
        record: dict[str, Any] = json.loads(bytes_of_voices[:])
        return record

    return Ledger(
        _StoredStatements(_mapped(statements), lambda: read()["counts"], documents),
        _Later(lambda: [_voice(each) for each in read()["voices"]]),
        _Later(lambda: [tuple(group) for group in read()["groups"]]),
    )


def _mapped(file: Path) -> bytes | mmap.mmap:
    with file.open("rb") as stream:
        empty = file.stat().st_size == 0  # an empty file cannot be mapped
        return b"" if empty else mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)


def record_of(statements: Sequence[Statement]) -> Record:
    """Return the statements of one document as JSON-ready values: offsets and people."""
    people = list(
        dict.fromkeys(p for each in statements for p in (each.speaker, each.reporter) if p)
    )
    numbers: dict[Person | None, int | None] = {person: n for n, person in enumerate(people)}
    return [
        [[p.name, _bounds(p.variants), p.role, p.kind, p.named] for p in people],
        [
            [
                _bounds(each.content),
                numbers.get(each.speaker),
                _bound(each.printed),
                _bound(each.cue),
                each.direct,
                _bound(each.excerpt),
                numbers.get(each.reporter),
            ]
            for each in statements
        ],
    ]


def read_record(record: Record, document: Document) -> tuple[Statement, ...]:
    """Return the statements of `document` that `record_of` recorded."""
    people = [
        Person(name, _spans(document, variants), role, kind, named)
        for name, variants, role, kind, named in record[0]
    ]
    return tuple(
        Statement(
            content=_spans(document, content),
            speaker=None if speaker is None else people[speaker],
            printed=_span(document, printed),
            cue=_span(document, cue),
            direct=direct,
            excerpt=Span(document, *excerpt),
            reporter=None if reporter is None else people[reporter],
        )
        for content, speaker, printed, cue, direct, excerpt, reporter in record[1]
    )


def _bounds(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _bound(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def _spans(document: Document, bounds: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(document, start, end) for start, end in bounds)


def _span(document: Document, bounds: Sequence[int] | None) -> Span | None:
    return Span(document, *bounds) if bounds else None


def _voice(record: dict[str, Any]) -> Voice:
    return Voice(
        record["name"],
        record["kind"],
        record["named"],
        tuple(record["forms"]),
        tuple(record["roles"]),
        tuple(Attribution(**each) for each in record["attributions"]),
    )


class _Later(Sequence[T]):
    """A sequence that is made when it is first looked at."""

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


class _StoredStatements(Sequence[Statement]):
    """The statements of an index on disk, decoded a document at a time."""

    def __init__(
        self,
        content: bytes | mmap.mmap,
        counts: Callable[[], list[int]],
        documents: Sequence[Document],
    ) -> None:
        self._content, self._counts, self._documents = content, counts, documents
        self._decoded = lru_cache(maxsize=DECODED_DOCUMENTS)(self._decode)

    @cached_property
    def _lines(self) -> list[bytes]:
        return self._content[:].splitlines()

    @cached_property
    def _starts(self) -> list[int]:
        """The number of each document's first statement, and of all."""
        return [0, *accumulate(self._counts())]

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, number: int) -> Statement: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Statement]: ...
    def __getitem__(self, number: int | slice) -> Statement | Sequence[Statement]:
        if isinstance(number, slice):
            return tuple(self[each] for each in range(*number.indices(len(self))))
        place = range(len(self))[number]
        document = bisect_right(self._starts, place) - 1
        return self._decoded(document)[place - self._starts[document]]

    def _decode(self, document: int) -> tuple[Statement, ...]:
        return read_record(json.loads(self._lines[document]), self._documents[document])
