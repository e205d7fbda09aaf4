"""A sentence that answers → the stretch of text in which a reader can follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.document import Span
from qa.ranking.text_features import leans_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.passage import Sentence
    from index.contents import Contents

LONGEST_EXCERPT = 1_500
"""Characters of the document, noise included: what a reader takes in at a glance."""

COMFORTABLE = 700
"""Characters without noise. Sentences are added around the best one up to this length."""

STEPS_BACK = 3
"""Sentences that are put before one that opens with "He": who that is stands seldom further."""


def expand_context(
    row: int, passage: int, contents: Contents, taken: Sequence[Span]
) -> tuple[Sentence, Span]:
    """Return the first sentence of the excerpt around sentence `row`, and the excerpt's span.

    Sentences of its passage are added, turn by turn, while it stays comfortable; then
    those before it for as long as it opens with a pronoun. It keeps clear of the spans
    `taken` by other excerpts.
    """
    opens, span = _around(row, passage, contents, taken)
    return _led_up_to(opens, span, contents, taken)


def _around(row: int, passage: int, contents: Contents, taken: Sequence[Span]) -> tuple[int, Span]:
    """Widen by sentences of the `passage`, the following ones before the preceding."""
    held = contents.passages.row(passage)
    first, within = held.sentence_start, slice(held.sentence_start, held.sentence_end)
    sentences = contents.sentences.take(within)
    bounds = list(zip(sentences.starts.tolist(), sentences.ends.tolist(), strict=True))
    lengths = [len(reading) for reading in contents.readings(within)]
    opens = own = row - first
    (start, end), length = bounds[own], lengths[own]
    before, after = list(range(own)), list(range(len(bounds) - 1, own, -1))
    while before or after:
        for side in (after, before):
            if not side:
                continue
            place = side.pop()
            other_start, other_end = bounds[place]
            wider = min(start, other_start), max(end, other_end)
            longer = length + 1 + lengths[place]
            if longer > COMFORTABLE or not _free(*wider, taken):
                side.clear()
                continue
            (start, end), opens, length = wider, min(opens, place), longer
    return first + opens, Span(contents.documents[held.document], start, end)


def _led_up_to(
    opens: int, span: Span, contents: Contents, taken: Sequence[Span]
) -> tuple[Sentence, Span]:
    """Put sentences before an opening "He …" until one opens that says who he is.

    All of the way or not at all: half of it leaves the reader where he was.
    """
    reached, wider = opens, span
    for _ in range(STEPS_BACK + 1):
        if not leans_back(contents.reading(reached)):
            return contents.sentence(reached), wider
        before = _sentence_before(reached, contents)
        if before is None:
            break
        reached = before
        wider = joined(wider, contents.sentence(reached).span)
        if not _free(wider.start, wider.end, taken):
            break
    return contents.sentence(opens), span


def _sentence_before(row: int, contents: Contents) -> int | None:
    """The row of the sentence before, of the same document; glosses are passed over."""
    passages, sentences = contents.passages, contents.sentences
    document = sentences.row(row).document
    while (row := row - 1) >= 0 and sentences.row(row).document == document:
        if not passages.glosses[passages.of_sentence(row)]:
            return row
    return None


def _free(start: int, end: int, taken: Sequence[Span]) -> bool:
    fits = end - start <= LONGEST_EXCERPT
    return fits and not any(start < other.end and other.start < end for other in taken)


def joined(span: Span, other: Span) -> Span:
    """Return the span from the start of the first to the end of the last, of one document."""
    return Span(span.document, min(span.start, other.start), max(span.end, other.end))
