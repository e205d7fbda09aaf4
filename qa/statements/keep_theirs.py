"""Excerpts found for "What did X say about Y?" → those that tell of X."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.language.lexicon import TITLES
from index.people.compare_names import fold_accents, read_name
from index.people.find_speakers import find_speakers
from index.sparse.tokenize import STOP_WORDS
from qa.filters.find_mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.document import Span
    from index.index import Index
    from index.people.compare_names import Name
    from qa.reply import Excerpt


def keep_theirs(excerpts: Iterable[Excerpt], who: str, index: Index) -> tuple[Excerpt, ...]:
    """Return the excerpts whose marked words tell of the person by name.

    The person's own statements were weighed before, and none is about the topic. Where a passage is
    about it but is somebody else's, it would be shown as an answer to a question for this person's
    words.
    """
    voices = find_speakers(who, index.ledger, lambda name: bool(find_mentions(name, index)))
    own = [
        span
        for voice in voices
        for each in voice.attributions
        for span in index.ledger.statements[each.statement].content
    ]
    return tuple(
        each
        for each in excerpts
        if any(_names(mark.text, who) and not _is_within(mark, own) for mark in each.highlights)
    )


def _names(sentence: str, who: str) -> bool:
    """Whether a sentence, and no mere heading, has the name with no other first name before it."""
    name = read_name(who)
    found = re.finditer(
        rf"(?:\b(?P<before>[^\W\d_a-z][\w.’'-]*)\s+)?\b(?i:{re.escape(name.surname)})\b",
        fold_accents(sentence),
    )
    others = (each["before"] for each in found)
    told = len(sentence.split()) > _HEADING
    return told and any(_may_precede(each, name) for each in others)


_HEADING = 5  # words: fewer are a heading or a label


def _may_precede(word: str | None, name: Name) -> bool:
    plain = (word or "").strip(".").casefold()
    own = not word or plain in {name.given, *name.middle} | TITLES | STOP_WORDS
    return own or not name.full


def _is_within(mark: Span, own: Iterable[Span]) -> bool:
    return any(
        span.document == mark.document and span.start < mark.end and mark.start < span.end
        for span in own
    )
