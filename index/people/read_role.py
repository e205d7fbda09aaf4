"""A phrase that says who somebody speaks for → the office and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.people.compare_names import Name, compatible, read_name
from index.sparse.tokenize import STOP_WORDS, stem, words

_SPOKES = re.compile(
    r"\b(?:spokes(?P<who>man|woman|person)|press (?:secretary|officer))\b", re.IGNORECASE
)
_CAPITALS = r"[A-ZÀ-ÞЀ-Я][\w’'-]*(?:\s+[A-ZÀ-ÞЀ-Я][\w’'-]*)*"
_BEHIND = re.compile(rf"^\s+(?:for|of|to)\s+(?!the\s+[A-Z])(?:[^,;]*?\s)??({_CAPITALS})\s*$")
_BEFORE = re.compile(rf"({_CAPITALS})(?:['’]s?)?\s+(?:[a-z]+\s+)?$")
_DIFFERENT = re.compile(r"\b(?:another|other|second|former|one|two|ex)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """To speak for `principal`; `gender` is "man", "woman" or "person"."""

    principal: Name
    gender: str


def read_office(phrase: str) -> Office | None:
    """Return whose spokesman a phrase means; None for other roles, and for *another* one.

    >>> read_office("a spokeswoman for the region's leader Jane Doe")
    Office(principal=Name(given='jane', middle=(), surname='doe', suffix=''), gender='woman')
    >>> read_office("Doe's spokesman").principal.surname
    'doe'
    >>> read_office("another spokesman for Jane Doe")
    """
    found = _SPOKES.search(phrase)
    if found is None or _DIFFERENT.search(phrase[: found.start()]):
        return None
    rest = re.split(r"[,;]", phrase[found.end() :])[0].replace("\n", " ")
    principal = _BEHIND.match(rest.rstrip(" .")) or _BEFORE.search(phrase[: found.start()])
    if principal is None or (rest.strip() and not _BEHIND.match(rest.rstrip(" ."))):
        return None
    name = re.sub(r"^(?:A|An|The)\s+", "", principal.group(1))
    return Office(read_name(name), found.group("who") or "person")


def same_office(one: Office, other: Office) -> bool:
    """Whether two phrases mean the same office; a spokeswoman is no spokesman."""
    genders = {one.gender, other.gender} - {"person"}
    return len(genders) < 2 and compatible(one.principal, other.principal)


PARTS_OF_A_TALK = frozenset(map(stem, ("host", "guest", "interviewer", "interviewee", "moderator")))
"""Stems of what somebody is in one conversation only."""

_HEAD_ENDS = re.compile(r"[,;(]|\b(?:for|of|at|in|from|on|to|with|and|who|that|as)\b")


def head_of(role: str) -> str:
    """Return the stem of a role's own noun; all kinds of spokesmen are one.

    >>> head_of("a spokesperson for Jane Doe"), head_of("Jane Doe's chief spokesman")
    ('spokesman', 'spokesman')
    """
    own = words(_HEAD_ENDS.split(role, maxsplit=1)[0])
    if not own:
        return ""
    return "spokesman" if _SPOKES.fullmatch(own[-1]) else stem(own[-1])


def same_role(one: str, other: str) -> bool:
    """Whether two roles can be one person's: the same noun, and nothing that contradicts it.

    >>> same_role("a spokesperson for Jane Doe", "spokesman")
    True
    >>> same_role("mayor of Harrow", "mayor of Stow")
    False
    """
    if not head_of(one) or head_of(one) != head_of(other):
        return False
    details = [_details(role) for role in (one, other)]
    return not all(details) or bool(details[0] & details[1])


def _details(role: str) -> set[str]:
    """What the role says beside its noun."""
    head = head_of(role)
    return {
        stem(word)
        for word in words(role)
        if word not in STOP_WORDS and not _SPOKES.fullmatch(word) and stem(word) != head
    }
