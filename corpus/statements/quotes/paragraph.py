"""A paragraph as a reader takes it: running text without noise, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Document, Span

if TYPE_CHECKING:
    from corpus.passage import Sentence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text on one line; character `i` stands for document[starts[i]:ends[i]].

    `sentences` are those that the text was taken from, in order.
    """

    document: Document
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]

    def span(self, start: int, end: int) -> Span:
        """The place in the document of `text[start:end]`, which must not be empty."""
        return Span(self.document, self.starts[start], self.ends[end - 1])
