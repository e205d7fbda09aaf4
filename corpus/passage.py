"""What a document is cut into: sentences, and passages of whole sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.document import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; noise may lie inside it. `paragraph` counts from 1 within the document."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of retrieval: consecutive sentences under one heading.

    `gloss` marks a definition that stands in the document as noise: it may answer
    "What is …?" but never ranks above the text proper.
    """

    span: Span
    heading: str
    sentences: tuple[Sentence, ...]
    gloss: bool = False
