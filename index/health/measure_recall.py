"""An index → how much of what is nearest its search finds, and at what cost."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.dense.nearest_vectors import is_exact, nearest_vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.dense.vectors import Vectors
    from index.index import Index

QUERIES = 100
"""Enough for two places behind the point; evenly spread, so that they are always the same."""

DEPTHS = (10, 100)


@dataclass(frozen=True, slots=True)
class SearchCheck:
    """How `rows` vectors of one `unit` are searched: `recalls` are the shares of the nearest
    ten and hundred that are found, `milliseconds` the processor time of a query, and
    `compared` that of comparing every vector.
    """

    unit: str
    rows: int
    exact: bool
    recalls: tuple[float, ...]
    milliseconds: float
    compared: float


def check_search(index: Index) -> tuple[SearchCheck, ...]:
    """Return how well the vectors of `index` are searched.

    Sentences stand in for questions where passages are searched, and passages where
    sentences are: what is asked for must not be among what is searched.
    """
    passages, sentences = index.passage_vectors, index.sentence_vectors
    return (
        _checked("passages", passages, _spread(sentences)),
        _checked("sentences", sentences, _spread(passages)),
    )


def write_search_check(checks: tuple[SearchCheck, ...]) -> str:
    """Return a line for each unit."""
    lines = []
    for each in checks:
        way = "every vector compared" if each.exact else "by signs, the likeliest compared"
        found = ", ".join(
            f"{recall:.3f} of the nearest {depth}"
            for depth, recall in zip(DEPTHS, each.recalls, strict=True)
        )
        lines.append(
            f"search of {each.rows:,} {each.unit}: {way}; {found}; {each.milliseconds:.2f} ms of "
            f"processor time a query (comparing every one: {each.compared:.2f} ms)"
        )
    return "\n".join(lines)


def _spread(vectors: Vectors) -> NDArray[np.float32]:
    rows = np.unique(np.linspace(0, len(vectors) - 1, QUERIES).astype(np.int64))
    return vectors.rows(rows)


def _checked(unit: str, vectors: Vectors, queries: NDArray[np.float32]) -> SearchCheck:
    depth = max(DEPTHS)
    started = time.process_time()
    every = [
        nearest_vectors(vectors, query, None, depth, exact_up_to=len(vectors)) for query in queries
    ]
    between = time.process_time()
    found = [nearest_vectors(vectors, query, None, depth) for query in queries]
    ended = time.process_time()
    recalls = tuple(
        float(
            np.mean([np.isin(a[:most], b[:most]).mean() for a, b in zip(every, found, strict=True)])
        )
        for most in DEPTHS
    )
    compared, taken = (1000 * each / len(queries) for each in (between - started, ended - between))
    return SearchCheck(unit, len(vectors), is_exact(vectors), recalls, taken, compared)
