"""A paragraph's text → where it names persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from corpus.people.genders import FEMALE_NAMES, MALE_NAMES, gender_of
from corpus.people.name_people import is_organisation, strip_titles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from corpus.people.names import Names
    from corpus.statements.quotes.quotation import Quotation

_RUN = re.compile(r"[^\W\d_a-z][\w'’-]*\.?(?:\s+[^\W\d_a-z][\w'’-]*\.?){0,4}")
_OPENS = re.compile(r"(?:^|[.?!…:]|[\"“”‘«„])\s*$")
_WORDS_TOO = frozenset(
    "april art bill dawn faith frank grace grant hope joy june mark may rich rose rush will".split()
)
"""First names that open a sentence as ordinary words."""


class Mention(NamedTuple):
    """A person's name in a paragraph's text; `gender` as far as the name tells."""

    start: int
    words: frozenset[str]
    gender: str


def find_mentions(
    text: str,
    names: Names,
    acting: Collection[str],
    quoted: Iterable[tuple[Quotation, int, int]] = (),
) -> Iterator[Mention]:
    """Yield each name that is a person's: by its title or first name, or because it is among
    `acting`, the names of those of whom a sentence of the document tells what they do.

    Whom somebody speaks of, in a quotation (`quoted`), is not on the scene.
    """
    inside = [(quotation.start, quotation.end) for quotation, _, _ in quoted]
    for run in _RUN.finditer(text):
        if any(start <= run.start() < end for start, end in inside):
            continue
        words, gender = strip_titles(run.group().rstrip(".").split())
        name = " ".join(words)
        if not words or is_organisation(name):
            continue
        first, full = words[0].lower(), names.resolve(words[-1], gender)
        known = bool(gender) or full in acting or name in acting
        opens = len(words) == 1 and first in _WORDS_TOO and _OPENS.search(text[: run.start()])
        if (known or first in FEMALE_NAMES | MALE_NAMES) and not opens:
            told = gender or gender_of(first) or (names.gender(full) if full else "")
            yield Mention(run.start(), frozenset(words), told)
