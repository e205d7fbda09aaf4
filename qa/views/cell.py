"""A cell of a view: a sentence of a document, and the words in it that the view is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Span

T = TypeVar("T")
Entry_co = TypeVar("Entry_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Cell:
    """`span` is shown, word for word; `marks`, ranges of its document's text, stand out in it."""

    span: Span
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of a list is wanted: `limit` entries at most, behind the first `offset`."""

    limit: int = 100
    offset: int = 0

    def of(self, entries: Sequence[T]) -> Sequence[T]:
        """Return the entries in it.

        >>> Window(2, 1).of("abcd")
        'bc'
        """
        return entries[self.offset : self.offset + self.limit]


@dataclass(frozen=True, slots=True)
class Part(Generic[Entry_co]):
    """A part of a list that has `total` entries in all."""

    total: int
    entries: tuple[Entry_co, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of all documents have been looked at."""

    read: int
    documents: int

    @property
    def complete(self) -> bool:
        """Whether nothing is left to look at."""
        return self.read == self.documents
