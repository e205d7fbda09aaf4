"""The style sheets of an e-book → which classes hide, raise, strike out or move words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.readers.office.epub.set_apart import IN_MARGIN

if TYPE_CHECKING:
    from collections.abc import Iterable

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)

# What holds on some devices only ("@media …") is left out with all that stands in it.
_LEFT_OUT = re.compile(r"/\*.*?\*/|@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_ONE_CLASS = re.compile(r"\s*[\w-]*\.([\w-]+)\s*")


@dataclass(frozen=True, slots=True)
class Classes:
    """Names of classes by what they do to the words."""

    hidden: frozenset[str]
    raised: frozenset[str]
    struck: frozenset[str]
    margin: frozenset[str]


def list_classes(sheets: Iterable[str]) -> Classes:
    """Return what the style sheets say of elements of one class, wherever they stand.

    >>> list_classes(["p.x { display: none } @media print { .y { display: none } }"]).hidden
    frozenset({'x'})
    """
    patterns = (HIDDEN, RAISED, STRUCK, IN_MARGIN)
    found: dict[re.Pattern[str], set[str]] = {each: set() for each in patterns}
    for sheet in sheets:
        for selectors, declarations in _RULE.findall(_LEFT_OUT.sub(" ", sheet)):
            for pattern, names in found.items():
                if pattern.search(declarations):
                    classes = map(_ONE_CLASS.fullmatch, selectors.split(","))
                    names |= {match[1] for match in classes if match}
    return Classes(*(frozenset(found[each]) for each in patterns))
