"""Which sentences a stretch of a document overlaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from corpus.document import Span
    from index.index import Index


def sentence_rows(index: Index, document: int, span: Span) -> NDArray[np.int64]:
    """Return the rows of the sentences of document number `document` that `span` overlaps."""
    return index.contents.sentences.overlapping(document, span.start, span.end)
