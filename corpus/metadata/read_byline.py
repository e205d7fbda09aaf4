"""A line near the title → who wrote the text, if it says so: "By Ann Roe and Colm Vance"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.metadata.clean_names import clean_names

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 120  # characters

_BY = re.compile(
    r"[\s*_#>]*(?:(?:posted|published|issued|written)\b[^|·•]{0,40}?\s)?(?:written\s+)?by:?\s+"
    r"(?P<names>[^|·•]+)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*(?:[|·•(\[–—*_]|\s-\s|\b(?:on|at|for|published|posted|updated)\b|,?\s*\d).*\Z",
    re.IGNORECASE,
)


def read_byline(head: Sequence[str]) -> tuple[str, ...]:
    """Return the names in the first byline of the lines `head`; () where none names anybody.

    "Roe, Ann" is one author, Ann Roe, and so is "the Ministry of Labour, Housing and Health".

    >>> read_byline(["The dam", "By Ann Roe and Colm Vance, Courier", "It burnt."])
    ('Ann Roe', 'Colm Vance')
    >>> read_byline(["The dam", "By anonymous"]), read_byline(["By the river lay the dam."])
    ((), ())
    """
    for line in head:
        by = _BY.match(line) if len(line) <= LONGEST else None
        if by and (names := _names(_END.sub("", by["names"]).strip(" ,.*_"))):
            return names
    return ()


def _names(text: str) -> tuple[str, ...]:
    if not text or (text[:1].islower() and not text.startswith("the ")):
        return ()
    return clean_names(text)
