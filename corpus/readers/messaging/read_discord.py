"""What DiscordChatExporter writes as JSON: a file a channel or thread.

Its layout is that of the program's own source, `JsonMessageWriter`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from corpus.readers.messaging.post import Post, minute_of, records_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.readers.messaging.post import Record

_WRITTEN = frozenset(["Default", "Reply", "ChatInputCommand", "ContextMenuCommand"])
"""Types of messages that somebody wrote; the others tell who came, what was pinned …"""


def discord_chats(export: object) -> Iterator[tuple[str, list[Post]]]:
    """Yield the channel of an export with its name; nothing where it is not Discord's.

    A message is called by the nickname that it shows. What links show of other pages is left
    out, except where a bot says nothing else.
    """
    if isinstance(export, Mapping) and {"guild", "channel", "messages"} <= export.keys():
        posts = [post for each in records_of(export, "messages") for post in _posts(each)]
        guild, channel = text_of(export["guild"], "name"), text_of(export["channel"], "name")
        yield " – ".join(filter(None, (guild, channel))), posts


def _posts(message: Record) -> Iterator[Post]:
    author = message.get("author")
    sender = text_of(author, "nickname", "name")
    sent = minute_of(text_of(message, "timestamp"))
    if message.get("type") not in _WRITTEN:
        return
    passed_on = message.get("forwardedMessage")
    if words := text_of(passed_on, "content"):  # Discord does not say whose it was
        yield Post("", minute_of(text_of(passed_on, "timestamp")) or sent, words)
    words = text_of(message, "content")
    if not words and isinstance(author, Mapping) and author.get("isBot"):
        words = "\n".join(_embeds(message))
    if words:
        yield Post(sender, sent, words)


def _embeds(message: Record) -> Iterator[str]:
    for embed in records_of(message, "embeds"):
        yield from filter(None, (text_of(embed, "title"), text_of(embed, "description")))
        for each in records_of(embed, "fields"):
            yield f"{text_of(each, 'name')}: {text_of(each, 'value')}"
