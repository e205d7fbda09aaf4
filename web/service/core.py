"""An excerpt → its core: the sentences in it that hold the words that answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Span
    from index.index import Index
    from qa.reply import Excerpt


_FIRST_WORD = re.compile(
    r"\W*(?:he|she|they|it|his|her|hers|their|its|this|that|these|those|both|such|there)\b",
    re.IGNORECASE,
)
"""How a sentence begins that is not understood without the one before it."""


@dataclass(frozen=True, slots=True)
class Core:
    """`text[start:end]` of the excerpt's document, and how many sentences of the excerpt stand
    before and after it.
    """

    start: int
    end: int
    before: int
    after: int


def core_of(excerpt: Excerpt, index: Index) -> Core:
    """Return the sentences of `excerpt` with its highlights, and with who is said to have said
    them; all of it where none is highlighted.
    """
    spoken = excerpt.spoken
    said_by = (spoken.cue, spoken.printed) if spoken else ()
    needed = [(each.start, each.end) for each in (*excerpt.highlights, *said_by) if each]
    return core_around(excerpt.span, needed, index)


def core_around(span: Span, needed: Sequence[tuple[int, int]], index: Index) -> Core:
    """Return the sentences of `span` that hold what is `needed` of it, and the one before where
    they begin with a word like "he": who that is stands there. What stands between its edge and the
    first or last sentence, such as a heading, goes with that.
    """
    needed = [each for each in needed if span.start <= each[0] < each[1] <= span.end]
    contents = index.contents
    rows = contents.sentence_rows(contents.numbers[span.document.id], span)
    table = contents.sentences
    bounds = sorted(
        (max(int(table.starts[row]), span.start), min(int(table.ends[row]), span.end))
        for row in rows
    )
    held = [
        (first, last)
        for first, last in bounds
        if any(first < end and start < last for start, end in needed)
    ]
    if not held:
        return Core(span.start, span.end, 0, 0)
    first = bounds.index(held[0])
    if first and _FIRST_WORD.match(span.document.text, bounds[first][0]):
        held.insert(0, bounds[first - 1])
    start = min(held[0][0], *(each[0] for each in needed))
    end = max(held[-1][1], *(each[1] for each in needed))
    before = sum(each[1] <= start for each in bounds)
    after = sum(each[0] >= end for each in bounds)
    return Core(start if before else span.start, end if after else span.end, before, after)
