"""An index → pairs of sentences on the same matter that may contradict one another.

Whether they do is for the reader to judge: one of them denies what the other says, uses the
opposite word, or has another figure for the same thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus.messages.english import Key
from corpus.messages.message import Message
from index.dense.nearest_vectors import top_k
from index.sparse.tokenize import stem
from qa.overviews.outline_sources import choose_documents, telling_rows
from qa.overviews.overview import Overview
from qa.overviews.show_sentences import Chosen, show_sentences
from qa.ranking.text_features import TRAITS_KEPT, text_features
from qa.reply import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from index.index import Index
    from qa.ranking.text_features import TextFeatures
    from qa.statements.answer_statements import Scope

MOST_READ = 60  # documents
MOST_PAIRS = 5
MOST_COMPARED = 20_000  # pairs whose words are looked at, the likest first
MOST_SENTENCES = 5_000  # compared with one another: 100 MB of likenesses

ALIKE, CLOSE = 0.6, 0.75
"""Cosine from which two sentences are on the same matter, and from which one of them being negated
tells something: most negations are of something else."""

SHARED, SHARE = 2, 0.2  # stems that both must have, and their share of the shorter one's
REPEATED = 0.6  # share of the shorter one's stems: then one says again what the other says

POSSIBLE = 0.5
"""Confidence: that two sentences contradict is seen by their words alone."""

_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput|refut|contradict|rebut)", re.IGNORECASE)
_UNTRUE = re.compile(r"\b(?:untrue|baseless|unfounded|no evidence|not true|is false|are false)\b")
_COUNTED = re.compile(r"(?<![\w.,$€£-])(\d{1,3}(?:,\d{3})+|\d+)\s+(?:[a-z-]+\s+)??([a-z]{4,})")


@dataclass(frozen=True, slots=True)
class _Pair:
    one: int
    other: int
    likeness: float


def find_conflicts(scope: Scope) -> Overview:
    """Return the likeliest contradictions between documents, each pair in a group of its own."""
    documents = choose_documents(scope, MOST_READ)
    if len(documents) < 2:
        return Overview((), 0.0, Message(Key.ONE_SOURCE))
    rows = np.concatenate([telling_rows(each, scope) for each in documents])[:MOST_SENTENCES]
    pairs = _distinct(_pairs(rows, scope.index))[: (scope.limit or MOST_PAIRS * 2) // 2]
    chosen = [
        Chosen(row, pair.likeness, Group("matter", str(number)))
        for number, pair in enumerate(pairs, 1)
        for row in (pair.one, pair.other)
    ]
    return Overview(show_sentences(chosen, scope), POSSIBLE, Message(Key.NO_CONFLICT))


def _pairs(rows: NDArray[np.int64], index: Index) -> list[_Pair]:
    """All pairs of sentences of two documents on one matter that oppose, the likest first."""
    vectors = index.sentence_vectors.rows(rows)
    likeness = vectors @ vectors.T
    documents = index.contents.sentences.documents[rows]
    denials = _denials(index)
    readings = index.contents.readings(rows)
    read = index.contents.memo(text_features, TRAITS_KEPT)
    likeness[documents[:, np.newaxis] >= documents[np.newaxis]] = 0.0
    places = np.flatnonzero(likeness >= ALIKE)
    places = places[top_k(likeness.ravel()[places], MOST_COMPARED)]
    ones, others = np.divmod(places, len(rows))
    found = [
        _Pair(int(rows[one]), int(rows[other]), round(float(likeness[one, other]), 4))
        for one, other in zip(ones.tolist(), others.tolist(), strict=True)
        if contradict(
            Said(readings[one], int(rows[one]) in denials),
            Said(readings[other], int(rows[other]) in denials),
            close=bool(likeness[one, other] >= CLOSE),
            read=read,
        )
    ]
    return sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _denials(index: Index) -> frozenset[int]:
    """The sentences in which somebody denies something; "denied them entry" is no statement."""
    numbers = index.contents.numbers
    return frozenset(
        int(row)
        for each in index.ledger.statements
        if each.cue and _DENIES.match(each.cue.text)
        for row in index.contents.sentence_rows(numbers[each.excerpt.document.id], each.excerpt)
    )


class Said(NamedTuple):
    """What a sentence reads, and whether somebody denies something in it."""

    reading: str
    denies: bool


def contradict(
    one: Said,
    other: Said,
    *,
    close: bool = False,
    read: Callable[[str], TextFeatures] = text_features,
) -> bool:
    """Return whether two sentences on the same matter may say the opposite of one another; `close`
    ones may by a mere "not". `read` gives the traits of a sentence.
    """
    first, second = read(one.reading), read(other.reading)
    shared = set(first.terms) & set(second.terms)
    shorter = min(len(set(first.terms)), len(set(second.terms)))
    if len(shared) < max(SHARED, SHARE * shorter):
        return False
    if _other_figures(one.reading, other.reading):
        return True
    repeated = len(shared) >= REPEATED * shorter
    denied = [each.denies or bool(_UNTRUE.search(each.reading)) for each in (one, other)]
    if denied[0] != denied[1]:
        affirmed = other.reading if denied[0] else one.reading
        return not (repeated or _DENIES.search(affirmed))
    return close and repeated and first.polarity.negated != second.polarity.negated


def _other_figures(one: str, other: str) -> bool:
    """Whether both count the same thing, and to no figure that both have."""
    first, second = (_figures(text) for text in (one, other))
    return any(not numbers & second[thing] for thing, numbers in first.items() if thing in second)


def _figures(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for number, thing in _COUNTED.findall(text):
        if stem(thing) not in _MEASURES:
            found.setdefault(stem(thing), set()).add(number.replace(",", ""))
    return found


_MEASURES = frozenset(
    stem(word)
    for word in (
        "year month week day hour minute percent january february march april june july august "
        "september october november december after before from that with when were"
    ).split()
)
"""What is counted everywhere: another figure of these is another time."""


def _distinct(pairs: Sequence[_Pair]) -> list[_Pair]:
    """No sentence in two pairs."""
    taken: set[int] = set()
    kept = []
    for pair in pairs:
        if not {pair.one, pair.other} & taken:
            kept.append(pair)
            taken |= {pair.one, pair.other}
    return kept
