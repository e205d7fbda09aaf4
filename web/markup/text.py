"""Document text → markup in which nothing but our own tags is alive.

The text content of what is written equals the text, code point for code point (but for NUL and
lone surrogates, which HTML cannot carry). Beside `render`, only this file makes markup of text.

>>> escape('<b onclick="x">${1}&amp;')
Markup('&lt;b onclick=&#34;x&#34;&gt;${1}&amp;amp;')
>>> mark = Layer(((4, 7),), Markup("<mark>"), Markup("</mark>"))
>>> layered("one <two> three", 0, 15, (mark,))
Markup('one <mark>&lt;tw</mark>o&gt; three')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import markupsafe
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layer:
    """Tags put around ranges of a text; the ranges are sorted and do not overlap.

    With `instead`, the range is left out and this markup stands in its place. With `openings`, each
    range has a tag of its own.
    """

    ranges: tuple[Range, ...]
    opening: Markup
    closing: Markup
    instead: Markup | None = None
    openings: tuple[Markup, ...] = ()


def layered(text: str, start: int, end: int, layers: Sequence[Layer]) -> Markup:
    """Return `text[start:end]` as markup, `layers` put around it from the outermost in."""
    return Markup("".join(_pieces(text, start, end, layers)))  # noqa: S704 - of markup alone


def _pieces(text: str, start: int, end: int, layers: Sequence[Layer]) -> list[str]:
    if not layers:
        return [escape_text(text[start:end])] if start < end else []
    layer, inner = layers[0], layers[1:]
    pieces, position = [], start
    for number, (opens, closes) in enumerate(layer.ranges):
        left, right = max(opens, position), min(closes, end)
        if left >= right:
            continue
        pieces += _pieces(text, position, left, inner)
        if layer.instead is None:
            opening = layer.openings[number] if layer.openings else layer.opening
            pieces += opening, *_pieces(text, left, right, inner), layer.closing
        else:
            pieces.append(layer.instead)
        position = right
    return pieces + _pieces(text, position, end, inner)


# What could reorder, hide or control what stands beside it: shown as its code, in isolation.
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_IMPOSSIBLE = re.compile(r"[\x00\ud800-\udfff]")  # no HTML can say these
_RARE = re.compile(r"[\x00\r\ud800-\udfff]")  # what markupsafe leaves as it is
_UNPLAIN = re.compile(rf"{_RARE.pattern}|{_CONTROL.pattern}")


def escape_text(text: str) -> Markup:
    """Escape `text` for an element's content; control characters are made visible and inert."""
    if not _UNPLAIN.search(text):
        return markupsafe.escape(text)
    return Markup(_CONTROL.sub(_visible, escape(text)))  # noqa: S704 - escaped, and our own tag


def escape(text: str) -> Markup:
    """Escape `text` for an attribute's value."""
    if not _RARE.search(text):
        return markupsafe.escape(text)
    escaped = str(markupsafe.escape(_IMPOSSIBLE.sub("\ufffd", text)))
    # A parser would turn a bare carriage return into a line feed.
    return Markup(escaped.replace("\r", "&#13;"))  # noqa: S704 - escaped


def escape_rare(value: object) -> object:
    """Escape a text that needs more than markupsafe, and so Jinja, does by itself.

    Everything else is left to Jinja: to escape it here as well would take twice the time.
    """
    return escape(value) if type(value) is str and _RARE.search(value) else value


def show_rare(text: str) -> str:
    """Do the same for an element's content, as `escape_text`."""
    return escape_text(text) if _UNPLAIN.search(text) else text


def _visible(match: re.Match[str]) -> str:
    return f'<bdi class="control" data-code="U+{ord(match[0]):04X}">{match[0]}</bdi>'
