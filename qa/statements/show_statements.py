"""Attributed statements → excerpts: cue and content in their sentences, the words highlighted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Span
from qa.excerpts.find_paragraph import find_paragraph
from qa.reply import Excerpt, Spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.index import Index
    from index.people.ledger import Attribution


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that answers: who made it, how that is known, and how well it answers.

    `marks` are the words of it that do; none: all of them.
    """

    attribution: Attribution
    speaker: str | None
    score: float
    marks: tuple[Span, ...] = ()


def show_statements(found: Sequence[Found], index: Index) -> list[Excerpt]:
    """Return one excerpt for each statement, in the same order."""
    places = {each.attribution.statement: n for n, each in enumerate(found, 1)}
    same: dict[int, tuple[int, ...]] = {}
    for group in index.ledger.groups:
        for number in group:
            if number in places:
                same[number] = tuple(
                    sorted(places[n] for n in group if n in places and n != number)
                )
    return [_excerpt(each, same.get(each.attribution.statement, ()), index) for each in found]


def _excerpt(found: Found, same_as: tuple[int, ...], index: Index) -> Excerpt:
    attribution = found.attribution
    statement = index.ledger.statements[attribution.statement]
    span = statement.excerpt
    marks = [
        Span(span.document, max(each.start, span.start), min(each.end, span.end))
        for each in found.marks or statement.content
        if each.start < span.end and each.end > span.start
    ]
    return Excerpt(
        span,
        find_paragraph(index, index.contents.numbers[span.document.id], span),
        found.score,
        tuple(mark for mark in marks if mark.start < mark.end),
        Spoken(
            found.speaker,
            statement.printed,
            statement.cue,
            statement.direct,
            attribution.certainty,
            attribution.reason,
            same_as,
            statement.reporter.name if statement.reporter else "",
        ),
    )
