"""Plain text and Markdown: the file's own characters, untouched."""

from __future__ import annotations

import codecs
import contextlib
import re

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.source import Extraction

_CONTROL_SHARE = 0.01  # text has next to no control characters, a binary file is full of them


def read_text(content: bytes) -> Extraction:
    r"""Decode `content`; offsets into the result are offsets into the decoded file.

    Raises UnreadableError for binary content and for bytes in no encoding that it knows.

    >>> read_text("“Nein”\r\n".encode()).text
    '“Nein”\r\n'
    """
    text = decode(content)
    controls = sum(text.count(chr(code)) for code in (*range(9), *range(14, 27), *range(28, 32)))
    if controls > _CONTROL_SHARE * len(text):
        raise UnreadableError(Message(Key.BINARY))
    return Extraction(text)


_MARKS = {
    codecs.BOM_UTF8: "utf-8",  # the mark stays in the text: offsets count it
    codecs.BOM_UTF32_LE: "utf-32",  # begins like UTF-16's, so it comes first
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(content: bytes, declared: str = "") -> str:
    """Decode by byte order mark, else as UTF-16 or UTF-8, as `declared`, or as a code page.

    UTF-8 comes first because other text hardly ever is valid UTF-8, while a page that was
    saved again often still declares its old encoding.
    Raises UnreadableError.
    """
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "")
    encodings = [marked] if marked else [_wide(content), "utf-8", declared]
    for encoding in filter(None, encodings):
        try:
            return content.decode(encoding)
        except (ValueError, LookupError):  # not in that encoding; or there is none of the name
            continue
    if not marked:
        with contextlib.suppress(UnicodeError):
            return content.decode(_code_page(content))
    raise UnreadableError(Message(Key.UNKNOWN_ENCODING))


SAMPLE = 100_000  # bytes that show an encoding


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: every other byte of most languages' text is the same."""
    sample = content[:SAMPLE]
    if len(sample) % 2 or not sample:
        return ""
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if sum(high.count(byte) for byte in (0, 4)) > 0.8 * len(high):  # Latin or Cyrillic
            return name
    return ""


_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5")
_COMMON = frozenset("оеаинтсрвліу")
_COMMON_SHARE = 0.45  # of letters: in Russian, Ukrainian and Bulgarian these are over 60 %


def _code_page(content: bytes) -> str:
    """Windows-1252 where letters beyond ASCII stand alone, as in most of Europe's languages.

    Where they stand together the script is another. Cyrillic's code pages are told apart
    by its commonest letters, which are small; what is left charset-normalizer names.
    """
    first = _HIGH.search(content)
    sample = content[first.start() if first else 0 :][:SAMPLE]  # the rest is ASCII in each of them
    together = sum(len(run) for run in _HIGH_RUN.findall(sample))
    if together < 0.5 * len(_HIGH.findall(sample)):
        return "cp1252"
    shares = {name: _common_share(sample.decode(name, "replace")) for name in _CYRILLIC}
    likeliest = max(shares, key=lambda name: shares[name])
    if shares[likeliest] > _COMMON_SHARE:
        return likeliest
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _common_share(text: str) -> float:
    letters = [letter for letter in text if letter > "\x7f"]
    return sum(letter in _COMMON for letter in letters) / max(len(letters), 1)
