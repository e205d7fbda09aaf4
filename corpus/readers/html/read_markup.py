"""A piece of HTML that is known to be an article's own → all that it shows."""

from __future__ import annotations

from corpus.readers.html.blocks.clean_markup import clean_markup
from corpus.readers.html.blocks.divide import divide
from corpus.readers.html.blocks.find_block_quotes import find_block_quotes, place_block_quotes
from corpus.readers.html.prepare import prepare
from corpus.readers.html.read_html import landmarks_of, parse_page
from corpus.source import Extraction


def read_markup(markup: str) -> Extraction:
    r"""Return the paragraphs that `markup` shows, its headings and quotations.

    >>> read_markup("<p>One <b>two</b>.</p><p>Three</p>").text
    'One two.\n\nThree'
    """
    tree = parse_page(clean_markup(f"<html><body><div>{markup}</div></body></html>"))
    if tree is None:
        return Extraction("")
    blocks = divide(prepare(tree))
    quotes = place_block_quotes(find_block_quotes(blocks), blocks)
    text = "\n\n".join(block.text for block in blocks)
    return Extraction(text, None, landmarks_of(blocks), quotes=quotes)
