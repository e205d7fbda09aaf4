"""Where on a page its title stands: what is near it, such as a byline, is about the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from corpus.readers.html.blocks.block import Block

FEWEST = 8  # letters: less is in many titles


@dataclass(frozen=True, slots=True)
class Title:
    """The number of its block, None if there is none; what it stands in; the page's address."""

    number: int | None
    around: frozenset[HtmlElement]
    url: str


def find_title(blocks: list[Block], titles: set[str], url: str) -> Title:
    """Find the heading that has most words of one of `titles`, or else the first of the first rank.

    A site's own name is a heading of the first rank on many pages, and part of its titles.
    """
    wanted = [_letters(title) for title in titles]
    alike = [(len(words), -n) for n, block in enumerate(blocks)
             if block.level and _is_one(words := _letters(block.text), wanted)]  # fmt: skip
    first = next((n for n, block in enumerate(blocks) if block.level == 1), None)
    number = -max(alike)[1] if alike else first
    if number is None:
        return Title(None, frozenset(), url)
    within = blocks[number].within
    return Title(number, frozenset([within, *within.iterancestors()]), url)


def _is_one(heading: str, wanted: list[str]) -> bool:
    """Whether a title is this heading, or this heading and more than the site's name behind it."""
    return len(heading) >= FEWEST and any(
        heading == title or (heading in title and 2 * len(heading) > len(title)) for title in wanted
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def outside(elements: list[HtmlElement], title: Title) -> list[HtmlElement]:
    """Those of `elements` that do not hold the title: their names say what they are, beside it."""
    return [element for element in elements if element not in title.around]
