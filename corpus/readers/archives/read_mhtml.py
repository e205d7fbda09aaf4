"""A page that a browser saved as one file in mail's form (`.mht`, `.mhtml`; RFC 2557)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.html.embed_frames import embed_frames
from corpus.readers.html.read_html import read_html
from corpus.readers.mail.find_day import find_day
from corpus.readers.mail.read_part import bytes_of, charset_of, header_of, parse, type_of

if TYPE_CHECKING:
    from email.message import EmailMessage

    from corpus.source import Extraction


def read_mhtml(content: bytes) -> Extraction:
    """Return the main text of a page with its frames, and its facts; the day of the file is that
    of capture.

    Raises UnreadableError.
    """
    message = parse(content)
    pages = [part for part in message.walk() if type_of(part) in {"text/html", _XHTML}]
    if not pages:
        raise UnreadableError(Message(Key.NO_PAGE))
    root = pages[0]
    address = _address(message, root)
    frames = {name: part for part in pages[1:] for name in _names(part)}

    def frame(source: str) -> bytes | None:
        part = frames.get(source) or frames.get(urljoin(address, source))
        return bytes_of(part) if part is not None else None

    page = read_html(embed_frames(bytes_of(root), frame, charset_of(root)))
    facts = page.reference or Reference("")
    day = find_day(header_of(message, "Date")[:200])
    captured = facts.accessed or (day.issued if day else "")
    return replace(page, reference=replace(facts, url=address or facts.url, accessed=captured))


_XHTML = "application/xhtml+xml"


def _address(message: EmailMessage, root: EmailMessage) -> str:
    """Where the page was: Chromium's own header, or else that of the message or of the page."""
    stated = (
        header_of(message, "Snapshot-Content-Location"),
        header_of(message, "Content-Location"),
        header_of(root, "Content-Location"),
    )
    return next((each for each in stated if re.match(r"https?://", each)), "")


def _names(part: EmailMessage) -> tuple[str, ...]:
    """The addresses under which a page shows it."""
    identity = header_of(part, "Content-ID").strip("<>")
    location = header_of(part, "Content-Location")
    return tuple(name for name in (f"cid:{identity}" if identity else "", location) if name)
