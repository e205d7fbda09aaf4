"""What a part of a message says of itself, whatever is wrong with it."""

from __future__ import annotations

import re
from base64 import b64decode
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.headerregistry import BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.policy import EmailPolicy
from quopri import decodestring

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.text.read_text import decode

BROKEN = (MessageError, LookupError, ValueError, AttributeError, TypeError, AssertionError)
"""What the email package raises for headers and encodings that break the rules."""

LONGEST_HEADER = 10_000
"""Characters: of what is longer the rest is left out, for parsing takes their square."""

_HEADERS = HeaderRegistry()
_BOUNDARY = re.compile(
    rb"^--(?P<boundary>[^\s-][^\r\n]{0,199}|-[^\r\n]{1,199})[ \t]*\r?\n"
    rb"(?:[A-Za-z][\w-]{1,40}:|\r?\n)",
    re.MULTILINE,
)
_MANY_HIGH = re.compile(rb"[\x80-\xff]{3}")
_BLANK = re.compile(rb"\r?\n\r?\n")
_CONTENT = re.compile(
    rb"^Content-(?:Type|Transfer-Encoding):[^\n]*\n?(?:[ \t][^\n]*\n?)*",
    re.MULTILINE | re.IGNORECASE,
)


def parse(content: bytes) -> EmailMessage:
    """Return the message that `content` is; one whose boundary is stated wrongly is mended.

    Raises UnreadableError.
    """
    try:
        return _mended(_read(content), content)
    except (*BROKEN, RecursionError) as error:
        raise UnreadableError(Message(Key.NO_MAIL)) from error


def _read(content: bytes) -> EmailMessage:
    rules = EmailPolicy(header_factory=_header_of)
    return message_from_bytes(content, _class=EmailMessage, policy=rules)


def _header_of(name: str, value: str) -> BaseHeader:
    return _HEADERS(name, _readable(value[:LONGEST_HEADER]))


def _readable(value: str) -> str:
    """A header's characters, where its bytes stand in it as they were sent (RFC 6532, or worse)."""
    if value.isascii():
        return value
    content = value.encode("utf-8", "surrogateescape")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if not _MANY_HIGH.search(content):  # too few to tell a script by
        return content.decode("cp1252", "replace")
    try:
        return decode(content)
    except UnreadableError:
        return content.decode("utf-8", "replace")


def _mended(message: EmailMessage, content: bytes) -> EmailMessage:
    """Read a message anew by the boundary that is in it, or else as text without parts."""
    if message.get_content_maintype() != "multipart" or message.is_multipart():
        return message
    head, gap, body = _parted(content)
    kind = b"text/plain"
    if found := _BOUNDARY.search(gap + body):
        boundary = found["boundary"].strip().replace(b'"', b"")
        declared = message.get_content_type().encode("ascii", "replace")
        kind = b'%s; boundary="%s"' % (declared, boundary)
    own = _CONTENT.sub(b"", head)
    return _read(b"%s\nContent-Type: %s\n\n%s" % (own.rstrip(b"\r\n"), kind, body))


def _parted(content: bytes) -> tuple[bytes, bytes, bytes]:
    """The headers of a message, the blank line, and what stands below it."""
    blank = _BLANK.search(content)
    if blank is None:
        return content, b"", b""
    return content[: blank.start()], blank.group(), content[blank.end() :]


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
        raise UnreadableError(Message(Key.NO_MAIL)) from error
    return payload if isinstance(payload, bytes) else b""


def message_in(part: EmailMessage) -> EmailMessage:
    """The message that `part` holds. Raises UnreadableError.

    RFC 2046, 5.2.1, lets nobody encode it, and some programs do.
    """
    inner = part.get_payload(0) if part.is_multipart() else part
    encoding = header_of(part, "Content-Transfer-Encoding").lower()
    if isinstance(inner, EmailMessage) and encoding in {"base64", "quoted-printable"}:
        written = bytes_of(inner)
        decode_it = b64decode if encoding == "base64" else decodestring
        try:
            return parse(decode_it(written))
        except ValueError as error:
            raise UnreadableError(Message(Key.NO_MAIL)) from error
    return inner if isinstance(inner, EmailMessage) and inner is not part else parse(bytes_of(part))


def charset_of(part: EmailMessage) -> str:
    """The encoding that it states, "" for none."""
    try:
        return part.get_content_charset("") or ""
    except BROKEN:
        return ""


def raw_header_of(message: EmailMessage, name: str) -> str:
    """A header on one line as it was written, with the comments that parsing it leaves out."""
    for header, value in message.raw_items():
        if header.lower() == name.lower():
            try:
                written = make_header(decode_header(str(value)[:LONGEST_HEADER]))
                return " ".join(str(written).split())
            except BROKEN:
                return " ".join(str(value)[:LONGEST_HEADER].split())
    return ""


def header_of(message: EmailMessage, name: str) -> str:
    """A header's text on one line, "" where there is none that can be read."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except BROKEN:
        return ""
