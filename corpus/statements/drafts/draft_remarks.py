"""Quotations within a sentence that nobody is said to have said → drafts without a speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.statements.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.statements.people.scene import Scene
    from corpus.statements.quotes.quotation import Quotation

_WORDS_WITHOUT_CUE = 4  # a shorter quotation that nobody is said to have said is a term or a title
_SHORT_WORD = 4  # letters; "with", "from" and shorter are small in a title
_TITLE_WORDS = 8
_CAPITALS = 0.4  # share of a title's words that begin with one


def draft_remarks(scene: Scene, others: Sequence[Draft]) -> Iterator[Draft]:
    """Return the drafts of the long quotations that `others`, of the same paragraph, leave out.

    'The district "has been short of water for a generation".' quotes somebody, and does
    not say whom.
    """
    text = scene.paragraph.text
    held = [span for draft in others for span in draft.content]
    for quotation in scene.masked.partial:
        own = scene.paragraph.span(quotation.inner_start, quotation.inner_end)
        taken = any(own.start < span.end and span.start < own.end for span in held)
        if not taken and is_long(scene, quotation) and not is_title(quotation.of(text)):
            yield Draft((own,), None, None, None, direct=True)


def is_long(scene: Scene, *quotations: Quotation) -> bool:
    """Whether quotations without a cue are words that somebody said, not a term or a name."""
    words = sum(len(each.of(scene.paragraph.text).split()) for each in quotations)
    return words >= _WORDS_WITHOUT_CUE


def is_title(quoted: str) -> bool:
    """Whether quoted words are the name of something.

    >>> is_title("Crisis in the Mountains,"), is_title("We go to the Mountains.")
    (True, False)
    >>> is_title("The mill will open on Monday")
    False
    """
    words = re.findall(r"[\w'’-]+", quoted)
    large = [word for word in words if len(word) > _SHORT_WORD or not word[0].islower()]
    capitals = not any(word[0].islower() for word in large)
    capitals = capitals and sum(not w[0].islower() for w in words) >= _CAPITALS * len(words)
    stops = quoted.rstrip()[-1:] in ".?!"
    return not stops and capitals and len(large) > 1 and len(words) <= _TITLE_WORDS
