"""The blocks that were taken for the article → these and those between them that belong to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from corpus.readers.html.blocks.block import Block

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


_FOREIGN_ID = re.compile(
    r"(?:comments?|respond|disqus\w*|cookies?|newsletter|authors?-?(?:bio|box|info)"
    r"|related(?:[-_]?(?:posts?|articles?|stories|content|news|links?|items?|videos?|topics?|reading))?"
    r"|social(?:[-_]?(?:links?|media|share|sharing|icons?|buttons?|bar|nav|networks?))?"
    r"|shar(?:e|ing)(?:[-_]?(?:bar|buttons?|links?|tools?|this|box|icons?))?"
    r"|(?:\w+[-_])?(?:nav|navigation|menu|footer|side-?bar|header|breadcrumbs?))",
    re.IGNORECASE,
)
"""Identities that name a part of the site, whole; with other words they are a heading's."""

_DROPPED_ID = re.compile(r"related|nav|menu|social|^shar|author|footer|comment|tags|premium|banner")
"""What an identity has to hold for trafilatura 2.3 to drop the element, in `xpaths.py`."""


def restore_blocks(blocks: list[Block], kept: set[int]) -> set[int]:
    """Return `kept` and the numbers of what vanished from among and around them."""
    main = _main_element([blocks[n] for n in sorted(kept)])
    if main is None:
        return kept
    first, last = min(kept), max(kept)
    restored = set(kept)
    for number, block in enumerate(blocks):
        if number in kept or not _in_article(block, main):
            continue
        between = first < number < last
        if (between and (_belongs(block) or _is_sibling(blocks, number, kept))) or (
            not between and _belongs(block) and _dropped_for_its_identity(block, main)
        ):
            restored.add(number)
    return _with_headings(blocks, restored, main)


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


def _belongs(block: Block) -> bool:
    """Whether it is prose, or a part of something that is of use as a whole only."""
    if block.control or block.linked > MOST_LINKED:
        return False
    if block.within.tag in _PARTS or "caption" in block.within.get("class", ""):
        return True
    return len(block.text.split()) >= SENTENCE and bool(_ENDS.search(block.text))


_PARTS = frozenset("figcaption caption tr dt dd summary".split())


def _is_sibling(blocks: list[Block], number: int, kept: set[int]) -> bool:
    """Whether it stands between two blocks of the article in the same element as both."""
    if not {number - 1, number + 1} <= kept or blocks[number].control:
        return False
    block = blocks[number]
    around = {_parent(blocks[number - 1]), _parent(blocks[number + 1])}
    return around == {_parent(block)} and block.linked <= MOST_LINKED


def _parent(block: Block) -> HtmlElement | None:
    return block.within.getparent() if block.within.tag in _LINES else block.within


_LINES = frozenset("p li h1 h2 h3 h4 h5 h6 dt dd pre blockquote tr".split())


def _in_article(block: Block, main: HtmlElement) -> bool:
    element = block.within
    while element is not None and element is not main:
        if element.tag in _APART or element.get("role") in _APART_ROLES:
            return False
        if element.get("aria-hidden") == "true" or _FOREIGN.search(element.get("class", "")):
            return False
        if _FOREIGN_ID.fullmatch(element.get("id", "")):
            return False
        element = element.getparent()
    return element is main


def _dropped_for_its_identity(block: Block, main: HtmlElement) -> bool:
    """Whether the section that it stands in is named by its heading, so that it is a section."""
    for element in block.within.iterancestors():
        if element is main:
            return False
        name = element.get("id", "")
        if _DROPPED_ID.search(name):
            headings = element.iter("h1", "h2", "h3", "h4", "h5", "h6")
            words = (
                str(heading.text_content()) if (heading := next(headings, None)) is not None else ""
            )
            return bool(words) and _slug(words).startswith(_slug(name))
    return False


def _slug(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _with_headings(blocks: list[Block], restored: set[int], main: HtmlElement) -> set[int]:
    """Return them with each heading that vanished from above them; none stands over nothing."""
    result = set(restored)
    for number in range(max(restored) - 1, -1, -1):
        block = blocks[number]
        over = block.level and number + 1 in result and number not in result
        if (
            over
            and number > min(restored)
            and block.linked <= MOST_LINKED
            and _in_article(block, main)
        ):
            result.add(number)
    last = max((number for number in result if not blocks[number].level), default=None)
    return result if last is None else {number for number in result if number <= last}
