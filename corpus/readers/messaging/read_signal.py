"""What exporters of Signal Desktop write as JSON: `data.json` of signal-export, a message a line,
and the messages of the program's own database, as sigtop gives them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from corpus.readers.messaging.post import Post, minute_in_greenwich, minute_of, objects_in, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.readers.messaging.post import Record

_EXPORTED = {"date", "sender", "body", "quote"}
_STORED = {"conversationId", "type", "sent_at"}
_MINE = "You"
_LATEST = 10**15  # milliseconds: no date is as far away


def signal_chats(export: object) -> Iterator[tuple[str, list[Post]]]:
    """Yield the chat of an export; it has no name. Nothing where it is not Signal's.

    What a message quotes is nobody's there, and is left out where the quoted message stands
    above itself. The owner of the program's own database is called "You", others by their
    number: it has no names.
    """
    messages = objects_in(export)
    if messages and all(each.keys() >= _EXPORTED for each in messages):
        yield "", [*_exported(messages)]
    elif messages and all(each.keys() >= _STORED for each in messages):
        yield "", [*_stored(messages)]


def _exported(messages: Sequence[Record]) -> Iterator[Post]:
    known: set[str] = set()
    for message in messages:
        sent, body = minute_of(text_of(message, "date")), text_of(message, "body")
        if message.get("call") or message.get("deleted"):
            continue
        quoted = [line.strip().removeprefix(">") for line in text_of(message, "quote").split("\n")]
        yield from _quoted("\n".join(quoted), sent, known)
        known.add(_bare(body))
        yield Post(text_of(message, "sender"), sent, body)


def _stored(messages: Sequence[Record]) -> Iterator[Post]:
    known: set[str] = set()
    for message in messages:
        sent, body = _sent(message.get("sent_at")), text_of(message, "body")
        if message.get("type") not in {"incoming", "outgoing"} or message.get("deletedForEveryone"):
            continue
        yield from _quoted(text_of(message.get("quote"), "text"), sent, known)
        known.add(_bare(body))
        mine = message.get("type") == "outgoing"
        yield Post(_MINE if mine else text_of(message, "source"), sent, body)


def _quoted(words: str, sent: str, known: set[str]) -> Iterator[Post]:
    if words.strip() and _bare(words) not in known:
        yield Post("", sent, words)


def _bare(words: str) -> str:
    return " ".join(words.split())


def _sent(milliseconds: object) -> str:
    known = isinstance(milliseconds, int) and abs(milliseconds) < _LATEST
    return minute_in_greenwich(int(str(milliseconds)) // 1000) if known else ""


def is_line_of_signal(record: object) -> bool:
    """Whether an object is a line of signal-export's `data.json`."""
    return isinstance(record, Mapping) and record.keys() >= _EXPORTED
