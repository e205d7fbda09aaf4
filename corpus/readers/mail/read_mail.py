"""A mail (`.eml`) with all that is in it."""

from __future__ import annotations

import hashlib
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.mail.choose_body import choose_body
from corpus.readers.mail.find_day import find_day
from corpus.readers.mail.name_writer import name_writer
from corpus.readers.mail.read_heading import plain_subject
from corpus.readers.mail.read_part import (
    BROKEN,
    bytes_of,
    filename_of,
    header_of,
    message_in,
    parse,
    raw_header_of,
    type_of,
)
from corpus.readers.mail.split_quoted import split_quoted
from corpus.source import Extraction, Failure, Packed, Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from corpus.readers.mail.body import Written

MOST_WITHIN = 5
"""Messages that are attached to one another and still opened."""

_SEPARATE = re.compile(r"\s*;\s*(?=[^\s@]+@)")


def read_mail(content: bytes) -> Iterator[Part | Packed | Failure]:
    """Yield the message (its name is ""), each message quoted in it, and each file attached.

    The text of the message is all that it shows; what others wrote is marked in it, and is a
    document of its own by the name that the mail gives for it ("quoted 1"). A message that is
    attached is read in the same way.
    Raises UnreadableError when there is nothing in it to read.
    """
    yield from read_made(parse(content), content)


def read_made(message: EmailMessage, content: bytes) -> Iterator[Part | Packed | Failure]:
    """Yield what `read_mail` does of the `message` that was made of the file `content`.

    Raises UnreadableError when there is nothing in it to read.
    """
    found = False
    for each in read_message(message, hashlib.sha256(content).hexdigest()):
        found = True
        yield each
    if not found:
        raise UnreadableError(Message(Key.EMPTY_MAIL))


def read_message(
    message: EmailMessage, digest: str, name: str = "", within: int = 0
) -> Iterator[Part | Packed | Failure]:
    """Yield what there is to read in `message`, each under `name`; nothing where nothing is.

    The subject is the title and whoever sent it the author.
    """
    body = choose_body(message)
    if body is not None:
        facts = _facts(message)
        sent, *quoted = split_quoted(body)
        yield Part(name, _extraction(sent, facts), digest)
        for number, written in enumerate(quoted, 1):
            words = hashlib.sha256(written.text.encode("utf-8", "surrogatepass")).hexdigest()
            extraction = _extraction(written, _quoted_facts(written, facts))
            yield Part(_under(name, f"quoted {number}"), extraction, words)
    yield from _attached(message, digest, name, within)


def _attached(
    message: EmailMessage, digest: str, name: str, within: int
) -> Iterator[Part | Packed | Failure]:
    """The files and messages attached to `message`, each under a name of its own."""
    taken: set[str] = set()
    for part in _leaves(message):
        if type_of(part) == "message/rfc822":
            own = _free(filename_of(part) or "attached message", taken)
            yield from _within(part, digest, _under(name, own), within + 1)
        elif part is not message and (file := filename_of(part)) and not _is_drawn(part):
            yield Packed(_under(name, _free(file, taken)), bytes_of(part))


def _within(
    part: EmailMessage, digest: str, name: str, within: int
) -> Iterator[Part | Packed | Failure]:
    if within > MOST_WITHIN:
        yield Failure(name, Message(Key.MAIL_WITHIN))
        return
    try:
        yield from read_message(message_in(part), digest, name, within)
    except UnreadableError as error:
        yield Failure(name, error.message)


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of `message` without parts, and the messages in it, which are not opened."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.is_multipart() and type_of(part) != "message/rfc822":
            waiting.extend(reversed(part.get_payload()))  # type: ignore[arg-type]  # a list of messages
        else:
            yield part


def _is_drawn(part: EmailMessage) -> bool:
    """Whether it is a picture that stands in the text, such as a logo."""
    return type_of(part).startswith("image/") and bool(header_of(part, "Content-ID"))


def _free(name: str, taken: set[str]) -> str:
    """`name`, or with a number where another file has it."""
    free, number = name, 1
    while free in taken:
        number += 1
        stem, dot, suffix = name.rpartition(".")
        free = f"{stem} ({number}){dot}{suffix}" if stem else f"{name} ({number})"
    taken.add(free)
    return free


def _under(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _extraction(written: Written, facts: Reference) -> Extraction:
    return Extraction(written.text, facts, written.landmarks, written.noise)


def _quoted_facts(written: Written, outer: Reference) -> Reference:
    """What the mail says of a message quoted in it; the subject may be the mail's own."""
    heading = written.heading
    title = heading.title or plain_subject(outer.title)
    return Reference(
        id="",
        title=title,
        type=outer.type,
        authors=(heading.author,) if heading.author else (),
        issued=heading.issued,
        inferred=frozenset() if heading.title or not title else frozenset({"title"}),
    )


def _facts(message: EmailMessage) -> Reference:
    stated = header_of(message, "Date")
    try:
        sent = parsedate_to_datetime(stated).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        day = find_day(stated[:200])
        sent = day.issued if day else ""
    try:
        senders = [str(each.display_name or each.addr_spec) for each in message["From"].addresses]
    except (*BROKEN, IndexError):
        senders = []
    written = raw_header_of(message, "From")
    if not any(senders) or "(" in written:  # "ann@sorne.example (Ann Roe)": lists of old
        senders = _SEPARATE.split(written)
    named = tuple(filter(None, map(name_writer, senders)))
    return Reference(
        id="",
        title=header_of(message, "Subject"),
        type="personal_communication",
        authors=tuple(dict.fromkeys(named)),
        issued=sent,
    )
