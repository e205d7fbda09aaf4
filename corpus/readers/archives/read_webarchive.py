"""A page that Safari saved as one file (`.webarchive`, a property list)."""

from __future__ import annotations

import plistlib
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from xml.parsers.expat import ExpatError

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.archives.captured_page import MediaType, captured_page, read_media_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.source import Packed

_BROKEN = (plistlib.InvalidFileException, ExpatError, ValueError, TypeError, KeyError, IndexError,
           OverflowError, RecursionError, AttributeError, LookupError, MemoryError)  # fmt: skip


def read_webarchive(content: bytes) -> Iterator[Packed]:
    """Yield the page with its frames, and its address; of the day of capture nothing is told.

    Raises UnreadableError.
    """
    try:
        archive = plistlib.loads(content)
        main = archive["WebMainResource"]
        page, media, address = _data(main), _media(main), str(main.get("WebResourceURL", ""))
        frames = dict(_frames(archive))
    except _BROKEN as error:
        raise UnreadableError(Message(Key.NO_ARCHIVE)) from error
    if not media.suffix or not page.strip():
        raise UnreadableError(Message(Key.NO_PAGE))

    def frame(source: str) -> bytes | None:
        return frames.get(source) or frames.get(urljoin(address, source))

    web = address if address.startswith(("http://", "https://")) else ""
    yield captured_page("", page, media, address=web, day="", frame=frame)


def _frames(archive: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    """The address and the page of each frame, and of the frames in it."""
    for each in archive.get("WebSubframeArchives", ()):
        main = each["WebMainResource"]
        if _media(main).suffix == ".html":
            yield str(main.get("WebResourceURL", "")), _data(main)
        yield from _frames(each)


def _data(resource: dict[str, Any]) -> bytes:
    data = resource.get("WebResourceData", b"")
    return data if isinstance(data, bytes) else b""


def _media(resource: dict[str, Any]) -> MediaType:
    stated = read_media_type(str(resource.get("WebResourceMIMEType", "text/html")))
    return MediaType(stated.suffix, str(resource.get("WebResourceTextEncodingName", "")))
