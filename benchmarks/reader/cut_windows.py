"""A long text with marked ranges → a window of whole sentences around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.document import Document, Reference
from corpus.splitting.split_sentences import split_sentences

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from benchmarks.reader.example import Range

SHORTEST, LONGEST = 120, 1_000
"""Characters of a window: from two short sentences to a passage of the index."""


@dataclass(frozen=True, slots=True)
class Window:
    """Whole sentences of a text, as one text; `marked` are ranges of it."""

    text: str
    marked: tuple[Range, ...]


@lru_cache(maxsize=20_000)
def sentences_of(text: str) -> tuple[Range, ...]:
    """Return the ranges of the sentences of `text`."""
    document = Document("window", text, Reference("window"), "")
    return tuple((each.span.start, each.span.end) for each in split_sentences(document))


def holding(text: str, marked: Sequence[Range]) -> list[int]:
    """Return the numbers of the sentences that overlap one of the `marked` ranges."""
    return [
        number
        for number, (start, end) in enumerate(sentences_of(text))
        if any(first < end and start < last for first, last in marked)
    ]


def window_around(
    text: str, numbers: Sequence[int], marked: Sequence[Range], chance: random.Random
) -> Window:
    """Return sentences `numbers` of `text` with some before and after, of a length drawn at random.

    `marked` are ranges of `text`; those that lie inside are kept.
    """
    sentences = sentences_of(text)
    first, last = min(numbers), max(numbers)
    room = SHORTEST * (LONGEST / SHORTEST) ** chance.random()  # as many short ones as long ones
    while True:
        sides = [*([-1] if first > 0 else []), *([1] if last + 1 < len(sentences) else [])]
        if not sides:
            break
        side = chance.choice(sides)
        wider = (first - 1, last) if side == -1 else (first, last + 1)
        if sentences[wider[1]][1] - sentences[wider[0]][0] > room:
            break
        first, last = wider
    return cut(text, range(first, last + 1), marked)


def cut(text: str, numbers: Sequence[int], marked: Sequence[Range] = ()) -> Window:
    """Return sentences `numbers` of `text` joined by spaces, with what is marked in them."""
    sentences = sentences_of(text)
    pieces: list[str] = []
    inside: list[Range] = []
    length = 0
    for number in numbers:
        start, end = sentences[number]
        piece = text[start:end].replace("\n", " ")
        inside.extend(
            (max(first, start) - start + length, min(last, end) - start + length)
            for first, last in marked
            if first < end and start < last
        )
        pieces.append(piece)
        length += len(piece) + 1
    return Window(" ".join(pieces), _joined(inside))


def _joined(ranges: Sequence[Range]) -> tuple[Range, ...]:
    """Ranges that follow one another at once, as where a mark runs over sentences, are one."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
