"""A source and a place in it → the facts in a row, for who wants no manual's style.

>>> from corpus.document import Reference
>>> from qa.reply import Locator
>>> mill = Reference("mill.txt", "The mill", authors=("Ada Finch",), issued="2019-05")
>>> write_plain(mill, Locator("paragraph", 3))
'Ada Finch, “The mill”, 2019-05, paragraph 3'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.strip_controls import strip_controls
from qa.citing.csl_item import csl_item, inferred

if TYPE_CHECKING:
    from corpus.document import Reference
    from qa.reply import Locator


def write_plain(reference: Reference, locator: Locator) -> str:
    """Return what is known of `reference`, and the place; what was inferred is named as such."""
    item = csl_item(reference, "")
    facts = [
        *(author.strip().strip("{}") for author in reference.authors),  # braces: an organisation
        f"“{item['title']}”",
        item.get("container-title", ""),
        item.get("publisher", ""),
        reference.issued,
        f"{locator.label} {locator.value}",
        item.get("URL", ""),
        inferred(reference),
    ]
    once = dict.fromkeys(" ".join(fact.split()) for fact in facts if fact)
    return strip_controls(", ".join(once))
