"""What Facebook Messenger and Instagram give who asks for his data as JSON (`message_1.json`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.messaging.post import Post, minute_in_greenwich, records_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTICE = re.compile(
    r".{0,80}\b(?:sent an attachment|sent a (?:photo|video|sticker|GIF|live location|link)"
    r"|missed (?:your|a) (?:video )?call|liked a message|unsent a message"
    r"|reacted .{1,12} to your message"
    r"|(?:started|joined) (?:a|the) (?:video )?(?:call|chat))\.?\s*",
    re.IGNORECASE,
)


def meta_chats(export: object) -> Iterator[tuple[str, list[Post]]]:
    """Yield the chat of an export with its title, the first message first; nothing where it is
    not Meta's.
    """
    messages = records_of(export, "messages")
    if not messages or not all({"sender_name", "timestamp_ms"} <= each.keys() for each in messages):
        return
    posts = []
    for message in sorted(messages, key=lambda each: _number(each.get("timestamp_ms"))):
        words = _mended(text_of(message, "content"))
        if words and not _NOTICE.fullmatch(words) and not message.get("is_unsent"):
            sent = minute_in_greenwich(_number(message.get("timestamp_ms")) / 1000)
            posts.append(Post(_mended(text_of(message, "sender_name")), sent, words))
    yield _mended(text_of(export, "title")), posts


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _mended(text: str) -> str:
    """The text whose UTF-8 was written down byte by byte, as if each were a letter."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
