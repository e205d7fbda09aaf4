"""The passages and the sentences of an index as columns of whole numbers, each with its name.

The stored arrays have a row for each passage or sentence. Nothing else knows in which column a
number stands: what is read or written goes by the names below, which are views of these arrays.
Every range is half-open, from `…_starts` to before `…_ends`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Rows = slice | Sequence[int] | NDArray[np.int64]


class PassageRow(NamedTuple):
    """A passage as it is stored, in the order of its columns."""

    document: int
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    heading: int
    gloss: int
    token_start: int
    token_end: int

    @property
    def sentences(self) -> range:
        """The rows of its sentences."""
        return range(self.sentence_start, self.sentence_end)


class SentenceRow(NamedTuple):
    """A sentence as it is stored, in the order of its columns."""

    document: int
    start: int
    end: int
    paragraph: int
    token_start: int
    token_end: int


@dataclass(frozen=True, slots=True, eq=False)
class PassageTable:
    """Passages in the order of the corpus; `stored` is (n, 9) int32, a `PassageRow` each."""

    stored: NDArray[np.int32]

    @classmethod
    def of(cls, passages: Iterable[PassageRow]) -> PassageTable:
        """Return the table of these passages.

        >>> PassageTable.of([PassageRow(4, 0, 90, 7, 9, 1, 0, 30, 52)]).sentence_ends.tolist()
        [9]
        """
        width = len(PassageRow._fields)
        return cls(np.array([*passages], dtype=np.int32).reshape(-1, width))

    def __len__(self) -> int:
        return len(self.stored)

    def row(self, number: int) -> PassageRow:
        """Return passage `number`."""
        return PassageRow(*self.stored[number].tolist())

    def take(self, numbers: Rows) -> PassageTable:
        """Return the table of the passages `numbers` alone, in this order."""
        return PassageTable(self.stored[numbers])

    def of_document(self, document: int) -> slice:
        """Return which passages are those of a document."""
        return slice(*np.searchsorted(self.documents, [document, document + 1]).tolist())

    def of_sentences(self, sentences: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the passage in which each of these `sentences`, rows of the index, stands.

        >>> table = PassageTable.of(PassageRow(0, 0, 9, n, n + 2, 0, 0, 0, 0) for n in (0, 2))
        >>> table.of_sentences(np.array([0, 1, 2])).tolist()
        [0, 0, 1]
        """
        return np.searchsorted(self.sentence_starts, sentences, side="right") - 1

    def of_sentence(self, sentence: int) -> int:
        """Return the passage in which one sentence stands."""
        return int(self.of_sentences(np.array([sentence]))[0])

    @property
    def documents(self) -> NDArray[np.int32]:
        """The number of each passage's document."""
        return self.stored[:, 0]

    @property
    def starts(self) -> NDArray[np.int32]:
        """Where each starts, in code points of its document's text."""
        return self.stored[:, 1]

    @property
    def ends(self) -> NDArray[np.int32]:
        """Where each ends, in code points of its document's text."""
        return self.stored[:, 2]

    @property
    def sentence_starts(self) -> NDArray[np.int32]:
        """The row of each one's first sentence."""
        return self.stored[:, 3]

    @property
    def sentence_ends(self) -> NDArray[np.int32]:
        """The row behind each one's last sentence."""
        return self.stored[:, 4]

    @property
    def sentence_counts(self) -> NDArray[np.int32]:
        """How many sentences each has."""
        return self.sentence_ends - self.sentence_starts

    @property
    def headings(self) -> NDArray[np.int32]:
        """The number of the heading that each stands under."""
        return self.stored[:, 5]

    @property
    def glosses(self) -> NDArray[np.int32]:
        """1 where it is a definition that stands in the document as noise, else 0."""
        return self.stored[:, 6]

    @property
    def token_starts(self) -> NDArray[np.int32]:
        """The row of each one's first token, those of title and heading included."""
        return self.stored[:, 7]

    @property
    def token_ends(self) -> NDArray[np.int32]:
        """The row behind each one's last token."""
        return self.stored[:, 8]

    @property
    def token_counts(self) -> NDArray[np.int32]:
        """How many tokens each has."""
        return self.token_ends - self.token_starts

    @property
    def token_ranges(self) -> NDArray[np.int32]:
        """Where the tokens of each start and end, (n, 2)."""
        return self.stored[:, 7:9]


@dataclass(frozen=True, slots=True, eq=False)
class SentenceTable:
    """Sentences in the order of the corpus; `stored` is (m, 6) int32, a `SentenceRow` each."""

    stored: NDArray[np.int32]

    @classmethod
    def of(cls, sentences: Iterable[SentenceRow]) -> SentenceTable:
        """Return the table of these sentences.

        >>> SentenceTable.of([SentenceRow(4, 0, 90, 3, 30, 52)]).paragraphs.tolist()
        [3]
        """
        width = len(SentenceRow._fields)
        return cls(np.array([*sentences], dtype=np.int32).reshape(-1, width))

    def __len__(self) -> int:
        return len(self.stored)

    def row(self, number: int) -> SentenceRow:
        """Return sentence `number`."""
        return SentenceRow(*self.stored[number].tolist())

    def take(self, numbers: Rows) -> SentenceTable:
        """Return the table of the sentences `numbers` alone, in this order."""
        return SentenceTable(self.stored[numbers])

    def of_document(self, document: int) -> slice:
        """Return which sentences are those of a document."""
        return slice(*np.searchsorted(self.documents, [document, document + 1]).tolist())

    def overlapping(self, document: int, start: int, end: int) -> NDArray[np.int64]:
        """Return the rows of the sentences of a document that a stretch of its text overlaps."""
        within = self.of_document(document)
        own = self.take(within)
        rows: NDArray[np.int64] = np.flatnonzero((own.starts < end) & (own.ends > start))
        return rows + int(within.start)

    def same_paragraph(self, one: int, other: int) -> bool:
        """Return whether two sentences stand in one paragraph of one document."""
        first, second = self.row(one), self.row(other)
        return (first.document, first.paragraph) == (second.document, second.paragraph)

    @property
    def documents(self) -> NDArray[np.int32]:
        """The number of each sentence's document."""
        return self.stored[:, 0]

    @property
    def starts(self) -> NDArray[np.int32]:
        """Where each starts, in code points of its document's text."""
        return self.stored[:, 1]

    @property
    def ends(self) -> NDArray[np.int32]:
        """Where each ends, in code points of its document's text."""
        return self.stored[:, 2]

    @property
    def paragraphs(self) -> NDArray[np.int32]:
        """The number of each one's paragraph, from 1 within the document."""
        return self.stored[:, 3]

    @property
    def token_starts(self) -> NDArray[np.int32]:
        """The row of each one's first token."""
        return self.stored[:, 4]

    @property
    def token_ends(self) -> NDArray[np.int32]:
        """The row behind each one's last token."""
        return self.stored[:, 5]

    @property
    def token_ranges(self) -> NDArray[np.int32]:
        """Where the tokens of each start and end, (m, 2)."""
        return self.stored[:, 4:6]

    @property
    def token_bounds(self) -> NDArray[np.int32]:
        """Where the tokens of each start, and where those of the last one end, (m + 1,): of
        sentences that follow one another in a passage.
        """
        return np.append(self.token_starts, self.token_ends[-1:])
