"""What a part of a message says of itself, whatever is wrong with it."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.headerregistry import BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.policy import EmailPolicy

from corpus.errors import UnreadableError

BROKEN = (MessageError, LookupError, ValueError, AttributeError, TypeError, AssertionError)
"""What the email package raises for headers and encodings that break the rules."""

LONGEST_HEADER = 10_000
"""Characters: of what is longer the rest is left out, for parsing takes their square."""

_HEADERS = HeaderRegistry()
_BOUNDARY = re.compile(
    rb"^--(?P<boundary>[^\s-][^\r\n]{0,199}|-[^\r\n]{1,199})[ \t]*\r?\n(?:[A-Za-z][\w-]{1,40}:|\r?\n)",
    re.MULTILINE,
)


def parse(content: bytes) -> EmailMessage:
    """Return the message that `content` is; one whose boundary is stated wrongly is mended.

    Raises UnreadableError.
    """
    try:
        message = message_from_bytes(
            content, _class=EmailMessage, policy=EmailPolicy(header_factory=_header_of)
        )
        return _mended(message, content)
    except (*BROKEN, RecursionError) as error:
        raise UnreadableError("is no message that can be read") from error


def _header_of(name: str, value: str) -> BaseHeader:
    return _HEADERS(name, value[:LONGEST_HEADER])


def _mended(message: EmailMessage, content: bytes) -> EmailMessage:
    """Read a message anew by the boundary that is in it, or else as text without parts."""
    if message.get_content_maintype() != "multipart" or message.is_multipart():
        return message
    found = _BOUNDARY.search(content)
    head = b"Content-Type: text/plain\n"
    if found:
        boundary = found["boundary"].strip().replace(b'"', b"")
        head = b'Content-Type: multipart/mixed; boundary="%s"\n' % boundary
    body = re.split(rb"\r?\n\r?\n", content, maxsplit=1)[-1]
    again = message_from_bytes(
        head + b"\n" + body, _class=EmailMessage, policy=EmailPolicy(header_factory=_header_of)
    )
    for name in ("From", "Date", "Subject"):
        if message[name] and not again[name]:
            again[name] = str(message[name])
    return again


def type_of(part: EmailMessage) -> str:
    """Its media type, in lower case."""
    try:
        return part.get_content_type()
    except BROKEN:
        return "application/octet-stream"


def filename_of(part: EmailMessage) -> str:
    """The name of the file it is, "" where it is none."""
    try:
        return " ".join((part.get_filename("") or "").split())
    except BROKEN:
        return ""


def is_attached(part: EmailMessage) -> bool:
    """Whether it is a file beside the text, and not shown with it."""
    try:
        attached = part.get_content_disposition() == "attachment"
    except BROKEN:
        attached = False
    return attached or bool(filename_of(part))


def bytes_of(part: EmailMessage) -> bytes:
    """What it holds, decoded. Raises UnreadableError."""
    try:
        payload = part.get_payload(decode=True)
    except BROKEN as error:
        raise UnreadableError("is no message that can be read") from error
    return payload if isinstance(payload, bytes) else b""


def charset_of(part: EmailMessage) -> str:
    """The encoding that it states, "" for none."""
    try:
        return part.get_content_charset("") or ""
    except BROKEN:
        return ""


def header_of(message: EmailMessage, name: str) -> str:
    """A header's text on one line, "" where there is none that can be read."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except BROKEN:
        return ""
