"""Which sentences a stretch of a document overlaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from corpus.document import Span
    from index.index import Index


def sentence_rows(index: Index, document: int, span: Span) -> NDArray[np.int64]:
    """Return the rows of the sentences of document number `document` that `span` overlaps."""
    table = index.contents.sentences
    first, last = np.searchsorted(table[:, 0], [document, document + 1])
    own = table[first:last]
    inside = (own[:, 1] < span.end) & (own[:, 2] > span.start)
    rows: NDArray[np.int64] = np.flatnonzero(inside) + first
    return rows
