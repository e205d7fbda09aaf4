"""A line near the title → who wrote the text, if it says so: "By Ann Roe and Colm Vance"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 120  # characters
MOST_WORDS = 5  # of a name

_BY = re.compile(
    r"[\s*_#>]*(?:(?:posted|published|issued|written)\b[^|·•]{0,40}?\s)?(?:written\s+)?by:?\s+"
    r"(?P<names>[^|·•]+)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s*(?:[|·•(\[–—*_]|\s-\s|\b(?:on|at|for|published|posted|updated)\b|,?\s*\d).*\Z",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:;|,?\s+(?:and|&|und|et|y)\s+)\s*")
_NAME = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?:\s(?:[^\W\d_a-z][\w.'’-]*|de|la|van|von|der|den|di|da|dos|bin|al|el"
    r"|ten|du|le|ibn|zu)){0,4}"
)
_INSTITUTION = re.compile(
    r"(?:(?:the|us|uk|u\.s\.|state|federal|national)\s+)?(?:ministry|department|office|bureau|agency"
    r"|commission|committee|council|board|institute|university|authority|association|society"
    r"|foundation|centre|center|government|house|court|bank|church|union|organi[sz]ation)\b|.*\b(?:"
    r"ministry|department|commission|committee|council|institute|university|authority|foundation"
    r"|agency|association|society|news|press|times|staff)\Z",
    re.IGNORECASE,
)
_SURNAME_FIRST = re.compile(r"[^\W\d_a-z][\w'’-]+, (?:[^\W\d_a-z][\w'’-]*\.?)(?: [^\W\d_a-z]\.?)?")
_NOBODY = re.compile(
    r"anonymous|unknown|anon\.?|user ?name|user|admin(?:istrator)?|author(?:ity control)?|editor"
    r"|guest|staff|n/?a|none|nobody|the author|webmaster|root|owner|last updated.*"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december)\b", re.I
)


def read_byline(head: Sequence[str]) -> tuple[str, ...]:
    """Return the names in the first byline of the lines `head`; () where none names anybody.

    "Roe, Ann" is one author, and so is "the Ministry of Labour, Housing and Health".

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


def is_name(words: str) -> bool:
    """Whether `words` are a person's name or an institution's."""
    plain = words.strip()
    if not plain or _NOBODY.fullmatch(plain) or any(each.isdigit() for each in plain):
        return False
    return bool(_INSTITUTION.match(plain)) or bool(
        _NAME.fullmatch(plain) and not _MONTH.search(plain)
    )


def _names(text: str) -> tuple[str, ...]:
    if not text or (text[:1].islower() and not text.startswith("the ")):
        return ()
    if _SURNAME_FIRST.fullmatch(text) or _INSTITUTION.match(text):
        return (text,) if is_name(text.replace(", ", " ")) or _INSTITUTION.match(text) else ()
    names: list[str] = []
    for each in _AND.split(text):
        first, *behind = (part.strip() for part in each.split(","))
        if not is_name(first) or (not names and len(first.split()) < 2):
            return tuple(names)
        names.append(first)
        names += [part for part in behind if _is_person(part)]
    return tuple(names)


def _is_person(words: str) -> bool:
    """Whether what stands behind a comma is another name and no office ("Staff Writer")."""
    parts = words.split()
    office = re.search(
        r"writer|editor|reporter|correspondent|staff|news|press|times|courier|post|jr|sr|ph|md|dr\b",
        words,
        re.IGNORECASE,
    )
    return 2 <= len(parts) <= MOST_WORDS and not office and is_name(words)
