"""An inverted index: which rows hold a term, and how often.

Terms are sorted by their bytes and each row of a term stands once, in ascending order, so
that the whole is a few flat arrays, which can be mapped into memory and joined.

>>> postings = invert([["mill", "fire", "mill"], ["fire"]])
>>> [array.tolist() for array in postings.find("mill")]
[[0], [2]]
>>> postings.begins_with("fi")
['fire']
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

MOST_COUNTED = 65_535
"""Times a term in a row. BM25 hardly tells ten from twenty."""

_SURROGATES = "surrogatepass"


@dataclass(frozen=True, slots=True)
class Postings:
    """`terms` is UTF-8, a line each, that of term i from `starts[i]`; its rows and how often
    they hold it are `rows` and `counts` from `bounds[i]` to `bounds[i + 1]`.

    `lengths` are the terms of each row, repeated ones repeated; at least 1.
    """

    terms: NDArray[np.uint8]
    starts: NDArray[np.int64]
    bounds: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint16]
    lengths: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def find(self, term: str) -> tuple[NDArray[np.int32], NDArray[np.uint16]]:
        """Return the rows that hold `term`, and how often each does."""
        wanted = term.encode("utf-8", _SURROGATES)
        number = self._place(wanted)
        if number == len(self) or self._term(number) != wanted:
            return self.rows[:0], self.counts[:0]
        own = slice(int(self.bounds[number]), int(self.bounds[number + 1]))
        return self.rows[own], self.counts[own]

    def begins_with(self, prefix: str) -> list[str]:
        """Return the terms that begin with `prefix`."""
        return self.lines(prefix).split("\n")[:-1]

    def lines(self, prefix: str) -> str:
        """Return the terms that begin with `prefix`, each with a line break behind it."""
        wanted = prefix.encode("utf-8", _SURROGATES)
        first, last = self._place(wanted), self._place(wanted + b"\xff")  # in no UTF-8
        lines = self.terms[self.starts[first] : self.starts[last]].tobytes()
        return lines.decode("utf-8", _SURROGATES)

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Return the arrays under names that begin with `name`."""
        return {f"{name}.{field.name}": getattr(self, field.name) for field in fields(self)}

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]], name: str) -> Postings:
        """Return what `arrays` holds under `name`."""
        return cls(**{field.name: arrays[f"{name}.{field.name}"] for field in fields(cls)})

    def _place(self, term: bytes) -> int:
        terms, starts = self.terms.data, self.starts.data  # quicker item by item than arrays

        def own(number: int) -> bytes:
            return terms[starts[number] : starts[number + 1] - 1].tobytes()

        return bisect_left(range(len(self)), term, key=own)

    def _term(self, number: int) -> bytes:
        return self.terms[self.starts[number] : self.starts[number + 1] - 1].tobytes()


def invert(rows: Iterable[Sequence[str]]) -> Postings:
    """Return the inverted index of `rows`, each given by its terms; none holds a line break."""
    numbers: dict[str, int] = {}
    of_posting: list[int] = []
    row_of: list[int] = []
    counts: list[int] = []
    lengths: list[int] = []
    for row, terms in enumerate(rows):
        counted = Counter(terms)
        of_posting += [numbers.setdefault(term, len(numbers)) for term in counted]
        row_of += [row] * len(counted)
        counts += counted.values()
        lengths.append(max(len(terms), 1))
    return _sorted(
        [term.encode("utf-8", _SURROGATES) for term in numbers],
        np.array(of_posting, dtype=np.int64),
        np.array(row_of, dtype=np.int32),
        np.minimum(np.array(counts, dtype=np.int64), MOST_COUNTED).astype(np.uint16),
        np.array(lengths, dtype=np.int32),
    )


def join_postings(parts: Sequence[tuple[Postings, NDArray[np.int32]]], rows: int) -> Postings:
    """Return one inverted index over `rows` rows for several.

    With each comes, for each of its rows, the row that this becomes, or -1 for none.
    """
    numbers: dict[bytes, int] = {}
    of_posting, row_of, counts = [], [], []
    lengths = np.ones(rows, dtype=np.int32)
    for postings, places in parts:
        terms = postings.terms.tobytes().split(b"\n")[:-1]
        own = np.array([numbers.setdefault(term, len(numbers)) for term in terms], dtype=np.int64)
        become = places[postings.rows]
        kept = become >= 0
        of_posting.append(np.repeat(own, np.diff(postings.bounds))[kept])
        row_of.append(become[kept])
        counts.append(postings.counts[kept])
        lengths[places[places >= 0]] = postings.lengths[places >= 0]
    joined = np.concatenate(of_posting)
    used, joined = np.unique(joined, return_inverse=True)  # terms that no row has any more go
    terms = list(numbers)
    return _sorted(
        [terms[number] for number in used.tolist()],
        joined,
        np.concatenate(row_of),
        np.concatenate(counts),
        lengths,
    )


def _sorted(
    terms: Sequence[bytes],
    of_posting: NDArray[np.int64],
    rows: NDArray[np.int32],
    counts: NDArray[np.uint16],
    lengths: NDArray[np.int32],
) -> Postings:
    order = sorted(range(len(terms)), key=terms.__getitem__)
    rank = np.empty(len(terms), dtype=np.int64)
    rank[order] = np.arange(len(terms))
    ranked = rank[of_posting] if len(of_posting) else of_posting
    by_term = np.lexsort((rows, ranked))
    lines = [terms[number] + b"\n" for number in order]
    starts = np.cumsum([0, *map(len, lines)], dtype=np.int64)
    bounds = np.cumsum([0, *np.bincount(ranked, minlength=len(terms))], dtype=np.int64)
    written = np.frombuffer(b"".join(lines), dtype=np.uint8)
    return Postings(written, starts, bounds, rows[by_term], counts[by_term], lengths)
