"""A line that says whose the words above it are: "— Ann Roe, mayor of Stow"."""

from __future__ import annotations

import re
from typing import Final

DASH: Final = r"(?:[—–―⸺]|--+)"

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_LINE = re.compile(rf"\W{{0,3}}{DASH}\s*[*_\[]{{0,4}}(?:<cite>\s*)?(?:{_CAPITAL}|(?:an?|the)\s)")
_END = re.compile(
    rf"(?:(?<=[.?!…\"”“’»])[*_]{{0,3}}[^\S\n]*|\n\s*){DASH}[^\S\n]*{_CAPITAL}[^\n.?!—–]{{1,80}}\.?\s*\Z"
)
MOST_WORDS = 25


def is_dashed(line: str) -> bool:
    """Whether a line begins with a dash and what may be a name.

    >>> is_dashed("— Ann Roe"), is_dashed("*-- Ann Roe, Stow*"), is_dashed("- Ann Roe")
    (True, True, False)
    """
    return bool(_LINE.match(line)) and len(line.split()) <= MOST_WORDS


def dashed_end(text: str) -> int:
    """Where in a paragraph its last words begin, if these are a dash and what may be a name.

    >>> dashed_end("It burnt.” – Ann Roe"), dashed_end("It burnt – twice")
    (11, 0)
    """
    found = _END.search(text)
    place = found.start() if found else 0
    while found and text[place].isspace():
        place += 1
    return place
