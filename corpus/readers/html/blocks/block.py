"""A block of a page: what stands by itself on it, such as a paragraph, a heading or a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class Piece(NamedTuple):
    """A text node: the words in `node`, or those behind it."""

    node: HtmlElement
    where: Literal["text", "tail"]


@dataclass(frozen=True, slots=True)
class Block:
    """Its words as they are seen, and where they are in the tree.

    `within` is the element that it stands in; `inline` those of it that make no block, such as
    links; `level` is that of a heading, else 0; `linked` the share of its letters in links;
    `control` says that all of it is on buttons and labels.
    """

    text: str
    within: HtmlElement
    pieces: tuple[Piece, ...]
    inline: tuple[HtmlElement, ...]
    level: int
    linked: float
    control: bool
