"""What an index is about: documents, passages and sentences.

A passage or sentence is a row of a table until somebody asks for it; then it is a value
of `corpus` again. Rows are in the order of documents and, within one, of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np

from corpus.document import Span
from corpus.passage import Passage, Sentence
from corpus.readers.text.read_jsonl import NAME_HASH, name_hash
from index.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from corpus.document import Document, Reference
    from index.passage_table import PassageTable, SentenceTable
    from index.storage.document_store import Documents

READINGS_KEPT = 50_000
"""Sentences, some 200 bytes each. Taking noise out of one costs more than ranking it."""


class Numbers(Mapping[str, int]):
    """The number of each document by its id, found by the hash of that, `names` (n, NAME_HASH):
    so no reference is read for it, where reading those of 10,000 documents takes 0.1 s.
    """

    def __init__(self, names: NDArray[np.uint8], references: Sequence[Reference]) -> None:
        self._names, self._references = names, references

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        names = np.ascontiguousarray(self._names).view(f"V{NAME_HASH}").ravel().tolist()
        return dict(zip(names, range(len(names)), strict=True))

    def __getitem__(self, name: str) -> int:
        return self._numbers[name_hash(name)]

    def __iter__(self) -> Iterator[str]:
        return (reference.id for reference in self._references)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(frozen=True)
class Contents:
    """The `headings` of passages are indexes into `headings`.

    `references` are those of the documents, in their order: to know what a document is
    called and when it was issued, its text need not be decoded. `numbers` tells the number
    of each by its id. `memo` keeps what is worked out of the texts.
    """

    documents: Documents
    references: Sequence[Reference]
    numbers: Mapping[str, int]
    headings: Sequence[str]
    passages: PassageTable
    sentences: SentenceTable
    memo: Memo = field(default_factory=Memo, init=False, repr=False, compare=False)

    @cached_property
    def issued(self) -> tuple[tuple[str, ...], NDArray[np.int64]]:
        """The different dates of issue, and which of them each document has."""
        every = [reference.issued for reference in self.references]
        dates, of = np.unique(np.array(every, dtype=np.str_), return_inverse=True)
        return tuple(dates.tolist()), of

    def passage(self, row: int) -> Passage:
        """Return passage `row` as a value."""
        own = self.passages.row(row)
        return Passage(
            Span(self.documents[own.document], own.start, own.end),
            self.headings[own.heading],
            tuple(self.sentence(number) for number in own.sentences),
            bool(own.gloss),
        )

    def sentence(self, row: int) -> Sentence:
        """Return sentence `row` as a value."""
        own = self.sentences.row(row)
        return Sentence(Span(self.documents[own.document], own.start, own.end), own.paragraph)

    def reading(self, row: int) -> str:
        """Return what sentence `row` reads without its noise."""
        return self._reading(row)

    def sentence_rows(self, document: int, span: Span) -> NDArray[np.int64]:
        """Return the rows of the sentences of document number `document` that `span` overlaps."""
        return self.sentences.overlapping(document, span.start, span.end)

    def readings(self, rows: slice | NDArray[np.int64]) -> tuple[str, ...]:
        """Return what each of the sentences `rows` reads."""
        chosen = range(len(self.sentences))[rows] if isinstance(rows, slice) else rows.tolist()
        return tuple(map(self._reading, chosen))

    @cached_property
    def _reading(self) -> Callable[[int], str]:
        return lru_cache(READINGS_KEPT)(partial(_read, self.documents, self.sentences))


def _read(documents: Sequence[Document], sentences: SentenceTable, row: int) -> str:
    own = sentences.row(row)
    return Span(documents[own.document], own.start, own.end).reading
