"""What the sources are about → the most central sentences of each, in the order of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.dense.nearest_vectors import nearest_vectors
from qa.overviews.choose_central import choose_central, direction, share_out
from qa.overviews.show_sentences import Chosen, show_sentences
from qa.overviews.stand_alone import ANY, PROSE, STAND_ALONE_KEPT, dependence, stand_alone
from qa.reply import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.index import Index
    from qa.reply import Excerpt
    from qa.statements.answer_statements import Scope

MOST = 12
"""Excerpts of an overview when no number is asked for."""

MOST_OF_ONE, MOST_ALONE = 4, 8
"""Sentences of one source among others, and of the only one."""

SHARE = 3  # of as many sentences one is shown at most: an overview is shorter than its source

MOST_COMPARED = 400
"""Documents that are compared. Of more, those are that are nearest to the mean of all."""

LEAD, LEADING = 0.15, 4
"""Of cosine, added to the first sentence of a source, half of it to the second and so on: what a
text is about stands at its beginning (the lead is hard to beat in news: Nenkova, Automatic Text
Summarization of Newswire, AAAI 2005)."""


def outline_sources(scope: Scope, most: int | None = None) -> tuple[Excerpt, ...]:
    """Return what the documents that `scope` admits are about, grouped by source.

    Each has a sentence while there is room; of more documents than `most` those are shown that
    stand best for all.
    """
    most = most or scope.limit or MOST
    documents = choose_documents(scope, most)
    candidates = [telling_rows(document, scope) for document in documents]
    kept = [
        (document, rows) for document, rows in zip(documents, candidates, strict=True) if len(rows)
    ]
    places = share_out(
        most, _sizes([rows for _, rows in kept]), _most_of_one(most, len(kept), scope)
    )
    chosen = [
        Chosen(row, score, Group("source", scope.index.contents.references[document].id))
        for (document, rows), few in zip(kept, places, strict=True)
        for row, score in sorted(central_rows(rows, few, scope.index))
    ]
    return show_sentences(chosen, scope)


def _sizes(candidates: Sequence[NDArray[np.int64]]) -> list[int]:
    return [-(-len(rows) // SHARE) for rows in candidates]  # rounded up


def _most_of_one(most: int, documents: int, scope: Scope) -> int:
    if scope.limit:  # as many were asked for
        return most
    return MOST_ALONE if documents == 1 else MOST_OF_ONE


def choose_documents(scope: Scope, most: int) -> list[int]:
    """Return the numbers of up to `most` documents that `scope` admits, in their order: those that
    are nearest to what all have in common, none that is nearly another.
    """
    index = scope.index
    table = index.contents.passages
    wanted = scope.narrowed.passages(index)
    proper = table.glosses == 0
    rows = np.flatnonzero(proper if wanted is None else wanted & proper)
    if not len(rows):
        return []
    documents = np.unique(table.documents[rows])
    if len(documents) <= most:
        return [int(each) for each in documents]
    if len(documents) > MOST_COMPARED:
        mean = direction(index.passage_vectors.mean[np.newaxis]).astype(np.float32)
        near = nearest_vectors(index.passage_vectors, mean, rows, len(rows))
        first = np.unique(table.documents[near], return_index=True)
        documents = np.sort(first[0][np.argsort(first[1], kind="stable")[:MOST_COMPARED]])
    places = np.searchsorted(table.documents, [documents, documents + 1]).T
    means = [
        direction(index.passage_vectors.rows(np.arange(start, end)))
        for start, end in places.tolist()
    ]
    best = choose_central(np.array(means, dtype=np.float32), most)
    return sorted(int(documents[place]) for place, _ in best)


def telling_rows(document: int, scope: Scope) -> NDArray[np.int64]:
    """Return the sentences of a document that may tell what it is about: running text where it has
    any, else what it has, but no headings' bylines, captions or questions.
    """
    contents = scope.index.contents
    own = contents.passages.take(contents.passages.of_document(document))
    proper = own.take(own.glosses == 0)
    ranges = [
        np.arange(first, last, dtype=np.int64)
        for first, last in zip(proper.sentence_starts, proper.sentence_ends, strict=True)
    ]
    rows: NDArray[np.int64] = np.concatenate([*ranges, np.empty(0, dtype=np.int64)])
    if scope.narrowed.sentences is not None:
        rows = rows[scope.narrowed.sentences[rows]]
    readings = contents.readings(rows)
    title = _plain(contents.references[document].title)
    alone = contents.memo(stand_alone, STAND_ALONE_KEPT)
    levels = np.array([0 if _plain(r) == title else alone(r) for r in readings])
    for level in (PROSE, ANY):
        if (levels >= level).any():
            return rows[levels >= level]
    return rows


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def central_rows(rows: NDArray[np.int64], most: int, index: Index) -> list[tuple[int, float]]:
    """Return up to `most` of the sentences `rows` of one document, the most central first, each
    with how central it is.
    """
    chosen = choose_central(index.sentence_vectors.rows(rows), most, bonus_of(rows, index))
    return [(int(rows[place]), score) for place, score in chosen]


def bonus_of(rows: NDArray[np.int64], index: Index) -> NDArray[np.float64]:
    """Return what is added to the cosine of each of these sentences of one document: for leading,
    and less what it takes from the sentence before it.
    """
    lead = np.zeros(len(rows))
    lead[:LEADING] = LEAD / np.arange(1, min(len(rows), LEADING) + 1)
    lead -= [dependence(each) for each in index.contents.readings(rows)]
    return lead
