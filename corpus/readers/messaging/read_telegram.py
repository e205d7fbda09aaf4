"""What Telegram Desktop exports as JSON (`result.json`): one chat, or all of them.

Telegram does not document it; `docs/formats.md` says with which exports it was seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from corpus.readers.messaging.post import (
    Post,
    minute_in_greenwich,
    minute_of,
    objects_in,
    records_of,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.readers.messaging.post import Record


def telegram_chats(export: object) -> Iterator[tuple[str, list[Post]]]:
    """Yield the chats of an export, each with its name; none where it is not Telegram's.

    Notices ("service"), stickers and media without a caption are left out; a message that was
    forwarded is its first writer's.
    """
    for chat in _chats(export):
        yield text_of(chat, "name") or "Saved messages", [*_posts(chat)]


def _chats(export: object) -> list[Record]:
    if not isinstance(export, Mapping):
        return []
    lists = [records_of(export.get(name), "list") for name in ("chats", "left_chats")]
    if any(lists):
        return [each for chats in lists for each in chats]
    messages = records_of(export, "messages")
    telling = {"from", "from_id", "actor", "date_unixtime"}
    known = any("type" in e and "author" not in e and telling & e.keys() for e in messages)
    return [export] if known else []


def _posts(chat: Record) -> Iterator[Post]:
    for message in records_of(chat, "messages"):
        words = "\n".join(filter(None, (_text(message.get("text")), _poll(message.get("poll")))))
        if message.get("type") != "message" or not words.strip():
            continue
        sent = minute_of(text_of(message, "date"))
        sent = sent or minute_in_greenwich(message.get("date_unixtime"))
        sender = text_of(message, "from") or text_of(chat, "name") * _is_channel(chat)
        if "forwarded_from" in message:
            yield Post(text_of(message, "forwarded_from"), sent, words, sender)
        else:
            yield Post(sender, sent, words)


def _is_channel(chat: Record) -> bool:
    """Whether what is posted without a name is posted in the name of the chat."""
    return text_of(chat, "type").endswith("_channel")


def _text(text: object) -> str:
    """A text: whole, or in pieces of which some are objects ("bold", "link" …)."""
    if isinstance(text, str):
        return text
    pieces = text if isinstance(text, list) else []
    return "".join(each if isinstance(each, str) else text_of(each, "text") for each in pieces)


def _poll(poll: object) -> str:
    if not isinstance(poll, Mapping):
        return ""
    answers = [_text(each.get("text")) for each in objects_in(poll.get("answers"))]
    return "\n".join([_text(poll.get("question")), *(f"- {each}" for each in answers)])
