"""Markdown → its block quotations, and the line that says whose each is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import BlockQuote
from corpus.readers.blocks.find_attribution import dashed_end, is_dashed

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = re.compile(r"(?:^[^\S\n]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_MARKS = re.compile(r"[\s>]*")
_CITE = re.compile(r"<cite>(?P<words>[^<>\n]{2,100})</cite>\W*\Z")
_BEHIND = re.compile(r"\s{0,3}(?P<line>\S[^\n]{0,200})")


def find_block_quotes(text: str) -> Iterator[BlockQuote]:
    r"""Yield the block quotations of `text`; the attribution is their last line or the next one.

    >>> text = "> It burnt.\n>\n> — Ann Roe\n"
    >>> [(text[q.start : q.end], text[q.by_start : q.by_end]) for q in find_block_quotes(text)]
    [('It burnt.', '— Ann Roe')]
    """
    for block in _BLOCK.finditer(text):
        start, end = _inside(text, block.start(), block.end())
        line = max(text.rfind("\n", start, end) + 1, start)
        last, _ = _inside(text, line, end)
        cite = _CITE.search(text, last, end)
        by, cited = (end, end), False
        if start < last and is_dashed(text[last:end]):
            by = last, end
        elif cite:
            by, cited = cite.span("words"), True
        elif place := dashed_end(text[last:end]):
            by = last + place, end
        elif (behind := _BEHIND.match(text, block.end())) and is_dashed(behind["line"]):
            by = behind.span("line")
        stop = _trimmed(text, start, min(end, cite.start() if cited and cite else by[0]))
        if start < stop:
            yield BlockQuote(start, stop, *by, cited=cited)


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the marks before it and the blanks around it."""
    opening = _MARKS.match(text, start, end)
    first = opening.end() if opening else start
    return first, max(_trimmed(text, first, end), first)


def _trimmed(text: str, start: int, end: int) -> int:
    """`end` without blanks and empty quoted lines before it; the end of a tag stays."""
    while end > start and (
        text[end - 1].isspace() or (text[end - 1] == ">" and text[end - 2 : end - 1] in ("\n", ">"))
    ):
        end -= 1
    return end
