"""How many of a question's terms stand in a sentence, around it, in its passage, in its title.

They are looked up where the index keeps each term's rows, so that no sentence is read for it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from index.sparse.tokenize import tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from index.index import Index
    from index.passage_table import PassageTable


COVER_FEATURES = (
    # share of the question's terms found, weighted by how rare they are; of its names
    "covered_sentence", "covered_around", "covered_passage", "covered_title",
    "names_sentence", "names_passage",
)  # fmt: skip


def describe_cover(
    rarities: Mapping[str, float],
    names: frozenset[str],
    rows: NDArray[np.int64],
    index: Index,
) -> NDArray[np.float32]:
    """Return (n, len(COVER_FEATURES)) numbers for the n sentence `rows` of `index`.

    `rarities` are those of the question's terms, `names` the stems of what has a capital there.
    """
    terms = [*rarities, *sorted(names - rarities.keys())]
    kinds = [[rarities.get(term, 0.0), float(term in names)] for term in terms]
    weights = np.array(kinds).reshape(-1, 2)
    weights /= np.maximum(weights.sum(axis=0), np.finfo(float).tiny)
    shares = cover(terms, rows, index) @ weights
    if not names:
        shares[:, :, 1] = 1.0
    return np.hstack([shares[:, :, 0].T, shares[::2, :, 1].T]).astype(np.float32)


def cover(terms: Sequence[str], rows: NDArray[np.int64], index: Index) -> NDArray[np.bool_]:
    """Return which of t `terms` the n sentence `rows` have.

    The result is (4, n, t): the sentence itself; it and its neighbours in the passage; the passage
    with title and heading; these alone.
    """
    passages = index.contents.passages
    distinct, of_row = np.unique(passages.of_sentences(rows), return_inverse=True)
    table = passages.take(distinct)
    counts = table.sentence_counts
    offsets = counts.cumsum() - counts
    shift = table.sentence_starts - offsets
    held = index.sentence_terms.hold(terms, np.arange(counts.sum()) + shift.repeat(counts))
    places = rows - shift[of_row]
    around = held.copy()
    inside = np.delete(np.arange(len(held)), offsets)  # those that have a sentence before them
    around[inside] |= held[inside - 1]
    around[inside - 1] |= held[inside]
    titles = _titles(terms, table, index)
    whole = np.logical_or.reduceat(held, offsets) | titles if len(held) else titles
    return np.stack([held[places], around[places], whole[of_row], titles[of_row]])


def _titles(terms: Sequence[str], table: PassageTable, index: Index) -> NDArray[np.bool_]:
    """Which of `terms` stand in title or heading of the passages of `table`."""
    contents = index.contents
    leads = [
        _terms(f"{contents.references[document].title} {contents.headings[heading]}")
        for document, heading in zip(table.documents.tolist(), table.headings.tolist(), strict=True)
    ]
    held = [[term in lead for term in terms] for lead in leads]
    return np.array(held, dtype=bool).reshape(len(leads), len(terms))


@lru_cache(maxsize=2_000)
def _terms(title: str) -> frozenset[str]:
    return frozenset(tokenize(title))
