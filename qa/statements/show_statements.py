"""Attributed statements → excerpts: cue and content in their sentences, the words highlighted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.document import Span
from qa.excerpts.find_paragraph import find_paragraph
from qa.reply import Excerpt, Spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from corpus.statement import Statement
    from index.index import Index
    from index.people.ledger import Attribution


@dataclass(frozen=True, slots=True)
class Found:
    """A statement that answers: who made it, how that is known, and how well it answers.

    `topic` is the vector of what was asked about, or None.
    """

    attribution: Attribution
    speaker: str | None
    score: float
    topic: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)


def show_statements(found: Sequence[Found], index: Index) -> list[Excerpt]:
    """Return one excerpt for each statement, in the same order."""
    places = {each.attribution.statement: n for n, each in enumerate(found, 1)}

    def same(number: int) -> tuple[int, ...]:
        group = index.ledger.group_of.get(number, ())
        return tuple(sorted(places[n] for n in group if n in places and n != number))

    return [_excerpt(each, same(each.attribution.statement), index) for each in found]


def _excerpt(found: Found, same_as: tuple[int, ...], index: Index) -> Excerpt:
    attribution = found.attribution
    statement = index.ledger.statements[attribution.statement]
    span = statement.excerpt
    marks = [
        Span(span.document, max(each.start, span.start), min(each.end, span.end))
        for each in _about(found, statement, index)
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


_MARKED = 300  # characters of a person's own text from which only some sentences are marked
_PLAINLY = 0.55  # cosine from which a sentence is plainly about the topic, however near another is
_ALSO = 0.08  # of cosine: a sentence so much farther from the topic than the best is marked too


def _about(found: Found, statement: Statement, index: Index) -> tuple[Span, ...]:
    """The sentences about the topic in a paragraph or turn of the speaker's own; else the
    content.
    """
    length = sum(span.end - span.start for span in statement.content)
    rows = index.statement_rows.contents.of(found.attribution.statement)
    own = statement.authored or _is_turn(statement)
    if found.topic is None or not own or length <= _MARKED or len(rows) < 2:
        return statement.content
    cosines = index.sentence_vectors.products(found.topic, rows)
    wanted = rows[cosines >= min(float(cosines.max()), _PLAINLY) - _ALSO]
    return tuple(index.contents.sentence(int(row)).span for row in wanted)


def _is_turn(statement: Statement) -> bool:
    """Whether a transcript prints who speaks before the words: no verb of saying stands there."""
    cue = statement.cue
    return bool(statement.printed) and (cue is None or not any(map(str.isalnum, cue.text)))
