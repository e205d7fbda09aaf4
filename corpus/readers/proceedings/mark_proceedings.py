"""A text of any format → who says what in it, where it is a record whose layout is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.proceedings.mark_congressional_record import mark_congressional_record
from corpus.readers.proceedings.mark_court_transcript import mark_court_transcript
from corpus.readers.proceedings.mark_united_nations import mark_united_nations

if TYPE_CHECKING:
    from corpus.source import Extraction

_LAYOUTS = (mark_congressional_record, mark_court_transcript, mark_united_nations)


def mark_proceedings(extraction: Extraction) -> Extraction:
    """Return the extraction with its turns, places, noise and facts as the record states them.

    The text is untouched, and so is all where the layout is none of these.
    """
    if extraction.turns:
        return extraction
    for mark in _LAYOUTS:
        marked = mark(extraction)
        if marked is not None:
            return marked
    return extraction
