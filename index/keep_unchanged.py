"""What an older index knows of a document that has not changed: nothing of it is done again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from corpus.infer_reference import infer_reference
from corpus.ingest import Ingested

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from corpus.source import Source
    from corpus.statement import Statement
    from index.index import Index

    Keep = Callable[[Source], Ingested | None]


def keep_unchanged(old: Index | None) -> Keep:
    """Return what gives a source as `old` has ingested it, None when that is not so any more.

    A source is unchanged when its id, bytes, text and landmarks are, and when it would
    get the same reference; then it would be cut in the same way. `old` must have been
    made by the same revision of this program.
    """
    if old is None:
        return lambda _: None
    documents = old.contents.numbers
    starts = np.searchsorted(old.contents.passages[:, 0], np.arange(len(documents) + 1))
    statements = _statements(old)

    def keep(source: Source) -> Ingested | None:
        number = documents.get(source.id)
        if number is None:
            return None
        document = old.contents.documents[number]
        read_alike = (document.sha256, document.text, document.landmarks) == (
            source.sha256,
            source.text,
            source.landmarks,
        )
        if not read_alike or infer_reference(source, document.noise) != document.reference:
            return None
        rows = range(int(starts[number]), int(starts[number + 1]))
        passages = tuple(old.contents.passage(row) for row in rows)
        return Ingested(
            document, passages, tuple(statements[document.id]), old.examinations[number]
        )

    return keep


def known_sketches(old: Index | None) -> dict[tuple[str, str], NDArray[np.uint32]]:
    """Return the sketches that `old` has, by id and sha256."""
    if old is None:
        return {}
    documents = enumerate(old.contents.documents)
    return {(each.id, each.sha256): old.sketches[number] for number, each in documents}


def _statements(old: Index) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in old.ledger.statements:
        found[statement.excerpt.document.id].append(statement)
    return found
