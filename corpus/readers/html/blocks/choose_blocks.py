"""The blocks of a page → those of its article: trafilatura says where it is, not what it says.

Each block gets a mark before trafilatura sees the page; the marks that are left name the blocks
that it takes for the article. Their words are those of the page. What vanished between them
though it is prose was dropped for the name of its container, and is put back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus.readers.html.blocks.restore_blocks import MOST_LINKED, restore_blocks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from corpus.readers.html.blocks.block import Block

_FIRST = 0x2800  # Braille patterns: printed, no letters, and hardly ever on a page
_DIGITS = 3
MOST_BLOCKS = 256**_DIGITS
_MARK = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + 255)}]{{{_DIGITS}}}")
_ANY_MARK = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + 255)}]")

SENTENCE = 8  # words: what is shorter says nothing of what it stands in
_ENDS = re.compile(r"[.!?…][\"”’»)\]\d⁰-⁹¹²³]*$")


class Chosen(NamedTuple):
    """The blocks of the article; or, where none was found, text that the page states apart."""

    blocks: list[Block]
    stated: str = ""


def choose_blocks(tree: HtmlElement, blocks: list[Block]) -> Chosen:
    """Return those of `blocks` that are the article's. `tree` is changed, and of no more use."""
    for number, block in enumerate(blocks[:MOST_BLOCKS]):
        _simplify(block)
        _mark(_joined(block), number)
    text = _extracted(tree)
    kept = {_number(mark) for mark in _MARK.findall(text)}
    if not kept:
        return Chosen([], _ANY_MARK.sub("", text))
    chosen = restore_blocks(blocks, kept)
    return Chosen([block for n, block in enumerate(blocks) if n in chosen and not block.control])


MOST_INLINE = 300
"""Elements within a block from which on trafilatura's time grows with their square."""


def _joined(block: Block) -> Block:
    """The block with its words in its first piece, where they lie in very many elements.

    Which words stand in which element has no say in whether they are the article's.
    """
    if len(block.inline) <= MOST_INLINE or block.linked > MOST_LINKED or not block.pieces:
        return block
    first = block.pieces[0]
    setattr(first.node, first.where, block.text)
    for piece in block.pieces[1:]:
        setattr(piece.node, piece.where, None)
    for element in block.inline:
        alone = element is not first.node and element.getparent() is block.within
        if alone and not (element.tail or "").strip() and not len(element) and not element.text:
            block.within.remove(element)
    return replace(block, pieces=(first,), inline=())


def _extracted(tree: HtmlElement) -> str:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(tree, include_comments=False, include_tables=True)
    return (found and found.text) or ""


def _mark(block: Block, number: int) -> None:
    digits = [(number >> shift) & 255 for shift in (16, 8, 0)]
    mark = "".join(chr(_FIRST + digit) for digit in digits)
    first, last = block.pieces[0], block.pieces[-1]
    for node, where in block.pieces:
        words = getattr(node, where)
        if _ANY_MARK.search(words) and (node, where) not in {first, last}:
            setattr(node, where, _ANY_MARK.sub("", words))
    setattr(first.node, first.where, mark + _ANY_MARK.sub("", getattr(first.node, first.where)))
    setattr(last.node, last.where, getattr(last.node, last.where) + mark)


def _number(mark: str) -> int:
    number = 0
    for character in mark:
        number = number << 8 | (ord(character) - _FIRST)
    return number


_PLAIN = frozenset({"a", "img", "br", "wbr"})


def _simplify(block: Block) -> None:
    """Elements within a sentence have no say in whether it is read."""
    if not block.inline or not _is_sentence(block):
        return
    for element in block.inline:
        if element.tag not in _PLAIN:
            element.tag = "span"
            element.attrib.clear()


def _is_sentence(block: Block) -> bool:
    """Whether words stand beside the named inline elements, or make a sentence in them."""
    named = {e for e in block.inline if e.get("class") or e.get("id") or e.tag in _VANISHING}
    outside = any(
        not ({piece.node, *piece.node.iterancestors()} & named)
        if piece.where == "text"
        else not ({*piece.node.iterancestors()} & named)
        for piece in block.pieces
    )
    return outside or (len(block.text.split()) >= SENTENCE and bool(_ENDS.search(block.text)))


_VANISHING = frozenset("time label output button progress meter abbr data q".split())
