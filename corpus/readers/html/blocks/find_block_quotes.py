"""The blocks of an article → what stands in its `blockquote`s, and who is said to have said it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from corpus.document import BlockQuote
from corpus.readers.blocks.find_attribution import dashed_end, is_dashed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

    from corpus.readers.html.blocks.block import Block

ATTRIBUTION = "data-attribution"
"""Set on what stands in a `blockquote` and says whose it is, before it is renamed."""

_NAMED_SO = re.compile(r"\b(?:attribution|quotee|(?:quote|blockquote)[_-]*(?:author|source|cite))")
_LONGEST = 160  # characters of an attribution


class Quoted(NamedTuple):
    """Blocks that are quoted; and in which block, from where to where, it is said by whom."""

    blocks: list[Block]
    by: tuple[Block, int, int] | None
    cited: bool


def find_block_quotes(blocks: Sequence[Block]) -> list[Quoted]:
    """Return what is set apart as quoted; to be asked before anything else changes the tree.

    Whose words they are is said in a `footer`, `cite` or `figcaption`, or behind a dash, at
    their end or right behind them.
    """
    return list(_found(blocks))


def place_block_quotes(found: Iterable[Quoted], chosen: Sequence[Block]) -> tuple[BlockQuote, ...]:
    """Return those that the article has, with offsets into the text `read_html` makes of it."""
    starts, start = {}, 0
    for block in chosen:
        starts[id(block)] = start
        start += len(block.text) + 2
    return tuple(quote for each in found for quote in _placed(each, starts))


def _placed(quoted: Quoted, starts: Mapping[int, int]) -> Iterator[BlockQuote]:
    places = [(starts[id(b)], b) for b in quoted.blocks if id(b) in starts]
    if not places:
        return
    start, end = places[0][0], places[-1][0] + len(places[-1][1].text)
    by = (end, end)
    if quoted.by is not None and id(quoted.by[0]) in starts:
        block, first, last = quoted.by
        by = starts[id(block)] + first, starts[id(block)] + last
        end = min(end, by[0])
    if start < end:
        yield BlockQuote(start, end, *by, cited=quoted.cited)


def _found(blocks: Sequence[Block]) -> Iterator[Quoted]:
    number = 0
    for quotation, group in groupby(blocks, key=lambda each: _quotation(each.within)):
        own = list(group)
        number += len(own)
        if quotation is not None:
            by, cited = _within(own, quotation)
            if by is None and number < len(blocks):
                by, cited = _behind(blocks[number], quotation)
            yield Quoted(own, by, cited)


def _quotation(element: HtmlElement) -> HtmlElement | None:
    if element.tag == "blockquote":
        return element
    return next(element.iterancestors("blockquote"), None)


_Found = tuple[tuple["Block", int, int] | None, bool]


def _within(own: Sequence[Block], quotation: HtmlElement) -> _Found:
    """The attribution at the end of a quotation, and whether it is nothing but a `cite`."""
    last, text = own[-1], own[-1].text
    cite, whole = _cite_at_end(last), (last, 0, len(text))
    if len(own) > 1 and len(text) <= _LONGEST:
        if _is_marked(last.within, quotation) or is_dashed(text):
            return whole, _is_all(cite, text)
        if _is_all(cite, text):
            return whole, True
    if cite:
        return (last, len(text) - len(cite), len(text)), True
    place = dashed_end(text)
    return ((last, place, len(text)) if place else None), False


def _behind(after: Block, quotation: HtmlElement) -> _Found:
    if len(after.text) > _LONGEST:
        return None, False
    within, cite = after.within, _cite_at_end(after)
    beside = within.getparent() is quotation.getparent() or within is quotation.getparent()
    all_cited = _is_all(cite, after.text)
    marked = beside and (
        within.tag == "figcaption" or bool(_NAMED_SO.search(within.get("class", "")))
    )
    if marked or is_dashed(after.text) or (beside and all_cited):
        return (after, 0, len(after.text)), all_cited
    return None, False


def _is_marked(element: HtmlElement, quotation: HtmlElement) -> bool:
    while element is not quotation and element is not None:
        if element.get(ATTRIBUTION) or _NAMED_SO.search(element.get("class", "")):
            return True
        element = element.getparent()
    return False


def _cite_at_end(block: Block) -> str:
    """The words of a `cite` that a block ends with; "" where it ends with others."""
    for element in reversed(block.inline):
        words = " ".join(str(element.text_content()).split())
        if element.tag == "cite" and words and block.text.rstrip().endswith(words):
            return words
    return ""


def _is_all(cite: str, text: str) -> bool:
    return bool(cite) and text.strip().lstrip("—–―- ") == cite.lstrip("—–―- ")
