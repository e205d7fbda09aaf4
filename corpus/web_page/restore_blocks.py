"""The blocks that were taken for the article → these and those between them that belong to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from corpus.web_page.block import Block

MOST_LINKED = 0.3
"""Of the letters of what is put back: lists of what else there is to read are nearly all links."""

SENTENCE = 6  # words

_ENDS = re.compile(r"[.!?…:;][\"”’»)\]\d⁰¹²³⁴-⁹]*$")
_APART = frozenset("nav aside footer form menu dialog header".split())
_APART_ROLES = frozenset(
    "navigation complementary contentinfo banner dialog alertdialog search form menu".split()
)
_FOREIGN = re.compile(
    r"newsletter|cookie|consent|advert|promo|subscri|sign-?up|side-?bar|bread-?crumb|outbrain|"
    r"taboola|disqus|comment|related|share|sharing|social|author|byline|\bbio\b|tags|widget|"
    r"nav|menu|footer|banner|teaser|recommend|most-|popular|trending|more-|next-|read-?more|"
    r"\bads?\b|-ad-|sponsor|donat|paywall|meta|rating|embed|credit|popup|modal|overlay|gallery|slide",
    re.IGNORECASE,
)
"""Classes of what stands in an article and is none of it. Unlike an identity, which may be made of
a heading's own words ("related-work"), a class says what kind of thing this is."""


def restore_blocks(blocks: list[Block], kept: set[int]) -> set[int]:
    """Return `kept` and the numbers of what vanished between the first and the last of them."""
    main = _main_element([blocks[n] for n in sorted(kept)])
    if main is None:
        return kept
    restored = set(kept)
    for number in range(min(kept), max(kept) + 1):
        if number not in kept and _belongs(blocks[number], main):
            restored.add(number)
    return _with_headings(blocks, restored, kept, main)


def _main_element(kept: list[Block]) -> HtmlElement | None:
    """The lowest element that holds all that was kept."""
    shared: list[HtmlElement] | None = None
    for block in kept:
        path = [*reversed([*block.within.iterancestors()]), block.within]
        if shared is None:
            shared = path
            continue
        length = next((n for n, (a, b) in enumerate(zip(shared, path, strict=False)) if a is not b),
                      min(len(shared), len(path)))  # fmt: skip
        shared = shared[:length]
    return shared[-1] if shared else None


def _belongs(block: Block, main: HtmlElement) -> bool:
    if block.control or block.linked > MOST_LINKED or not _in_article(block, main):
        return False
    if block.within.tag in {"figcaption", "tr", "dt", "dd", "summary"}:
        return True
    return len(block.text.split()) >= SENTENCE and bool(_ENDS.search(block.text))


def _in_article(block: Block, main: HtmlElement) -> bool:
    element = block.within
    while element is not None and element is not main:
        quoted = element.tag == "footer" and element.getparent().tag in {"blockquote", "figure"}
        if element.tag in _APART and not quoted:
            return False
        if element.get("role") in _APART_ROLES or element.get("aria-hidden") == "true":
            return False
        if _FOREIGN.search(element.get("class", "")):
            return False
        element = element.getparent()
    return element is main


def _with_headings(
    blocks: list[Block], restored: set[int], kept: set[int], main: HtmlElement
) -> set[int]:
    """A heading that vanished stands over what follows, if that is there."""
    result = set(restored)
    for number in range(max(kept), min(kept) - 1, -1):
        block = blocks[number]
        heads = block.level and number + 1 in result and number not in result
        if heads and block.linked <= MOST_LINKED and _in_article(block, main):
            result.add(number)
    return result
