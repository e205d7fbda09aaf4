"""A file made simple, then read by pandoc; one that cannot be made simple is read as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.read_pandoc import Format, read_pandoc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corpus.flatten_blocks import Element
    from corpus.source import Extraction

WARNING = "fields, boxes and raised or hidden words may be read wrongly"


def read_simplified(
    content: bytes,
    kind: Format,
    simplify: Callable[[bytes], bytes],
    arrange: Callable[[list[Element]], Iterable[Element]] = tuple,
) -> Extraction:
    """Return what `read_pandoc` makes of the file once `simplify` has been at it.

    Where `simplify` raises ValueError it is read untouched, with a warning that says why.
    Raises UnreadableError for a file that pandoc cannot read.
    """
    try:
        simple = simplify(content)
    except ValueError as error:
        extraction = read_pandoc(content, kind, arrange)
        return replace(extraction, warnings=(*extraction.warnings, f"{WARNING}: {error}"))
    return read_pandoc(simple, kind, arrange)
