"""Segments → one, of those of their documents that are still wanted: nothing is worked out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from index.passage_table import PassageTable, SentenceTable
from index.settings import join_segment_settings
from index.sparse.postings import Postings, join_postings
from index.storage.files import Files
from index.storage.segment import (
    CONTENTS,
    EXCERPTS,
    PASSAGES,
    RECORDS,
    REFERENCES,
    SENTENCES,
    SPOKEN,
    STATEMENTS,
    TEXTS,
    TOKENS,
    TOLD,
    UNITS,
    WORDS,
    as_array,
    files_arrays,
    files_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from index.storage.segment import Arrays, Pieces

Chosen = tuple["Arrays", "NDArray[np.bool_]"]
"""A segment, and which of its documents are wanted."""

_PARTS = {
    "texts": TEXTS, "references": REFERENCES, "records": RECORDS, "statements": STATEMENTS,
    "told": TOLD, "said.counts": SPOKEN, "said.words": WORDS, "excerpt.counts": SPOKEN,
    "excerpt.rows": EXCERPTS, "content.counts": SPOKEN, "content.rows": CONTENTS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Run:
    """Wanted documents, `first` to before `last`, that follow one another in `segment`."""

    segment: int
    arrays: Arrays
    first: int
    last: int

    def bounds(self, column: int) -> slice:
        start, end = self.arrays["bounds"][[self.first, self.last], column].tolist()
        return slice(start, end)


def merge_segments(chosen: Sequence[Chosen], *, keep_tokens: bool) -> Pieces:
    """Return the arrays of one segment of the wanted documents, in the order given."""
    runs = [run for number, each in enumerate(chosen) for run in _runs(number, *each)]
    arrays = chosen[0][0]
    joined: dict[str, Sequence[NDArray[Any]]] = {
        "made": [as_array(join_segment_settings([each["made"].tobytes() for each, _ in chosen]))],
        **_files(chosen),
        "bounds": [_bounds(runs)],
        "tokens": [arrays["tokens"][:0]],
        **_tables(chosen, runs),
    }
    for name in ("keys", "bodies", "facts", "names", "partial", "sketches"):
        joined[name] = [run.arrays[name][run.first : run.last] for run in runs]
    for name, column in _PARTS.items():
        joined[name] = [run.arrays[name][run.bounds(column)] for run in runs]
    if keep_tokens:
        joined["tokens"] = [run.arrays["tokens"][run.bounds(TOKENS)] for run in runs]
    for unit, column in zip(UNITS, (PASSAGES, SENTENCES), strict=True):
        names = (n for n in arrays if n.startswith((f"{unit}.keys", f"{unit}.v", f"{unit}.s")))
        for name in names:
            joined[name] = [run.arrays[name][run.bounds(column)] for run in runs]
        joined |= _terms(f"{unit}.terms", chosen, runs, column)
    return joined | _terms("words", chosen, runs, None)


def _runs(number: int, arrays: Arrays, wanted: NDArray[np.bool_]) -> Iterator[_Run]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], wanted, [False]]).astype(np.int8)))
    for first, last in edges.reshape(-1, 2).tolist():
        yield _Run(number, arrays, first, last)


def _files(chosen: Sequence[Chosen]) -> dict[str, list[NDArray[Any]]]:
    """The files that were read for any of them."""
    files = Files.joined([files_of(arrays) for arrays, _ in chosen])
    return {name: [array] for name, array in files_arrays(files).items()}


def _bounds(runs: Sequence[_Run]) -> NDArray[np.int64]:
    sizes = [np.diff(run.arrays["bounds"][run.first : run.last + 1], axis=0) for run in runs]
    every = np.concatenate(sizes)
    return np.concatenate([np.zeros_like(every[:1]), np.cumsum(every, axis=0)])


def _tables(chosen: Sequence[Chosen], runs: Sequence[_Run]) -> dict[str, list[NDArray[Any]]]:
    """The tables of passages and sentences, counted from the new beginning."""
    headings: dict[str, int] = {}
    renamed = [_renumber(arrays, headings) for arrays, _ in chosen]
    passages, sentences = [], []
    document = sentence = token = 0
    for run in runs:
        own, held, tokens = run.bounds(PASSAGES), run.bounds(SENTENCES), run.bounds(TOKENS)
        table = PassageTable(run.arrays["passages"][own].copy())
        lines = SentenceTable(run.arrays["sentences"][held].copy())
        _add(document - run.first, table.documents, lines.documents)
        _add(sentence - held.start, table.sentence_starts, table.sentence_ends)
        _add(token - tokens.start, table.token_starts, table.token_ends)
        _add(token - tokens.start, lines.token_starts, lines.token_ends)
        table.headings[:] = renamed[run.segment][table.headings]
        passages.append(table.stored)
        sentences.append(lines.stored)
        document += run.last - run.first
        sentence += held.stop - held.start
        token += tokens.stop - tokens.start
    written = as_array(json.dumps(list(headings)).encode())
    return {"passages": passages, "sentences": sentences, "headings": [written]}


def _add(shift: int, *columns: NDArray[np.int32]) -> None:
    for column in columns:
        np.add(column, shift, out=column)


def _renumber(arrays: Arrays, headings: dict[str, int]) -> NDArray[np.int32]:
    own = json.loads(arrays["headings"].tobytes())
    return np.array([headings.setdefault(each, len(headings)) for each in own], dtype=np.int32)


def _terms(
    name: str, chosen: Sequence[Chosen], runs: Sequence[_Run], column: int | None
) -> dict[str, list[NDArray[Any]]]:
    """The inverted index `name` of all, whose rows are in `column`; None: the documents."""
    every = [Postings.of(arrays, name) for arrays, _ in chosen]
    places = [np.full(len(postings.lengths), -1, dtype=np.int32) for postings in every]
    rows = 0
    for run in runs:
        own = slice(run.first, run.last) if column is None else run.bounds(column)
        count = own.stop - own.start
        places[run.segment][own] = np.arange(rows, rows + count, dtype=np.int32)
        rows += count
    joined = join_postings(list(zip(every, places, strict=True)), rows)
    return {key: [array] for key, array in joined.arrays(name).items()}
