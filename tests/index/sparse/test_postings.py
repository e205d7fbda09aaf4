"""An inverted index finds what a reader of the rows would, whole or put together of parts."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.sparse.postings import MOST_COUNTED, Postings, invert, join_postings

TERMS = st.one_of(
    st.sampled_from(["mill", "mills", "fire", "ünïcode", "мир", "a", "ab", "a\tb"]),
    st.text(st.characters(exclude_characters="\n"), max_size=4),
)
ROWS = st.lists(st.lists(TERMS, max_size=8), max_size=8)


def counted(postings: Postings, term: str) -> dict[int, int]:
    rows, counts = postings.find(term)
    return dict(zip(rows.tolist(), counts.tolist(), strict=True))


def wanted(rows: list[list[str]], term: str) -> dict[int, int]:
    return {n: count for n, row in enumerate(rows) if (count := Counter(row)[term])}


@given(ROWS, TERMS)
def test_every_row_that_holds_a_term_is_found(rows: list[list[str]], other: str) -> None:
    postings = invert(rows)
    for term in {other, *(term for row in rows for term in row)}:
        assert counted(postings, term) == wanted(rows, term)
    assert postings.lengths.tolist() == [max(len(row), 1) for row in rows]


@given(ROWS, TERMS)
def test_terms_are_found_by_their_beginning(rows: list[list[str]], beginning: str) -> None:
    terms = {term for row in rows for term in row}
    found = invert(rows).begins_with(beginning)
    assert set(found) == {term for term in terms if term.startswith(beginning)}
    assert len(found) == len(set(found))


@given(st.lists(st.lists(st.tuples(st.lists(TERMS, max_size=5), st.booleans()), max_size=5),
                min_size=1, max_size=4))  # fmt: skip
def test_parts_put_together_are_the_index_of_what_was_kept(
    parts: list[list[tuple[list[str], bool]]],
) -> None:
    rows: list[list[str]] = []
    joined = []
    for part in parts:
        places = np.full(len(part), -1, dtype=np.int32)
        for number, (row, kept) in enumerate(part):
            if kept:
                places[number] = len(rows)
                rows.append(row)
        joined.append((invert([row for row, _ in part]), places))
    one, other = join_postings(joined, len(rows)), invert(rows)
    for name, array in one.arrays("x").items():
        assert np.array_equal(array, other.arrays("x")[name]), name


def test_more_than_can_be_counted_is_as_much_as_can_be() -> None:
    assert counted(invert([["x"] * (MOST_COUNTED + 9)]), "x") == {0: MOST_COUNTED}
