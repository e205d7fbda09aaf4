"""All that a reply may depend on, as one value: two indexes with equal content reply alike."""

from __future__ import annotations

from typing import Any

import numpy as np

from index.contents import Contents
from index.index import Index
from index.passage_table import PassageTable, SentenceTable

CHOSEN = ["mill", "harrow", "bridg", "zebra", "nobodi", "finch", "said"]


def token_bounds(contents: Contents, row: int) -> list[int]:
    """Return where each sentence of passage `row` starts among the passage's own tokens, and where
    the last one ends.
    """
    own = contents.passages.row(row)
    sentences = contents.sentences.take(own.sentences)
    bounds: list[int] = (sentences.token_bounds - own.token_start).tolist()
    return bounds


def passages_of(table: PassageTable) -> list[tuple[int, ...]]:
    """Return of each passage what does not depend on where things lie: headings and tokens have
    other numbers in each segment.
    """
    elsewhere = {"heading": 0, "token_start": 0, "token_end": 0}
    return [table.row(number)._replace(**elsewhere) for number in range(len(table))]


def sentences_of(table: SentenceTable) -> list[tuple[int, ...]]:
    """Return of each sentence what does not depend on where things lie."""
    return [table.row(number)._replace(token_start=0, token_end=0) for number in range(len(table))]


def content_of(index: Index) -> dict[str, Any]:
    """Return what `index` holds, wherever its parts lie."""
    contents, ledger = index.contents, index.ledger
    passages = np.arange(len(contents.passages))
    sentences = np.arange(len(contents.sentences))
    tokens = [
        index.token_vectors.rows(start, end).tolist()
        for start, end in contents.passages.token_ranges.tolist()
    ]
    return {
        "fingerprint": index.fingerprint,
        "settings": index.settings,
        "documents": [
            (each.id, each.sha256, each.text, each.reference, each.noise, each.landmarks)
            for each in contents.documents
        ],
        "examinations": list(index.examinations),
        "failures": index.failures,
        "headings": [contents.passage(int(row)).heading for row in passages],
        "passages": passages_of(contents.passages),
        "sentences": sentences_of(contents.sentences),
        "bounds": [token_bounds(contents, int(row)) for row in passages],
        "tokens": tokens,
        "sketches": index.sketches.tolist(),
        **{
            f"{unit} {name}": value
            for unit, vectors, rows in (
                ("passage", index.passage_vectors, passages),
                ("sentence", index.sentence_vectors, sentences),
            )
            for name, value in (
                ("vectors", vectors.rows(rows).tolist()),
                ("mean", vectors.mean.tolist()),
                ("covariance", vectors.covariance.tolist()),
            )
        },
        "passage terms": index.passage_terms.scores(CHOSEN).tolist(),
        "sentence terms": index.sentence_terms.scores(CHOSEN).tolist(),
        "frequencies": [index.passage_terms.frequency(term) for term in CHOSEN],
        "spelling": [
            index.spelling.nearest(word) for word in ("Harow", "Brigde", "Finhc", "Zebbra")
        ],
        "statements": list(ledger.statements),
        "voices": list(ledger.voices),
        "groups": [tuple(group) for group in ledger.groups],
    }
