"""What stands before an address, or in a "From" line → the writer's name."""

from __future__ import annotations

import re

from corpus.readers.mail.phrases import NOBODY, PARTICLES

LONGEST_NAME = 80  # characters
MOST_WORDS = 10

DIRECTIONS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2068\u2069"))
"""Marks that say which way a text runs; some programs put one beside each word of a date."""

_ADDRESS = re.compile(
    r"(?:<|\[|\()?\s{0,3}(?:mailto:)?\s{0,3}(?<![\w.+=&'*/-])[\w.+=&'*/-]{1,80}(?:@| at )"
    r"[\w-]+(?:\.[\w-]+)*\.?[A-Za-z]{2,}"
    r"(?:<mailto:[^>]*>|\s*\[mailto:[^\]]*\])?\s*(?:>|\]|\))?(?:\s*<mailto:[^>]*>?>?)?",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"<[^<>@\s]{0,60}(?:@[^<>\s]*|\.\.\.|…)>|<mailto:[^>]*>|<>", re.IGNORECASE)
_ADDR_SPEC = re.compile(r"(?<![\w.+=&'*/-])[\w.+=&'*/-]+@[\w.-]+\w")
_ON_BEHALF = re.compile(r".*\bon behalf of\b|.*\bim auftrag von\b|.*\bde la part de\b", re.I)
_VIA = re.compile(r"\s+(?:via|über)\s+\S.*", re.IGNORECASE)
_NOTES = re.compile(  # "Ann Roe/Sorne/Water@WATER", "Ann Roe@WATER"
    r"(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’-]+)+)(?:/[\w .-]+)*(?:@[\w-]+)?"
)
_SURNAME_FIRST = re.compile(r"([^\W\d_][\w.'’ -]*), ([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2})")
_NO_FIRST_NAME = re.compile(
    r"(?:inc|ltd|llc|corp|co|gmbh|ag|jr|sr|ph\.?d|m\.?d|esq|ii+|iv|s\.?a|plc)\.?", re.IGNORECASE
)
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*(?:[)\]]|\Z)")


def address_in(text: str) -> re.Match[str] | None:
    """Return the first address in `text`, hidden ones as "<r...@sorne.example>" among them."""
    found = [each for each in (_ADDRESS.search(text), _HIDDEN.search(text)) if each]
    return min(found, key=lambda each: each.start(), default=None)


def name_writer(text: str) -> str:
    """Return the name in the "From" line `text`, else the address; "" where there is neither.

    >>> name_writer('"Roe, Ann" <ann@sorne.example>'), name_writer("ann@sorne.example")
    ('Ann Roe', 'ann@sorne.example')
    >>> name_writer("list@sorne.example [mailto:list@sorne.example] On Behalf Of Ann Roe")
    'Ann Roe'
    """
    text = _ON_BEHALF.sub("", text[:1000])
    if notes := _NOTES.fullmatch(text.strip()):
        text = notes["name"]
    address = address_in(text)
    behind = re.search(r"\(([^()@]{2,60})\)\s*\Z", text)  # "ann@sorne.example (Ann Roe)"
    name = _tidied(text[: address.start()] if address else text)
    if not name and address and behind:
        name = _tidied(behind.group(1))
    if name:
        return name
    spelt = _ADDR_SPEC.search(address.group()) if address else None
    return spelt.group() if spelt else ""


def is_name(words: str, *, addressed: bool = False) -> bool:
    """Whether `words` look like a name: each capitalised, but for "de" and its like.

    Of what stands before an address (`addressed`) less is asked.
    """
    parts = words.split()
    if not parts or len(parts) > MOST_WORDS or len(words) > LONGEST_NAME:
        return False
    if not any(each.isalpha() for each in words):
        return False
    if addressed and len(parts) <= 2:
        return True
    if " ".join(parts).casefold() in NOBODY or parts[0].casefold() in NOBODY | {
        "the",
        "this",
        "that",
        "in",
        "if",
        "when",
        "but",
        "and",
    }:
        return False
    return not any(
        (each[0].islower() and each.casefold() not in PARTICLES) or each[0].isdigit()
        for each in parts
    )


def _tidied(name: str) -> str:
    name = _VIA.sub("", name.strip(" \t\"'“”‘’*_<>,;:|\u200e\u200f-"))
    name = _BRACKETED.sub("", name).strip(" \"'“”‘’*_<>,;")
    inverted = _SURNAME_FIRST.fullmatch(name)
    if inverted and not _NO_FIRST_NAME.fullmatch(inverted.group(2)):
        name = f"{inverted.group(2)} {inverted.group(1)}"
    return " ".join(name.split()) if len(name) <= LONGEST_NAME else ""
