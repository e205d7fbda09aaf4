"""A judged set of questions → what the ranker sees of each: features, and what is right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.exchange_names import exchange_names
from benchmarks.open_set import open_set
from index.progress import showing_progress
from index.search import search
from qa.evaluation.read_queries import Query, read_queries
from qa.ranking.rank import features_of_best
from qa.reading.read_question import read_question

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.progress import Progress


@dataclass(frozen=True, slots=True)
class Example:
    """A question's candidate sentences: features (n, f), which hold an answer (n,), and
    which stand in a document that does (n,); whether the documents answer it at all, and
    which of them is nearest; and its set. `misnamed` says that a name was exchanged in it.
    """

    features: NDArray[np.float32]
    holds: NDArray[np.float32]
    near: NDArray[np.bool_]
    answerable: bool
    nearest: str
    set: str
    misnamed: bool = False


Examples = list[Example]


def gather(folder: Path, encoder: Encoder) -> Examples:
    """Return an example for each question of `folder`, much as the program would see it, and
    one for each in which a name can be exchanged. It is thorough: what is next best must be there
    when the best is taken away (`silenced`).
    """
    with showing_progress() as progress:
        index = open_set(folder, encoder, progress)
        queries = sorted(read_queries(folder), key=lambda query: query.id)  # ids are hashes
        asked = _examples(folder.name, index, encoder, queries, progress)
        misled = _examples(folder.name, index, encoder, exchange_names(queries), progress)
        return [*asked, *(replace(example, misnamed=True) for example in misled)]


def _examples(
    name: str, index: Index, encoder: Encoder, queries: Sequence[Query], progress: Progress
) -> Examples:
    examples = []
    for done, query in enumerate(queries, 1):
        question = read_question(query.text, (), index)
        encoded = encoder.encode([question.read_as])[0]
        candidates = search(index, encoded.vector, question.terms)
        rows, features = features_of_best(question, encoded, candidates, index, thorough=True)
        holds = np.array([_holds(query, index, int(row)) for row in rows], dtype=np.float32)
        near = np.array([_near(query, index, int(row)) for row in rows], dtype=bool)
        nearest = index.contents.sentence(int(rows[0])).span.document.id if len(rows) else ""
        examples.append(Example(features, holds, near, query.answerable, nearest, name))
        progress("Describing", done, len(queries))
    return examples


def _holds(query: Query, index: Index, row: int) -> bool:
    span = index.contents.sentence(row).span
    return any(
        answer.document == span.document.id and span.start <= answer.start < span.end
        for answer in query.answers
    )


def _near(query: Query, index: Index, row: int) -> bool:
    document = index.contents.sentence(row).span.document.id
    return any(answer.document == document for answer in query.answers)


def answerable(examples: Examples) -> Examples:
    """Return the questions that the documents answer."""
    return [example for example in examples if example.answerable]


def unanswerable(examples: Examples) -> Examples:
    """Return those that somebody wrote so that the documents nearly answer them, but do not."""
    return [e for e in examples if not e.answerable and not e.misnamed]


def misnamed(examples: Examples) -> Examples:
    """Return those in which a name was exchanged."""
    return [example for example in examples if example.misnamed]


def silenced(examples: Examples) -> Examples:
    """Return the questions as they are when every document that answers them is taken away."""
    return [
        _without(example, example.near)
        for example in examples
        if example.holds.any() and not example.near.all()
    ]


def unstated(examples: Examples) -> Examples:
    """Return the questions as they are when only the sentences that answer them are taken away."""
    return [
        _without(example, example.holds > 0)
        for example in examples
        if example.holds.any() and not example.holds.all()
    ]


def _without(example: Example, gone: NDArray[np.bool_]) -> Example:
    return replace(
        example,
        features=example.features[~gone],
        holds=example.holds[~gone],
        near=example.near[~gone],
        answerable=False,
    )
