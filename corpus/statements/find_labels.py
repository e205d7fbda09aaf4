"""A transcript's text → the names that stand before what is said: "FINCH: It burnt."."""

from __future__ import annotations

import re
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITAL = r"[^\W\d_a-z][\w.'’-]+"
_LINE = re.compile(
    rf"^[^\S\n]*(?P<label>{_CAPITAL}(?:[^\S\n]{_CAPITAL}){{0,4}})(?:[^\S\n]\([^()\n]{{1,60}}\))?:"
    r"[^\S\n]+(?P<said>\S.*)$",
    re.MULTILINE,
)
_SPEAKERS = 2  # who speak at least so often each: fewer is a list, or somebody quoted once
_TURNS = 2
_WORDS = 6  # at the median; "Director: Jane Doe" is a record, not a turn
_SENTENCES = 0.6  # the share of turns that end as sentences do


class Label(NamedTuple):
    """Who speaks, at `start` in the text up to `end`; what is said begins at `said`."""

    start: int
    end: int
    said: int


def find_labels(text: str) -> tuple[Label, ...]:
    r"""Return the labels of a transcript in order; none where the text is something else.

    >>> text = 2 * "FINCH: I saw that the old mill burnt.\nMARSH: Who was there in the night?\n"
    >>> [text[each.start : each.end] for each in find_labels(text)]
    ['FINCH', 'MARSH', 'FINCH', 'MARSH']
    """
    lines = [each for each in _LINE.finditer(text) if _is_name(each["label"], text)]
    counted = Counter(each["label"] for each in lines)
    speakers = {label for label, count in counted.items() if count >= _TURNS}
    turns = [each["said"].rstrip() for each in lines if each["label"] in speakers]
    if len(speakers) < _SPEAKERS or not _is_speech(turns):
        return ()
    return tuple(_labels(lines))


def _is_name(label: str, text: str) -> bool:
    """Capitals all through, several words, or a surname that the text has behind a first name."""
    if label.isupper() or " " in label:
        return True
    return re.search(rf"\b{_CAPITAL}[^\S\n]{re.escape(label)}\b", text) is not None


def _is_speech(turns: list[str]) -> bool:
    ended = sum(turn[-1] in ".?!…”\"’')" for turn in turns)
    return median(len(turn.split()) for turn in turns) >= _WORDS and (
        ended >= _SENTENCES * len(turns)
    )


def _labels(lines: list[re.Match[str]]) -> Iterator[Label]:
    for line in lines:
        yield Label(line.start("label"), line.end("label"), line.start("said"))
