"""A TEI tree → the same tree as the original reads: one reading of each choice, words whole.

TEI P5, chapters 3.5 (choice), 3.11.3 (`break`) and 17.1.2 (`join` of tokens).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.readers.blocks.walk_markup import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_EDITORS: Final = frozenset({"corr", "reg", "expan"})
"""What an editor puts in a choice, beside `sic`, `orig`, `abbr` and what is seen."""

_BREAKS: Final = ("lb", "pb", "cb", "gb", "milestone")
_HYPHENS: Final = "-¬=⸗\u00ad\u2010"


def resolve_readings(root: _Element) -> None:
    """Take out of `root` what a reader of the original does not see, and close divided words."""
    for choice in list(root.iterdescendants("{*}choice")):
        _resolve(choice)
    for name in _BREAKS:
        for element in root.iterdescendants(f"{{*}}{name}"):
            if element.get("break") == "no":
                _close(element)
    for element in root.iterdescendants("{*}w", "{*}pc"):
        if element.get("join") in {"right", "both"} and (element.tail or "").isspace():
            element.tail = ""


def _resolve(choice: _Element) -> None:
    seen = [each for each in choice if local_name(each) not in _EDITORS]
    for each in list(choice):
        if seen and each not in seen[:1]:
            choice.remove(each)
        else:
            each.tail = ""  # what parts the readings is no part of the line
    choice.text = ""


def _close(element: _Element) -> None:
    """Join what a break within a word has put apart; the hyphen is the line's."""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "").rstrip().rstrip(_HYPHENS)
    else:
        parent = element.getparent()
        if parent is not None:
            parent.text = (parent.text or "").rstrip().rstrip(_HYPHENS)
    element.tail = (element.tail or "").lstrip()
