"""Excerpts found for "What did X say about Y?" → those that are X's words, or tell of X."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.people.compare_names import read_name
from index.people.find_speakers import find_speakers
from qa.filters.find_mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.document import Span
    from index.index import Index
    from qa.reply import Excerpt


def keep_theirs(excerpts: Iterable[Excerpt], who: str, index: Index) -> tuple[Excerpt, ...]:
    """Return the excerpts whose marked words stand in a statement of the person, or name them.

    Where a passage is about the topic but somebody else's, it would be shown as an answer to a
    question for this person's words.
    """
    voices = find_speakers(who, index.ledger, lambda name: bool(find_mentions(name, index)))
    own = [
        span
        for voice in voices
        for each in voice.attributions
        for span in index.ledger.statements[each.statement].content
    ]
    name = re.compile(rf"\b{re.escape(read_name(who).surname)}\b", re.IGNORECASE)
    return tuple(
        each
        for each in excerpts
        if any(name.search(mark.text) or _is_within(mark, own) for mark in each.highlights)
    )


def _is_within(mark: Span, own: Iterable[Span]) -> bool:
    return any(
        span.document == mark.document and span.start <= mark.start and mark.end <= span.end
        for span in own
    )
