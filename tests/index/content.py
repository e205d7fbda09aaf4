"""All that a reply may depend on, as one value: two indexes with equal content reply alike."""

from __future__ import annotations

from typing import Any

import numpy as np

from index.contents import Contents
from index.index import Index

CHOSEN = ["mill", "harrow", "bridg", "zebra", "nobodi", "finch", "said"]


def token_bounds(contents: Contents, row: int) -> list[int]:
    """Return where each sentence of passage `row` starts among the passage's own tokens, and where
    the last one ends.
    """
    _, _, _, first, last, _, _, start, _ = contents.passages[row].tolist()
    tokens = contents.sentences[first:last, 4:6] - start
    return [*tokens[:, 0].tolist(), int(tokens[-1, 1])]


def content_of(index: Index) -> dict[str, Any]:
    """Return what `index` holds, wherever its parts lie."""
    contents, ledger = index.contents, index.ledger
    passages = np.arange(len(contents.passages))
    sentences = np.arange(len(contents.sentences))
    tokens = [
        index.token_vectors.rows(*contents.passages[row, 7:9].tolist()).tolist() for row in passages
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
        "passages": contents.passages[:, [0, 1, 2, 3, 4, 6]].tolist(),
        "sentences": contents.sentences[:, :4].tolist(),
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
