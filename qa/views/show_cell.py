"""A sentence of the index → its cell, and who says what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.statement import LONGEST_EXCERPT
from qa.sources.list_evidence import Voiced, speakers_of, statements_of
from qa.views.cell import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.contents import Contents
    from index.index import Index

BEFORE = 300  # characters shown before the marked words where a sentence is too long for all of it


def show_cell(row: int, start: int, end: int, contents: Contents) -> Cell:
    """Return the cell of sentence `row` with its document's text from `start` to `end` marked."""
    return clip(contents.sentence(row).span, ((start, end),))


def clip(span: Span, marks: tuple[tuple[int, int], ...]) -> Cell:
    """Return a cell with as much of `span` around its first mark as an excerpt may have; a cut is
    made between words.
    """
    text, first = span.document.text, max(marks[0][0], span.start) if marks else span.start
    start, end = span.start, span.end
    if end - start > LONGEST_EXCERPT:
        if first - start > BEFORE:
            blank = text.find(" ", first - BEFORE, first)
            start = blank + 1 if blank >= 0 else first
        blank = text.rfind(" ", first, start + LONGEST_EXCERPT)
        if start + LONGEST_EXCERPT < end:
            end = blank if blank > first else start + LONGEST_EXCERPT
    kept = ((max(one, start), min(other, end)) for one, other in marks)
    return Cell(
        Span(span.document, start, end), tuple((one, other) for one, other in kept if one < other)
    )


def who_says(cells: Sequence[Cell], index: Index) -> tuple[Voiced | None, ...]:
    """Return for each cell the statement that its first mark is part of, and whose that is."""
    numbers = [_statement_around(cell, index) for cell in cells]
    speakers = speakers_of({each for each in numbers if each is not None}, index)
    return tuple(
        None
        if number is None
        else Voiced(index.ledger.statements[number], *speakers.get(number, (None,)))
        for number in numbers
    )


def _statement_around(cell: Cell, index: Index) -> int | None:
    place = cell.marks[0][0] if cell.marks else cell.span.start
    for number in statements_of(cell.span.document, index):
        content = index.ledger.statements[number].content
        if any(part.start <= place < part.end for part in content):
            return number
    return None
