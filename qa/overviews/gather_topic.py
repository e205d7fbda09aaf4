"""A bare topic → all that the sources say of it, by source, the most telling source first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from index.dense.nearest_vectors import top_k
from index.sparse.tokenize import tokenize
from qa.overviews.choose_central import choose_central
from qa.overviews.outline_sources import MOST, MOST_OF_ONE
from qa.overviews.overview import Overview
from qa.overviews.show_sentences import Chosen, show_sentences
from qa.overviews.stand_alone import NONE, PROSE, STAND_ALONE_KEPT, dependence, stand_alone
from qa.ranking.judge import judge
from qa.reply import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qa.question import Breadth, Question
    from qa.ranking.ranking import Ranking
    from qa.statements.answer_statements import Scope

MOST_MENTIONS = 1_000  # sentences with the topic's words that are weighed, the likeliest first
MOST_HITS = 20  # of the ranking: what speaks of it in other words
MOST_NEAREST = 5

MENTIONED = 0.5
"""Confidence where the words of the topic stand in a sentence: then the sources do speak of it, but
perhaps of something else by that name."""

NAMES_IT, HEADING = 0.1, 0.2
"""Of cosine: for a sentence that has the topic's words, and against one that may be a heading."""

IN_TURN = 5
"""Times the places that there are: so many sentences are ordered, so that each source has some."""


def gather_topic(question: Question, breadth: Breadth, scope: Scope, ranking: Ranking) -> Overview:
    """Return what the sources say of the topic; nothing where no sentence has its words and none of
    the `ranking` is likely to speak of it.
    """
    named = _mentions(breadth.topic, scope)
    least = ranking.worth_showing if ranking.answers else ranking.enough
    sure = ranking[ranking.confidences >= least][:MOST_HITS]
    rows = _no_glosses(np.union1d(named, sure.sentences).astype(np.int64), scope)
    if not len(rows):
        near = [_chosen(hit.sentence, hit.score, scope) for hit in ranking[:MOST_NEAREST]]
        reason = judge(question, ranking, scope.index).reason
        few = near[: scope.limit or MOST_NEAREST]
        return Overview((), ranking.confidence, reason, show_sentences(few, scope))
    order = _in_order(rows, named, breadth.topic, scope)
    shown = _by_source(order, scope)
    confidence = max(ranking.confidence, MENTIONED if len(named) else 0.0)
    return Overview(show_sentences(shown, scope), confidence)


def _no_glosses(rows: NDArray[np.int64], scope: Scope) -> NDArray[np.int64]:
    """Without the definitions that links dragged in, if anything is left."""
    passages = scope.index.contents.passages
    own = passages.glosses[passages.of_sentences(rows)] == 0
    return rows[own] if own.any() else rows


def _mentions(topic: str, scope: Scope) -> NDArray[np.int64]:
    """The sentences that have all words of the topic, or of one of the two that it is made of."""
    index = scope.index
    found = [np.empty(0, dtype=np.int64)]
    for part in re.split(r",? and |, ", topic):
        terms = list(dict.fromkeys(tokenize(part)))
        matches = index.sentence_terms.match(terms)
        best = matches.rows[top_k(matches.values, MOST_MENTIONS)].astype(np.int64)
        found.append(best[index.sentence_terms.hold(terms, best).all(axis=1)])
    rows: NDArray[np.int64] = np.unique(np.concatenate(found))
    documents, sentences = scope.narrowed.documents, scope.narrowed.sentences
    if documents is not None:
        rows = rows[documents[index.contents.sentences.documents[rows]]]
    if sentences is not None:
        rows = rows[sentences[rows]]
    readings = index.contents.readings(rows)
    alone = index.contents.memo(stand_alone, STAND_ALONE_KEPT)
    telling = np.array([alone(each) != NONE for each in readings], dtype=bool)
    told: NDArray[np.int64] = rows[telling] if telling.any() else rows
    return told


def _in_order(
    rows: NDArray[np.int64], named: NDArray[np.int64], topic: str, scope: Scope
) -> list[tuple[int, float]]:
    """The sentences that tell most of the topic first, none that repeats another."""
    index = scope.index
    vector = scope.encoder.encode([topic])[0].vector
    bonus = NAMES_IT * np.isin(rows, named)
    readings = index.contents.readings(rows)
    bonus = bonus - np.array([dependence(each) for each in readings])
    alone = index.contents.memo(stand_alone, STAND_ALONE_KEPT)
    bonus -= HEADING * np.array([alone(each) < PROSE for each in readings])
    most = (scope.limit or MOST) * IN_TURN
    chosen = choose_central(index.sentence_vectors.rows(rows), most, bonus, vector)
    return [(int(rows[place]), score) for place, score in chosen]


def _by_source(order: Sequence[tuple[int, float]], scope: Scope) -> list[Chosen]:
    """One sentence of each source while there is room, then more, in the order of its text."""
    table = scope.index.contents.sentences
    most = scope.limit or MOST
    of_each: dict[int, list[tuple[int, float]]] = {}
    for row, score in order:
        of_each.setdefault(table.row(row).document, []).append((row, score))
    few = most if scope.limit or len(of_each) == 1 else MOST_OF_ONE
    turns = [own[turn] for turn in range(few) for own in of_each.values() if turn < len(own)]
    kept = set(turns[:most])
    return [
        _chosen(row, score, scope)
        for own in of_each.values()
        for row, score in sorted(own)
        if (row, score) in kept
    ]


def _chosen(row: int, score: float, scope: Scope) -> Chosen:
    contents = scope.index.contents
    document = contents.sentences.row(row).document
    return Chosen(row, score, Group("source", contents.references[document].id))
