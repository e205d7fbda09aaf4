"""An index → its sources in an order that is asked for, and which of them are nearly the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from index.health.find_copies import find_copies
from index.health.omissions import omissions_of
from qa.sources.corpus_summary import survey

if TYPE_CHECKING:
    from index.index import Index
    from qa.sources.corpus_summary import Surveyed

Order = Literal["title", "authors", "issued", "publisher", "type", "words"]
ORDERS: tuple[Order, ...] = get_args(Order)


def list_sources(
    index: Index, order: Order | Literal[""], *, down: bool, limit: int, offset: int
) -> tuple[Surveyed, ...]:
    """Return `limit` sources behind the first `offset`, by `order` ("": that of the corpus), the
    last first with `down`. What is unknown comes last, whichever way.
    """
    references = index.contents.references
    numbers = list(range(len(references)))
    if order == "words":
        numbers.sort(key=lambda number: index.examinations[number].words, reverse=down)
    elif order:
        values = [_value(each, order) for each in references]
        known = sorted((n for n in numbers if values[n]), key=values.__getitem__, reverse=down)
        numbers = [*known, *(n for n in numbers if not values[n])]
    elif down:
        numbers.reverse()
    omissions = omissions_of(index)
    return tuple(survey(number, omissions, index) for number in numbers[offset : offset + limit])


def _value(reference: object, order: str) -> str:
    value = getattr(reference, order)
    return (", ".join(value) if isinstance(value, tuple) else value).casefold()


def copies_of(index: Index) -> dict[str, str]:
    """Return for each document that is nearly the same as an earlier one the id of that."""
    return index.contents.memo(_Copies, 1)().of(index)


class _Copies:
    """The copies in an index, looked for once: among 10,000 documents that takes a second."""

    def __init__(self) -> None:
        self._found: dict[str, str] | None = None

    def of(self, index: Index) -> dict[str, str]:
        """Return what `copies_of` does."""
        if self._found is None:
            references = index.contents.references
            copies = find_copies(index.sketches)
            self._found = {
                references[number].id: references[copy.of].id for number, copy in copies.items()
            }
        return self._found
