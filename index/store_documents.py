"""Documents ⇄ one file of UTF-8 text and a record each. A text is decoded when asked for."""

from __future__ import annotations

import mmap
from collections.abc import Sequence
from dataclasses import asdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, overload

from corpus.document import Document, Landmark, Noise, Reference

if TYPE_CHECKING:
    from pathlib import Path

Record = dict[str, Any]

_LONE_SURROGATES = "surrogatepass"  # JSON can carry them, and offsets must count them

DECODED_DOCUMENTS = 512
"""Documents kept decoded: more than one question shows, far less than a library holds."""


def write_texts(file: Path, documents: Sequence[Document]) -> list[tuple[int, int]]:
    """Write the texts one behind the other; return each one's first and last byte."""
    extents, position = [], 0
    with file.open("wb") as stream:
        for document in documents:
            content = document.text.encode("utf-8", _LONE_SURROGATES)
            stream.write(content)
            extents.append((position, position + len(content)))
            position += len(content)
    return extents


def documents_record(
    documents: Sequence[Document], extents: Sequence[tuple[int, int]]
) -> list[Record]:
    """Return what is stored of each document beside its text."""
    return [
        {
            "id": document.id,
            "sha256": document.sha256,
            "bytes": extent,
            "reference": {
                **asdict(document.reference),
                "inferred": sorted(document.reference.inferred),
            },
            "noise": document.noise,
            "landmarks": document.landmarks,
        }
        for document, extent in zip(documents, extents, strict=True)
    ]


class StoredDocuments(Sequence[Document]):
    """The documents of an index on disk, decoded one at a time and kept while in use."""

    def __init__(self, texts: Path, records: Sequence[Record]) -> None:
        self._records = records
        with texts.open("rb") as stream:
            empty = texts.stat().st_size == 0  # an empty file cannot be mapped
            self._bytes = b"" if empty else mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        self._decoded = lru_cache(maxsize=DECODED_DOCUMENTS)(self._decode)
        self.references = StoredReferences(records)

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, number: int) -> Document: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Document]: ...
    def __getitem__(self, number: int | slice) -> Document | Sequence[Document]:
        if isinstance(number, slice):
            return tuple(self[each] for each in range(*number.indices(len(self))))
        return self._decoded(range(len(self))[number])

    def _decode(self, number: int) -> Document:
        record = self._records[number]
        start, end = record["bytes"]
        return Document(
            record["id"],
            self._bytes[start:end].decode("utf-8", _LONE_SURROGATES),
            self.references[number],
            record["sha256"],
            tuple(Noise(*noise) for noise in record["noise"]),
            tuple(Landmark(*landmark) for landmark in record["landmarks"]),
        )


class StoredReferences(Sequence[Reference]):
    """What is known about the documents of an index on disk, made when first asked for."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records

    @cached_property
    def _references(self) -> tuple[Reference, ...]:
        return tuple(_reference(record["reference"]) for record in self._records)

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, number: int) -> Reference: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Reference]: ...
    def __getitem__(self, number: int | slice) -> Reference | Sequence[Reference]:
        return self._references[number]


def _reference(facts: Record) -> Reference:
    inferred = frozenset(facts["inferred"])
    return Reference(**{**facts, "authors": tuple(facts["authors"]), "inferred": inferred})
