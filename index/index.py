"""An index: contents, vectors and terms, in memory or mapped. `store` saves and opens it.

What it is made of is laid out when it is first looked at, or all at once (`row_layout`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.contents import Contents, Numbers
from index.dense.token_vectors import TokenVectors
from index.dense.vectors import Part, Vectors, spread_of
from index.people.ledger import NO_STATEMENTS, Ledger
from index.people.statement_records import read_voices
from index.sparse.bm25 import LexicalIndex
from index.sparse.postings import Postings
from index.sparse.spelling import Spelling
from index.storage.document_store import LazySequence
from index.storage.row_layout import Layout, Rows, row_layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from corpus.examine import Examination
    from corpus.source import Failure
    from index.people.statement_rows import StatementRows
    from index.settings import Settings
    from index.storage.document_store import DocumentStore
    from index.storage.segment import Arrays


@dataclass(frozen=True)
class Index:
    """Everything that a question is put to.

    `fingerprint` is equal for the same settings over the same documents: equal replies.
    `document_store` and `tables` are what it is made of: the documents, in segments, and what is
    known of all of them together.
    """

    fingerprint: str
    settings: Settings
    failures: tuple[Failure, ...]
    document_store: DocumentStore = field(repr=False)
    tables: Arrays = field(repr=False)

    @cached_property
    def contents(self) -> Contents:
        """Documents, passages and sentences."""
        references = self.document_store.references()
        layout = self._layout
        return Contents(
            self.document_store.documents(references),
            references,
            Numbers(self.document_store.gather("names"), references),
            layout.headings,
            layout.passages,
            layout.sentences,
        )

    @cached_property
    def examinations(self) -> Sequence[Examination]:
        """Those of the documents, in their order."""
        return self.document_store.examinations()

    @cached_property
    def passage_vectors(self) -> Vectors:
        """A vector for each passage."""
        return self._vectors("passage", self._layout.of_passages)

    @cached_property
    def sentence_vectors(self) -> Vectors:
        """A vector for each sentence."""
        return self._vectors("sentence", self._layout.of_sentences)

    @cached_property
    def token_vectors(self) -> TokenVectors:
        """A vector for each token, or none where none are kept."""
        tokens = [segment["tokens"] for segment in self.document_store.segments]
        return TokenVectors(tuple(tokens) if self.settings.token_vectors else (tokens[0][:0],))

    @cached_property
    def passage_terms(self) -> LexicalIndex:
        """The terms of passages."""
        return self._terms("passage", self._layout.of_passages)

    @cached_property
    def sentence_terms(self) -> LexicalIndex:
        """The terms of sentences."""
        return self._terms("sentence", self._layout.of_sentences)

    @cached_property
    def spelling(self) -> Spelling:
        """The words of the documents."""
        return Spelling(tuple(self._postings("words", self._layout.documents)))

    @cached_property
    def ledger(self) -> Ledger:
        """Who says what, where that was recorded."""
        if not self.settings.statements:
            return NO_STATEMENTS
        voices, groups = self.tables["voices"], self.tables["groups"]
        return Ledger(
            self.document_store.statements(self.contents.documents, self._layout.spoken.starts),
            LazySequence(lambda: read_voices(voices.tobytes())),
            LazySequence(lambda: [tuple(group) for group in json.loads(groups.tobytes())]),
        )

    @property
    def statement_rows(self) -> StatementRows:
        """Which sentences hold the statements of the ledger."""
        return self._layout.spoken

    def check(self) -> None:
        """Make all that else is made when it is first asked for: what is missing or malformed in
        the files raises ValueError, KeyError, TypeError or IndexError here.
        """
        for name, value in vars(Index).items():
            if isinstance(value, cached_property):
                getattr(self, name)

    @property
    def signature(self) -> str:
        """That of the corpus as it was when the index was made of it."""
        return str(self.tables["signature"].tobytes(), "ascii")

    @property
    def corpus(self) -> Path:
        """Where the documents lay that it was made of: an absolute path."""
        return corpus_of(self.tables)

    @property
    def sketches(self) -> NDArray[np.uint32]:
        """A sketch of each document, in their order."""
        return self.document_store.gather("sketches")

    @cached_property
    def _layout(self) -> Layout:
        return row_layout(self.document_store)

    def _vectors(self, unit: str, rows: Rows) -> Vectors:
        segments = self.document_store.segments
        parts = tuple(Part(each[f"{unit}.vectors"], each[f"{unit}.signs"]) for each in segments)
        spread = spread_of(self.tables[f"{unit}.moments"], len(rows.order))
        return Vectors(parts, rows.order, rows.places, *spread)

    def _terms(self, unit: str, rows: Rows) -> LexicalIndex:
        parts = self._postings(f"{unit}.terms", rows.places)
        return LexicalIndex(tuple(parts), len(rows.order), rows.terms)

    def _postings(
        self, name: str, places: NDArray[np.int32]
    ) -> Iterator[tuple[Postings, NDArray[np.int32]]]:
        """The inverted index `name` of each segment, and the rows that its own are."""
        start = 0
        for segment in self.document_store.segments:
            postings = Postings.of(segment, name)
            yield postings, places[start : start + len(postings.lengths)]
            start += len(postings.lengths)


def corpus_of(tables: Arrays) -> Path:
    """Return where the documents of an index with these `tables` lay. Raises KeyError."""
    return Path(tables["corpus"].tobytes().decode("utf-8", "surrogatepass"))
