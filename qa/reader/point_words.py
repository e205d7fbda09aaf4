"""What the reader says of a passage's tokens → the words in each sentence that answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.passage import Passage
    from qa.reader.read_pair import Reading

LONGEST = 16
"""Tokens of a short answer: names of institutions and sums with their currency fit."""


def point_words(
    reading: Reading, starts: Sequence[int], passage: Passage
) -> list[tuple[int, int] | None]:
    """Return of each sentence of `passage`, which start at `starts` in what was read, the place in
    the document of the words likeliest to answer; None where the document has them otherwise.

    A span's score is the sum of its first token's log-odds of a start and its last one's of an end
    (Devlin et al., BERT, 2019).
    """
    places = np.searchsorted(reading.offsets[:, 0], starts)
    found: list[tuple[int, int] | None] = []
    for number, sentence in enumerate(passage.sentences):
        first, last = int(places[number]), int(places[number + 1])
        words = _best(reading, first, last)
        found.append(None)
        if words is not None:
            start, end = (each - starts[number] for each in words)
            read = sentence.span.reading[start:end]
            place = sentence.span.text.find(read, start)
            if read and place >= 0:
                found[-1] = (sentence.span.start + place, sentence.span.start + place + len(read))
    return found


def _best(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    if first == last:
        return None
    begins, ends = reading.tokens[first:last, 0], reading.tokens[first:last, 1]
    scores = begins[:, None] + ends[None, :]
    count = last - first
    apart = np.arange(count)[None, :] - np.arange(count)[:, None]
    scores = np.where((apart >= 0) & (apart < LONGEST), scores, -np.inf)
    start, end = np.unravel_index(int(scores.argmax()), scores.shape)
    offsets = reading.offsets[first:last]
    return int(offsets[start, 0]), int(offsets[end, 1])
