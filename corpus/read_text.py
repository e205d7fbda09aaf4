"""Plain text and Markdown: the file's own characters, untouched."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError

if TYPE_CHECKING:
    from corpus.document import Reference

_CONTROL_SHARE = 0.01  # text has next to no control characters, a binary file is full of them


def read_text(content: bytes) -> tuple[str, Reference | None]:
    r"""Decode `content`; offsets into the result are offsets into the decoded file.

    Raises UnreadableError for binary content and for bytes in no encoding that it knows.

    >>> read_text("“Nein”\r\n".encode())
    ('“Nein”\r\n', None)
    """
    text = decode(content)
    controls = sum(text.count(chr(code)) for code in (*range(9), *range(14, 27), *range(28, 32)))
    if controls > _CONTROL_SHARE * len(text):
        raise UnreadableError("looks binary, not text")
    return text, None


def decode(content: bytes, declared: str = "") -> str:
    """Decode by byte order mark, else as UTF-8, as `declared`, or as Windows-1252.

    UTF-8 comes first because other text hardly ever is valid UTF-8, while a page that was
    saved again often still declares its old encoding. Most old text is Windows-1252.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8", declared, "cp1252"]
    for encoding in filter(None, encodings):
        try:
            return content.decode(encoding)
        except (UnicodeError, LookupError):  # the latter: no such encoding is known
            continue
    raise UnreadableError("neither UTF-8, UTF-16 nor Windows-1252 text; save it as UTF-8")
