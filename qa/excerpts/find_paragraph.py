"""A span → the paragraph of its document in which it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.document import Span
from qa.reply import Locator

if TYPE_CHECKING:
    from index.index import Index


def find_paragraph(index: Index, document: int, span: Span) -> Locator:
    """Return the paragraph in which `span` of document number `document` begins.

    What is no sentence, a share button say, belongs to the sentence before it.
    """
    table = index.contents.sentences
    rows = index.contents.sentence_rows(document, span)
    if len(rows):
        return Locator("paragraph", int(table.paragraphs[rows].min()))
    before = index.contents.sentence_rows(document, Span(span.document, 0, span.start))
    if not len(before):
        return Locator("paragraph", 1)
    last = before[table.starts[before].argmax()]
    return Locator("paragraph", table.row(int(last)).paragraph)
