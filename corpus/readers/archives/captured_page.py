"""What an archive of the web holds under an address → a file still to be read, with its facts."""

from __future__ import annotations

from email.message import Message as Header
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag, urlsplit

from corpus.document import Reference
from corpus.readers.html.embed_frames import embed_frames
from corpus.source import Packed

if TYPE_CHECKING:
    from collections.abc import Callable

SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
"""Media types of what is read as a document, and how."""


class MediaType(NamedTuple):
    """Of a header such as "text/html; charset=utf-8": the suffix of what is read so, "" for what is
    not read, and the encoding, "" where none is named.
    """

    suffix: str
    charset: str


def read_media_type(header: str) -> MediaType:
    """Return what the header says (RFC 9110, 8.3.1).

    >>> read_media_type('text/html; charset="windows-1251"')
    MediaType(suffix='.html', charset='windows-1251')
    """
    parsed = Header()
    parsed["Content-Type"] = header
    if not header.strip():
        return MediaType("", "")
    try:
        return MediaType(SUFFIXES.get(parsed.get_content_type(), ""),
                         parsed.get_content_charset("") or "")  # fmt: skip
    except (LookupError, ValueError):
        return MediaType(SUFFIXES.get(header.partition(";")[0].strip().lower(), ""), "")


def name_of_address(address: str) -> str:
    """Return the address without scheme and fragment: a page is the same over http and https.

    >>> name_of_address("https://www.example.org/a/b/?x=1#top"), name_of_address("http://a.example/")
    ('www.example.org/a/b/?x=1', 'a.example')
    """
    parts = urlsplit(urldefrag(address).url)
    place = parts.netloc.rpartition("@")[2].lower().removesuffix(":80").removesuffix(":443")
    query = f"?{parts.query}" if parts.query else ""
    path = "" if parts.path == "/" and not query else parts.path
    return f"{place}{path}{query}"


def captured_page(  # noqa: PLR0913  # all that an archive tells of a page
    name: str,
    content: bytes,
    media: MediaType,
    *,
    address: str,
    day: str,
    frame: Callable[[str], bytes | None],
) -> Packed:
    """Return the page `content` with its frames in it, under `name`, with its address and the day
    of capture. Raises UnreadableError for text in no encoding that is known.
    """
    whole = embed_frames(content, frame, media.charset) if media.suffix == ".html" else content
    facts = Reference("", type="webpage", url=address, accessed=day)
    return Packed(name, whole, media.suffix, facts)
