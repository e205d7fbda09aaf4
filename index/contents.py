"""What an index is about: documents, passages and sentences, as columns of numbers.

A passage or sentence is a row of offsets until somebody asks for it; then it is a value
of `corpus` again. Rows are in the order of documents and, within one, of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.document import Document, Span
from corpus.passage import Passage, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from corpus.ingest import Ingested

PASSAGE_COLUMNS = ("document", "start", "end", "first_sentence", "last_sentence", "heading",
                   "gloss")  # fmt: skip
SENTENCE_COLUMNS = ("document", "start", "end", "paragraph")


@dataclass(frozen=True, slots=True)
class Contents:
    """`passages` is (n, 7) and `sentences` (m, 4) int32, in the columns named above.

    `last_sentence` is exclusive, `heading` an index into `headings`.
    """

    documents: Sequence[Document]
    headings: Sequence[str]
    passages: NDArray[np.int32]
    sentences: NDArray[np.int32]

    def passage(self, row: int) -> Passage:
        """Return passage `row` as a value."""
        document, start, end, first, last, heading, gloss = (int(n) for n in self.passages[row])
        return Passage(
            Span(self.documents[document], start, end),
            self.headings[heading],
            tuple(self.sentence(number) for number in range(first, last)),
            bool(gloss),
        )

    def sentence(self, row: int) -> Sentence:
        """Return sentence `row` as a value."""
        document, start, end, paragraph = (int(number) for number in self.sentences[row])
        return Sentence(Span(self.documents[document], start, end), paragraph)

    def passage_of(self) -> NDArray[np.int32]:
        """Return, for each sentence row, the row of its passage."""
        counts = self.passages[:, 4] - self.passages[:, 3]
        return np.repeat(np.arange(len(self.passages), dtype=np.int32), counts)


def tabulate(ingested: Sequence[Ingested]) -> Contents:
    """Return the columns of freshly ingested documents."""
    headings: dict[str, int] = {}
    passages: list[tuple[int, ...]] = []
    sentences: list[tuple[int, ...]] = []
    for number, item in enumerate(ingested):
        for passage in item.passages:
            first = len(sentences)
            sentences += (
                (number, s.span.start, s.span.end, s.paragraph) for s in passage.sentences
            )
            heading = headings.setdefault(passage.heading, len(headings))
            span = passage.span
            passages.append(
                (number, span.start, span.end, first, len(sentences), heading, passage.gloss)
            )
    return Contents(
        tuple(item.document for item in ingested),
        tuple(headings),
        np.array(passages, dtype=np.int32).reshape(-1, len(PASSAGE_COLUMNS)),
        np.array(sentences, dtype=np.int32).reshape(-1, len(SENTENCE_COLUMNS)),
    )
