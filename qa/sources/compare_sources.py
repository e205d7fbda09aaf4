"""A place in a document → the same words, and the nearest passages, in other documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.dense.nearest_vectors import nearest_vectors
from index.people.ledger import Attribution
from qa.excerpts.cite import cite
from qa.reply import Excerpt, Locator
from qa.sources.list_evidence import speakers_of, statements_of
from qa.statements.show_statements import Found, show_statements

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from corpus.document import Span
    from index.index import Index
    from qa.reply import Cited

MOST_SAME, MOST_NEAR = 5, 3

LOOKED_AT = 50  # nearest passages, among which other documents are looked for

NEAR = 0.45
"""Cosine. The packaged encoder puts sentences on other matters below 0.3 of one another, and
those on the same event above a half."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What other documents say: `same` are statements with the same words, `near` is near."""

    same: tuple[Cited, ...]
    near: tuple[Cited, ...]


def compare_sources(span: Span, index: Index) -> Compared:
    """Return what other documents than that of `span` have that is like it, nearest first."""
    return Compared(_same(span, index), _near(span, index))


def _same(span: Span, index: Index) -> tuple[Cited, ...]:
    ledger = index.ledger
    own = statements_of(span.document, index)
    here = {n for n in own if _overlap(span, ledger.statements[n].excerpt)}
    others = [n for each in here for n in ledger.group_of.get(each, ()) if n not in own]
    chosen = sorted(dict.fromkeys(others))[:MOST_SAME]
    speakers = speakers_of(chosen, index)
    found = [Found(Attribution(n, "stated", ""), speakers.get(n, (None,))[0], 1.0) for n in chosen]
    return cite(show_statements(found, index))


def _near(span: Span, index: Index) -> tuple[Cited, ...]:
    contents = index.contents
    place = contents.numbers[span.document.id]
    rows = index.contents.sentence_rows(place, span)
    if not len(rows):
        return ()
    vector = _mean(index.sentence_vectors.rows(rows.astype(np.int64)))
    elsewhere = np.flatnonzero(contents.sentences.documents != place)
    best: dict[int, Excerpt] = {}
    for row in nearest_vectors(index.sentence_vectors, vector, elsewhere, LOOKED_AT).tolist():
        likeness = float(index.sentence_vectors.rows(np.array([row]))[0] @ vector)
        document = contents.sentences.row(row).document
        if likeness < NEAR or len(best) == MOST_NEAR:
            break
        sentence = contents.sentence(row)
        found = Excerpt(sentence.span, Locator("paragraph", sentence.paragraph), likeness, ())
        best.setdefault(document, found)
    return cite(list(best.values()))


def _mean(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean direction; opposite ones leave none, and then nothing is near."""
    mean = vectors.mean(axis=0)
    length = float(np.linalg.norm(mean))
    direction: NDArray[np.float32] = mean / length if length else mean
    return direction


def _overlap(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end
