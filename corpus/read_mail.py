"""Mail and saved pages in mail's form: `.eml` with its attachments, `.mht` and `.mhtml`."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.headerregistry import BaseHeader, HeaderRegistry
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.read_html import read_html
from corpus.read_text import decode
from corpus.source import Extraction, Packed, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the email package raises for headers and encodings that break the rules.
_BROKEN = (MessageError, LookupError, ValueError, AttributeError, TypeError, AssertionError)


LONGEST_HEADER = 10_000
"""Characters: of what is longer the rest is left out, for parsing takes their square."""


def read_mail(content: bytes) -> Iterator[Part | Packed]:
    """Yield the message (its name is ""), then each file attached to it.

    The subject is the title and whoever sent it the author.
    Raises UnreadableError when the message holds no text.
    """
    message = _parsed(content)
    extraction = _body(message)
    if extraction is not None:
        facts = _facts(message, extraction.reference)
        digest = hashlib.sha256(content).hexdigest()
        yield Part("", replace(extraction, reference=facts), digest)
    attached = list(_attached(message))
    yield from attached
    if extraction is None and not attached:
        raise UnreadableError("no text found in the message")


def read_mhtml(content: bytes) -> Extraction:
    """Return the main text of a page that a browser saved as one file, and its facts.

    Raises UnreadableError.
    """
    for part in _parsed(content).walk():
        if part.get_content_type() == "text/html":
            page = read_html(_bytes(part))
            address = _header(_parsed(content), "Snapshot-Content-Location")
            facts = page.reference or Reference("")
            return replace(page, reference=replace(facts, url=facts.url or address))
    raise UnreadableError("holds no page")


def _parsed(content: bytes) -> EmailMessage:
    try:
        rules = EmailPolicy(header_factory=_header_of)
        return message_from_bytes(content, _class=EmailMessage, policy=rules)
    except (*_BROKEN, RecursionError) as error:
        raise UnreadableError("is no message that can be read") from error


_HEADERS = HeaderRegistry()


def _header_of(name: str, value: str) -> BaseHeader:
    return _HEADERS(name, value[:LONGEST_HEADER])


def _body(message: EmailMessage) -> Extraction | None:
    try:
        body = message.get_body(("plain", "html"))
    except (*_BROKEN, RecursionError) as error:
        raise UnreadableError("is no message that can be read") from error
    if not isinstance(body, EmailMessage):
        return None
    content = _bytes(body)
    if body.get_content_type() == "text/html":
        return read_html(content)
    text = decode(content, _charset(body))
    return Extraction(text) if text.strip() else None


def _attached(message: EmailMessage) -> Iterator[Packed]:
    taken: set[str] = set()
    for part in message.walk():
        try:
            name = part.get_filename("")
        except _BROKEN:
            continue
        if name and name not in taken and not part.is_multipart():
            taken.add(name)
            yield Packed(name, _bytes(part))


def _bytes(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except _BROKEN as error:
        raise UnreadableError("is no message that can be read") from error
    return payload if isinstance(payload, bytes) else b""


def _charset(part: EmailMessage) -> str:
    try:
        return part.get_content_charset("")
    except _BROKEN:
        return ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except _BROKEN:
        return ""


def _facts(message: EmailMessage, page: Reference | None) -> Reference:
    try:
        sent = parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        sent = ""
    try:
        senders = [each.display_name or each.addr_spec for each in message["From"].addresses]
    except (*_BROKEN, IndexError):
        senders = []
    return Reference(
        id="",
        title=_header(message, "Subject"),
        type="personal_communication",
        authors=tuple(filter(None, senders)),
        issued=sent,
        language=page.language if page else "",
    )
