"""Document text → markup in which nothing but our own tags is alive. One of the markup files.

Markup is written in `markup*.py` only: text here, answers in `markup.py`, documents in
`markup_document.py`. The text content of what is written equals the text, code point for
code point (but for NUL and lone surrogates, which HTML cannot carry).

>>> escape('<b onclick="x">${1}&amp;')
'&lt;b onclick=&quot;x&quot;&gt;${1}&amp;amp;'
>>> mark = Layer(((4, 7),), "<mark>", "</mark>")
>>> layered("one two three", 0, 13, (mark,))
'one <mark>two</mark> three'
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Reference
    from web.messages.messages import Words

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layer:
    """Tags put around ranges of a text; the ranges are sorted and do not overlap.

    With `instead`, the range is left out and this markup stands in its place.
    """

    ranges: tuple[Range, ...]
    opening: str
    closing: str
    instead: str = ""


def layered(text: str, start: int, end: int, layers: Sequence[Layer]) -> str:
    """Return `text[start:end]` as markup, `layers` put around it from the outermost in."""
    if not layers:
        return escape_text(text[start:end])
    layer, inner = layers[0], layers[1:]
    pieces, position = [], start
    for opens, closes in layer.ranges:
        left, right = max(opens, position), min(closes, end)
        if left >= right:
            continue
        pieces.append(layered(text, position, left, inner))
        inside = layer.opening + layered(text, left, right, inner) + layer.closing
        pieces.append(layer.instead or inside)
        position = right
    pieces.append(layered(text, position, end, inner))
    return "".join(pieces)


# What could reorder, hide or control what stands beside it: shown as its code, in isolation.
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_IMPOSSIBLE = re.compile(r"[\x00\ud800-\udfff]")  # no HTML can say these


def escape_text(text: str) -> str:
    """Escape `text` for an element's content; control characters are made visible and inert."""
    return _CONTROL.sub(_visible, escape(text))


def escape(text: str) -> str:
    """Escape `text` for an attribute's value."""
    escaped = html.escape(_IMPOSSIBLE.sub("\ufffd", text), quote=True)
    return escaped.replace("\r", "&#13;")  # a parser would turn a bare one into a line feed


def written_in(reference: Reference) -> str:
    """Return the `lang` attribute of a document's words, where its source states the language."""
    return f' lang="{escape(reference.language)}"' if reference.language else ""


def elision(words: Words) -> str:
    """Return the sign that stands for noise that is left out."""
    return f' <span class="elision" title="{escape(words.left_out)}">[…]</span> '


def _visible(match: re.Match[str]) -> str:
    return f'<bdi class="control" data-code="U+{ord(match[0]):04X}">{match[0]}</bdi>'
