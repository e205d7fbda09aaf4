"""What the pages of a PDF are called: "xii", "245", or simply by their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

LONGEST = 16
"""Characters: what is longer is a name for a part, not what is printed on a page."""


def label_pages(document: PdfDocument) -> list[int | str]:
    """Return the label of each page (ISO 32000-1, 12.4.2), its number from 1 where it has none.

    A label that is a number is one. Where a label is missing or two pages in a row have the same
    one, the labels are no help to find a page, and all pages have their numbers.
    """
    count = len(document)
    labels = [" ".join(document.get_page_label(n).split()) for n in range(count)]
    usable = all(0 < len(label) <= LONGEST for label in labels)
    if not usable or len(set(labels)) < count:
        return list(range(1, count + 1))
    return [int(label) if label.isascii() and label.isdigit() else label for label in labels]
