"""A link of the page → a QR code (ISO/IEC 18004) that a classroom can scan off a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from web.markup.text import escape, escape_text
from web.service.is_local import LOOPBACK

if TYPE_CHECKING:
    from web.messages.messages import Words

LONGEST_SCANNED = 800
"""Characters: a longer link makes a code too fine for a camera at the back of a room."""


def code(address: str, words: Words) -> str:
    """Return the content of the dialog that shows `address`, as a picture and as text."""
    alone = ""
    if _host(address) in LOOPBACK:
        alone = f'<p class="note">{escape(words.code_alone)}</p>'
    return (
        f"<h2>{escape(words.code_title)}</h2>{_picture(address, words)}"
        f'<p class="address"><bdi>{escape_text(address)}</bdi></p>{alone}'
        f'<p><button type="button" class="quiet shut" autofocus>{escape(words.close)}</button></p>'
    )


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # such as an unclosed bracket
        return ""


def _picture(address: str, words: Words) -> str:
    """Black on white, light or dark, with the margin that scanners need."""
    import segno

    if len(address) > LONGEST_SCANNED:
        return ""
    picture = segno.make(address, error="m", micro=False).svg_data_uri(scale=8, light="#fff")
    return f'<img src="{escape(picture)}" alt="{escape(words.show_code)}">'
