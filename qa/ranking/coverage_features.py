"""How many of a question's terms stand in a sentence, around it, in its passage, in its title.

They are looked up where the index keeps each term's rows, so that no sentence is read for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.sparse.tokenize import tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from index.index import Index
    from index.passage_table import PassageTable


class CoverFeatures(NamedTuple):
    """Shares of what the question names that n sentences have, each (n,)."""

    # of the question's terms, weighted by how rare they are
    covered_sentence: NDArray[np.float32]
    covered_around: NDArray[np.float32]
    covered_passage: NDArray[np.float32]
    covered_title: NDArray[np.float32]
    # of its names
    names_sentence: NDArray[np.float32]
    names_passage: NDArray[np.float32]


class Cover(NamedTuple):
    """Which of t terms n sentences have, each (n, t)."""

    sentence: NDArray[np.bool_]  # the sentence itself
    around: NDArray[np.bool_]  # it and its neighbours in the passage
    passage: NDArray[np.bool_]  # the passage with title and heading
    title: NDArray[np.bool_]  # title and heading alone


def describe_cover(
    rarities: Mapping[str, float],
    names: frozenset[str],
    rows: NDArray[np.int64],
    index: Index,
) -> CoverFeatures:
    """Return the features of the n sentence `rows` of `index`.

    `rarities` are those of the question's terms, `names` the stems of what has a capital there.
    """
    terms = [*rarities, *sorted(names - rarities.keys())]
    rare = _shared_out([rarities.get(term, 0.0) for term in terms])
    named = _shared_out([float(term in names) for term in terms])
    held = cover(terms, rows, index)
    nameless = np.ones(len(rows), dtype=np.float32)  # none of its names is missing
    return CoverFeatures(
        covered_sentence=_share(held.sentence, rare),
        covered_around=_share(held.around, rare),
        covered_passage=_share(held.passage, rare),
        covered_title=_share(held.title, rare),
        names_sentence=_share(held.sentence, named) if names else nameless,
        names_passage=_share(held.passage, named) if names else nameless,
    )


def _shared_out(weights: Sequence[float]) -> NDArray[np.float64]:
    """The weights, made to add up to 1."""
    given = np.array(weights, dtype=np.float64)
    shares: NDArray[np.float64] = given / np.maximum(given.sum(), np.finfo(float).tiny)
    return shares


def _share(held: NDArray[np.bool_], weights: NDArray[np.float64]) -> NDArray[np.float32]:
    return (held @ weights).astype(np.float32)


def cover(terms: Sequence[str], rows: NDArray[np.int64], index: Index) -> Cover:
    """Return which of t `terms` the n sentence `rows` have."""
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
    return Cover(held[places], around[places], whole[of_row], titles[of_row])


def _titles(terms: Sequence[str], table: PassageTable, index: Index) -> NDArray[np.bool_]:
    """Which of `terms` stand in title or heading of the passages of `table`."""
    contents = index.contents
    terms_of = contents.memo(_terms, TITLES_KEPT)
    leads = [
        terms_of(f"{contents.references[document].title} {contents.headings[heading]}")
        for document, heading in zip(table.documents.tolist(), table.headings.tolist(), strict=True)
    ]
    held = [[term in lead for term in terms] for lead in leads]
    return np.array(held, dtype=bool).reshape(len(leads), len(terms))


TITLES_KEPT = 2_000  # with the heading of a passage


def _terms(title: str) -> frozenset[str]:
    return frozenset(tokenize(title))
