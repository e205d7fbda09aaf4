"""A question's words → what an answer to it is bound to hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.question import Expects

_PATTERNS: tuple[tuple[Expects, str], ...] = (
    ("person", r"^who(?:\s+(?:is|are|was|were)|['’]s)\s.*(?:s['’]|['’]s)\s"),
    ("definition", r"^(?:what|who)(?:\s+(?:is|are|was|were)|['’]s)\s+(?:an?\s+)?"
                   r"(?!the\s)\S+(?:\s+(?!of\b|in\b|for\b)\S+){0,3}\s*\??$"
                   r"|^define\b|\bwhat does .+ mean\b"),
    ("date", r"\bhow\s+long\s+ago\b"),
    ("number", r"\bhow\s+(?:many|much|long|old|often|far|large|big|tall|high|fast|wide|deep)\b"
               r"|\bwhat\s+(?:percent\w*|number|amount|fraction|proportion|share)\b"),
    ("date", r"\bwhen\b|\b(?:what|which)\s+(?:year|date|month|day|century|decade|time|era)\b"
             r"|\bsince what\b|\bdeadline\b"),
    ("person", r"\bwho(?:m|se)?\b"
               r"|\b(?:what|which)\s+(?:person|people|man|men|woman|women|officials?|leaders?|"
               r"candidates?|authors?|politicians?|journalists?|presidents?|kings?|queens?)\b"),
    ("place", r"\bwhere\b|\b(?:what|which)\s+(?:country|countries|city|cities|place|state|region|"
              r"town|village|location|continent|river|building)\b"),
    ("reason", r"\bwhy\b|\b(?:what|which)\s+(?:caused|causes|reasons?)\b|\bhow come\b"),
)  # fmt: skip
"""First match wins: "how long ago" is looked for before "how long", and whoever is somebody's
brother before what a brother is."""

_ASKS = re.compile(
    r"\?|\b(?:what|why|how|whom)\b"
    r"|^(?:\S+\s+)?(?:who|whose|which|when|where)\b|\b(?:who|which|when|where)$"
    r"|^(?:is|are|am|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|tell|"
    r"show|list|name|give|find|quote|describe|explain|define|compare|summari[sz]e)\b",
    re.IGNORECASE,
)
"""Elsewhere in a sentence "who", "which", "when" and "where" mostly join a clause to it."""

_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)


def answer_type(question: str) -> Expects:
    """Return what an answer to `question` holds.

    >>> answer_type("How many men fled?"), answer_type("What is a purge?")
    ('number', 'definition')
    >>> answer_type("Tell me about it")
    'anything'
    >>> answer_type("Mice sleep more when it rains"), answer_type("mice rain sleep")
    ('mention', 'mention')
    """
    if not _ASKS.search(question):
        return "mention"
    return next((kind for kind, pattern in _COMPILED if pattern.search(question)), "anything")
