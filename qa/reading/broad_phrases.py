"""The phrases of `broad_phrases.txt` → patterns, in the order in which they are tried."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from qa.question import Extent


class Phrase(NamedTuple):
    """A way to ask for an overview of `extent`; one that `leans` may go on from the question before
    it. Its groups `topic`, `period`, `one` and `other` are what the overview is to be of.
    """

    extent: Extent
    pattern: re.Pattern[str]
    leans: bool


DOCUMENTS = "D"
"""The part that stands for the documents."""

_PART = re.compile(r"([A-Z_]+) = (.+)")
_KIND = re.compile(r"\[(\w+)(, leaning)?\]")
_NAMED = re.compile(r"\{([A-Z_]+)\}")
_LEANS = "(?P<leans>"


def broad_phrases() -> tuple[tuple[Phrase, ...], re.Pattern[str]]:
    """Return the phrases, and the pattern of a noun phrase that stands for the documents."""
    table = files("qa.reading").joinpath("broad_phrases.txt").read_text(encoding="utf-8")
    parts: dict[str, str] = {}
    phrases: list[Phrase] = []
    extent, leans = "", False
    for line in filter(None, map(str.strip, table.splitlines())):
        if line.startswith("#"):
            continue
        if part := _PART.fullmatch(line):
            parts[part[1]] = _filled(part[2], parts)
        elif kind := _KIND.fullmatch(line):
            extent, leans = kind[1], bool(kind[2])
        else:
            pattern = re.compile(_named_once(_filled(line, parts)))
            phrases.append(Phrase(cast("Extent", extent), pattern, leans))
    return tuple(phrases), re.compile(parts[DOCUMENTS])


def _filled(line: str, parts: dict[str, str]) -> str:
    return _NAMED.sub(lambda name: parts[name[1]], line)


def _named_once(pattern: str) -> str:
    """The documents may stand twice in a pattern, but a group has its name only once."""
    first, *more = pattern.split(_LEANS)
    return first + (_LEANS + "(?:".join(more) if more else "")
