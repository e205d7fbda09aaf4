"""What there is to ask → the map on the first page: examples, who speaks, and when it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from web.markup.corpus import WHAT_SAID
from web.service.suggest_questions import WHAT_HAPPENED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from web.messages.messages import Messages

MOST_SPEAKERS = 8
MOST_YEARS = 14
SELDOM = 2  # mentions of a year: one that is named less often is no period of the documents

STEPS = 10  # lengths of a bar


@dataclass(frozen=True, slots=True)
class Bar:
    """A link that asks, its label, how much stands behind it, and that drawn in STEPS."""

    query: str
    label: str
    count: str
    length: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Questions to begin with, who speaks most, how many more do, and the years told of."""

    examples: tuple[str, ...]
    speakers: tuple[Bar, ...]
    more: str
    years: tuple[Bar, ...]


def outline(
    examples: Sequence[str],
    speakers: Sequence[tuple[str, int]],
    years: Sequence[tuple[str, int]],
    words: Messages,
) -> Outline:
    """Return the map of documents in which `speakers` speak and `years` are named so often."""
    said = speakers[:MOST_SPEAKERS]
    often = sorted(years, key=lambda each: (-each[1], each[0]))[:MOST_YEARS]
    told = sorted(each for each in often if each[1] >= SELDOM)
    rest = len(speakers) - len(said)
    return Outline(
        tuple(examples),
        tuple(
            _bar(WHAT_SAID.format(name=name), name, count, said[0][1], words.number(count))
            for name, count in said
        ),
        words.more_speakers.format(count=words.number(rest)) if rest > 0 else "",
        tuple(
            _bar(WHAT_HAPPENED.format(year=year), year, count, often[0][1], words.number(count))
            for year, count in told
        )
        if len(told) > 1
        else (),
    )


def _bar(question: str, label: str, count: int, most: int, spelt: str) -> Bar:
    query = urlencode({"q": question}, errors="replace")
    return Bar(query, label, spelt, max(1, round(STEPS * count / most)))
