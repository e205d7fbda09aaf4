"""A link of the page → a QR code (ISO/IEC 18004) that a classroom can scan off a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from web.markup.render import render
from web.service.is_local import LOOPBACK

if TYPE_CHECKING:
    from markupsafe import Markup

    from web.messages.messages import Messages

LONGEST_SCANNED = 800
"""Characters: a longer link makes a code too fine for a camera at the back of a room."""


def code(address: str, words: Messages, reachable: str = "") -> Markup:
    """Return the content of the dialog that shows `address`, as a picture and as text.

    `reachable` is this machine's own address in its network, if it has one.
    """
    return render(
        "qr_code",
        "code",
        address=address,
        picture=_picture(address),
        alone=_alone(address, words, reachable) if _host(address) in LOOPBACK else "",
        words=words,
    )


def _alone(address: str, words: Messages, reachable: str) -> str:
    """That nobody else can reach `address`, and what to do about it."""
    if not reachable:
        return words.code_alone
    port = address.partition("://")[2].partition("/")[0].rpartition(":")[2]
    return words.code_open.format(address=reachable, port=port if port.isdigit() else "7860")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # such as an unclosed bracket
        return ""


def _picture(address: str) -> str:
    """The address of an image, black on white, light or dark, with the margin that scanners need;
    "" where a code would be too fine.
    """
    import segno

    if len(address) > LONGEST_SCANNED:
        return ""
    picture: str = segno.make(address, error="m", micro=False).svg_data_uri(scale=8, light="#fff")
    return picture
