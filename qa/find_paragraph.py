"""A span → the paragraph of its document in which it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.reply import Locator
from qa.weigh_statements import sentence_rows

if TYPE_CHECKING:
    from corpus.document import Span
    from index.index import Index


def find_paragraph(index: Index, document: int, span: Span) -> Locator:
    """Return the paragraph in which `span` of document number `document` begins."""
    rows = sentence_rows(index, document, span)
    if len(rows):
        return Locator("paragraph", int(index.contents.sentences[rows, 3].min()))
    return Locator("paragraph", span.document.text.count("\n", 0, span.start) + 1)
