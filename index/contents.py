"""What an index is about: documents, passages and sentences.

A passage or sentence is a row of a table until somebody asks for it; then it is a value
of `corpus` again. Rows are in the order of documents and, within one, of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.document import Document, Span
from corpus.passage import Passage, Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from corpus.document import Reference
    from index.passage_table import PassageTable, SentenceTable


@dataclass(frozen=True, slots=True)
class Contents:
    """The `headings` of passages are indexes into `headings`.

    `references` are those of the documents, in their order: to know what a document is
    called and when it was issued, its text need not be decoded. `numbers` tells the number
    of each by its id.
    """

    documents: Sequence[Document]
    references: Sequence[Reference]
    numbers: Mapping[str, int]
    headings: Sequence[str]
    passages: PassageTable
    sentences: SentenceTable

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
        own = self.sentences.row(row)
        return _reading(self.documents[own.document], own.start, own.end)

    def readings(self, rows: slice | NDArray[np.int64]) -> tuple[str, ...]:
        """Return what each of the sentences `rows` reads."""
        own = self.sentences.take(rows)
        columns = (own.documents.tolist(), own.starts.tolist(), own.ends.tolist())
        return tuple(
            _reading(self.documents[document], start, end)
            for document, start, end in zip(*columns, strict=True)
        )


@lru_cache(maxsize=50_000)
def _reading(document: Document, start: int, end: int) -> str:
    """Taking noise out of a sentence costs more than ranking it: once is enough."""
    return Span(document, start, end).reading
