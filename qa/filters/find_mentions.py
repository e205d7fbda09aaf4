"""A name → the sentences of an index that print it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from index.people.compare_names import read_name
from index.sparse.tokenize import tokenize

if TYPE_CHECKING:
    from index.index import Index


def find_mentions(name: str, index: Index) -> list[int]:
    """Return the rows of the sentences that print `name`, middle names aside, in order; for a
    heading that does, as for the name above a speech, the first sentence below it.
    """
    pattern = _pattern(name)
    terms = tokenize(name)
    if pattern is None or not terms:
        return []
    rows = None
    for term in dict.fromkeys(terms[-1:] + terms[:1]):
        holding = index.passage_terms.rows_with(term)
        rows = holding if rows is None else np.intersect1d(rows, holding)
    contents = index.contents
    found = []
    for row in [] if rows is None else rows.tolist():
        own = contents.passages.row(row)
        printing = [n for n in own.sentences if pattern.search(contents.reading(n))]
        below = own.sentences and pattern.search(contents.headings[own.heading])
        found += printing or ([own.sentence_start] if below else [])
    return found


def _pattern(name: str) -> re.Pattern[str] | None:
    read = read_name(name)
    if not read.surname:
        return None
    surname = re.escape(read.surname)
    if not read.given:
        return re.compile(rf"\b{surname}\b", re.IGNORECASE)
    given = re.escape(read.given)
    return re.compile(rf"\b{given}\b\.?(?:\s+[\w.'’-]+){{0,3}}?\s+{surname}\b", re.IGNORECASE)
