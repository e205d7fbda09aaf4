"""A saved web page: its main text, and the facts that its markup states."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import Landmark
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.articles.divide_articles import find_articles
from corpus.readers.blocks.flatten_blocks import ABOVE
from corpus.readers.html.blocks.choose_blocks import Chosen, choose_blocks
from corpus.readers.html.blocks.clean_markup import clean_markup
from corpus.readers.html.blocks.divide import divide
from corpus.readers.html.blocks.find_block_quotes import find_block_quotes, place_block_quotes
from corpus.readers.html.charset import charset
from corpus.readers.html.metadata.describe import describe
from corpus.readers.html.metadata.read_capture import read_capture
from corpus.readers.html.prepare import prepare
from corpus.readers.html.recognise_wall import recognise_wall
from corpus.readers.text.read_text import decode
from corpus.source import Extraction

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from corpus.readers.html.blocks.block import Block
    from corpus.readers.html.blocks.find_block_quotes import Quoted


def read_html(content: bytes) -> Extraction:
    """Return the main text of the page, paragraphs apart by a blank line, and its metadata.

    A landmark stands at each heading of the main text. Address and day of capture are those that
    whatever saved the page wrote into it; else the address is what the page itself states.
    Raises UnreadableError when there is no running text (a menu, a script, a cookie wall).
    """
    markup = clean_markup(decode(content, charset(content)))
    tree = parse_page(markup)
    chosen, reference = Chosen([]), None
    quoted: list[Quoted] = []
    if tree is not None:
        body = prepare(tree)
        blocks = divide(body)
        address, day = read_capture(markup)
        own = describe(parse_page(markup), blocks)
        reference = replace(own, url=address or own.url, accessed=day)
        quoted = find_block_quotes(blocks)
        every = Chosen(blocks)
        chosen = (
            every
            if find_articles(_text(every), landmarks_of(blocks))
            else choose_blocks(tree, blocks)
        )
    text = _text(chosen)
    if not text:
        wall = recognise_wall(_TAG.sub(" ", _CODE.sub(" ", markup)).strip())
        raise UnreadableError(
            Message(Key.WALL_FOR_TEXT, wall=wall) if wall else Message(Key.NO_RUNNING_TEXT)
        )
    quotes = place_block_quotes(quoted, chosen.blocks)
    return Extraction(text, reference, landmarks_of(chosen.blocks), quotes=quotes)


def parse_page(markup: str) -> HtmlElement | None:
    """Return the tree of a page; None for what is no page."""
    from trafilatura.utils import load_html

    return load_html(markup)


def _text(chosen: Chosen) -> str:
    if chosen.blocks:
        return "\n\n".join(block.text for block in chosen.blocks)
    return "\n\n".join(filter(None, map(str.strip, chosen.stated.split("\n"))))


_CODE = re.compile(r"<(script|style)\b.*?(?:</\1>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def landmarks_of(blocks: list[Block]) -> tuple[Landmark, ...]:
    """Return where the headings stand in a text of `blocks` with a blank line between two."""
    found: list[Landmark] = []
    above: dict[int, str] = {}
    start = 0
    for block in blocks:
        if block.level:
            above = {n: heading for n, heading in above.items() if n < block.level}
            above[block.level] = block.text
            found.append(Landmark(start, "section", ABOVE.join(above[n] for n in sorted(above))))
        start += len(block.text) + 2
    return tuple(found)
