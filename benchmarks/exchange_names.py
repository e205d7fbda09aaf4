"""Judged questions → such as nobody answers: each with a name that belongs to another.

"When was the Old Mill built?" becomes "When was Ada Finch built?". The documents speak of either,
and of the two together never: the near miss that a corpus of a few documents has most often.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.evaluation.read_queries import Query

NAME = re.compile(
    r"(?<=\s)(?:[A-Z][\w’'-]*|\d[\w,.-]*\w)(?:\s(?:of\s|the\s)?(?:[A-Z][\w’'-]*|\d+))*"
)
"""Words with a capital that do not open the question, or a number."""

TRIES = 20
"""Questions drawn at random to find one about other documents."""


def exchange_names(queries: Sequence[Query]) -> list[Query]:
    """Return those of `queries` that name something, each with one name of another question's.

    The two have no relevant document in common, and a number takes the place of a number. The
    same questions give the same, in the same order.

    >>> from qa.evaluation.read_queries import Query
    >>> asked = {"mill": "When was the Old Mill built?", "sea": "Who was Ada Finch?"}
    >>> queries = [Query(name, text, True, {name: 1}, ()) for name, text in asked.items()]
    >>> [query.text for query in exchange_names(queries)]
    ['When was the Ada Finch built?', 'Who was Old Mill?']
    """
    chance = random.Random(0)  # noqa: S311 - no secret, and the same each time
    naming = [(query, found) for query in queries if (found := [*NAME.finditer(query.text)])]
    exchanged = []
    for query, found in naming:
        own, other = chance.choice(found), _foreign(query, naming, chance)
        if other and other != own.group() and other[0].isdigit() == own.group()[0].isdigit():
            text = query.text[: own.start()] + other + query.text[own.end() :]
            exchanged.append(replace(query, text=text, answerable=False, answers=(), relevant={}))
    return exchanged


def _foreign(
    query: Query, naming: Sequence[tuple[Query, list[re.Match[str]]]], chance: random.Random
) -> str:
    """A name from a question about other documents, or ""."""
    for _ in range(TRIES):
        other, found = chance.choice(naming)
        if not other.relevant.keys() & query.relevant.keys():
            return chance.choice(found).group()
    return ""
