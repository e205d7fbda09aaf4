"""Statements, their words' weight and their nearness to a topic → how likely they are about it.

Words alone refuse "What did X say about stepping down?" where X resigns; nearness alone takes what
is merely of the same kind. Both are added up, and the reader reads the likeliest where they leave
it open.
"""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from index.encoder.onnx_encoder import cores
from index.sparse.tokenize import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qa.reader.read_pair import ReadsPairs

WORDS, NEAR, ODDS = 2.0, 10.0, 0.2
"""What the weight of shared words (0 to 1), the cosine of the nearest sentence and the reader's
log-odds count. Fitted on 175 questions about speeches and interviews, 52 of them in other words
than the texts have, and on 168 for a topic of somebody else's."""

LEAST = 2.7
"""The sum from which a statement is taken to be about the topic: .99 of those questions find one
that is, .87 of those in other words, and .16 of those for somebody else's topic, of which half are
about it after all. Words alone find .54 of those in other words."""

STEEPNESS = 2.0  # of the way from 0 to 1 around LEAST

CLEAR = 1.5  # beyond LEAST: the reader would change nothing
LONG = 6  # words of a topic, stop words aside
READ_MOST = 8  # statements that are read, the likeliest first

_LOWEST, _HIGHEST = -4.0, 4.0  # of the reader's log-odds: beyond, it is sure either way


def weigh_likeness(
    text_of: Callable[[int], str],
    weights: Sequence[float],
    cosines: Sequence[float],
    topic: str,
    reader: ReadsPairs,
) -> list[float]:
    """Return for each statement how likely it is about `topic`, from 0 to 1; .5 is enough.

    `text_of` gives the text of the statement of a place in `weights`. A LONG topic is a clause, of
    which a statement may have many words and say another thing: of the likeliest ones the reader
    says whether they are about all of it.
    """
    sums = [
        WORDS * min(weight, 1.0) + NEAR * cosine
        for weight, cosine in zip(weights, cosines, strict=True)
    ]
    order = sorted(range(len(sums)), key=lambda n: (-sums[n], n))[:READ_MOST]
    if len(set(tokenize(topic))) >= LONG:
        return _read(text_of, order, len(sums), topic, reader)
    room = ODDS * _HIGHEST
    open_ones = [n for n in order if LEAST - room <= sums[n]]
    if open_ones and sums[open_ones[0]] < LEAST + CLEAR:
        asked = f"What about {topic}?"
        with ThreadPoolExecutor(cores()) as pool:
            texts = map(text_of, open_ones)
            read = pool.map(lambda text: reader.read(asked, "", text).odds, texts)
            for number, odds in zip(open_ones, read, strict=True):
                sums[number] += ODDS * min(max(odds, _LOWEST), _HIGHEST)
    return [1 / (1 + math.exp(STEEPNESS * (LEAST - each))) for each in sums]


def _read(
    text_of: Callable[[int], str], places: Sequence[int], count: int, topic: str, reader: ReadsPairs
) -> list[float]:
    """How likely the statements of these places are about the topic; the others are not."""
    found = [0.0] * count
    with ThreadPoolExecutor(cores()) as pool:
        read = pool.map(lambda n: reader.read(f"What about {topic}?", "", text_of(n)).odds, places)
        for place, odds in zip(places, read, strict=True):
            found[place] = 1 / (1 + math.exp(-odds))
    return found
