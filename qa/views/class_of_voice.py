"""A speaker's name → a person, a body, or what may be either.

The documents are read for who says what sentence by sentence; over all of them together it can be
seen better whether a capital letter was a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from corpus.language.lexicon import OCCUPATION_ENDS, OCCUPATIONS, TITLES, UNNAMED_ROLES
from corpus.people.genders import FEMALE_NAMES, MALE_NAMES
from index.sparse.ordinary_words import is_english
from index.sparse.tokenize import STOP_WORDS, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

VoiceClass = Literal["person", "organisation", "unsure"]

_HUMAN = OCCUPATIONS | TITLES | UNNAMED_ROLES
_PRONOUNS = frozenset({"he", "she"})
_BODY = frozenset(
    "firm company group agency bank maker drugmaker consultancy provider newspaper paper magazine "
    "website site network channel organisation organization centre center ministry party union "
    "association institute university giant retailer airline manufacturer publisher charity "
    "watchdog regulator club team council court committee board".split()
)
_ADDRESS = re.compile(r"[/@:\\]|^www\.")
_OF = r"\b(?:of|for|at|from|in)\s+(?:the\s+)?"
_HEAD_ENDS = re.compile(r"[,;(]|\b(?:for|of|at|in|from|on|to|with|and|who|that|which|as)\b")


def is_name(name: str) -> bool:
    """Return whether a word that was taken for a name can be one.

    >>> is_name("On"), is_name("Ada Finch"), is_name("the")
    (False, True, False)
    """
    return any(word not in STOP_WORDS for word in words(name)) and not _ADDRESS.search(name)


def class_of_voice(
    name: str, kind: str, roles: Iterable[str], printed: Sequence[str]
) -> VoiceClass:
    """Return what a speaker of this `name` is.

    `kind` is what the parser took it for, `printed` how the sources name it where it speaks.

    >>> class_of_voice("Alan Finch", "person", (), ())
    'person'
    >>> class_of_voice("Apple", "person", (), ()), class_of_voice("Network", "organisation", (), ())
    ('unsure', 'organisation')
    >>> class_of_voice("Falconer", "person", ("Lord",), ("Lord Falconer",))
    'person'
    """
    own = words(name)
    if kind != "person":
        return "organisation"
    heads = [head for role in roles if (head := _head(role))]
    if any(head in _BODY for head in heads):
        return "organisation"
    before = {words(each)[0] for each in printed if words(each)}
    behind = re.compile(f"{_OF}{re.escape(name)}$", re.IGNORECASE)
    if any(character.isdigit() for character in name) or any(map(behind.search, printed)):
        return "unsure"  # "the chairman of the Reserve": somebody, and not the Reserve
    known = own[0] in FEMALE_NAMES | MALE_NAMES or any(len(word) == 1 for word in own[:-1])
    if known or before & (_PRONOUNS | TITLES) or any(map(_is_human, heads)):
        return "person"
    return "unsure" if len(own) == 1 or all(map(is_english, own)) else "person"


def _head(role: str) -> str:
    own = words(_HEAD_ENDS.split(role, maxsplit=1)[0])
    return own[-1] if own else ""


def _is_human(head: str) -> bool:
    return head in _HUMAN or head.endswith(tuple(OCCUPATION_ENDS))
