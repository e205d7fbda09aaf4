"""A page whose frames are files of their own → the page with each of them in its place."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from corpus.readers.html.charset import charset
from corpus.readers.text.read_text import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEEPEST = 3
"""Pages within pages; what is further in is an advertisement's."""

_FRAME = re.compile(r"<iframe\b(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_SOURCE = re.compile(
    r"(?:^|\s)src\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))",
    re.IGNORECASE,
)


def embed_frames(
    content: bytes, frame: Callable[[str], bytes | None], declared: str = "", depth: int = 0
) -> bytes:
    """Return the page `content` in UTF-8; what `frame` gives for the address of an iframe, as the
    page writes it, becomes its `srcdoc` (HTML Standard, 4.8.5), which shows it in place.

    `declared` is the encoding that whoever sent the page named, where the page names none.
    Raises UnreadableError for bytes in no encoding that is known.
    """

    def shown(found: re.Match[str]) -> str:
        address = _address(found)
        page = frame(address) if address and depth < DEEPEST else None
        if page is None:
            return found[0]
        within = embed_frames(page, frame, depth=depth + 1).decode("utf-8", "replace")
        return f'<iframe srcdoc="{html.escape(within)}">'

    markup = decode(content, charset(content) or declared).removeprefix("\ufeff")
    return _FRAME.sub(shown, markup).encode("utf-8", "replace")


def framed_addresses(content: bytes) -> Iterator[str]:
    """Yield the addresses of the frames of a page, as it writes them."""
    for found in _FRAME.finditer(content.decode("latin-1")):
        address = _address(found)
        if address:
            yield address


def _address(frame: re.Match[str]) -> str:
    found = _SOURCE.search(frame["attributes"])
    written = (found["double"] or found["single"] or found["bare"] or "") if found else ""
    return html.unescape(written).strip()
