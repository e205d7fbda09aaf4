"""What a file of JSON holds → the chats in it: Telegram, Discord, Signal, Meta, Slack."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.messaging.read_discord import discord_chats
from corpus.readers.messaging.read_meta import meta_chats
from corpus.readers.messaging.read_signal import signal_chats
from corpus.readers.messaging.read_slack import Directory, is_slack, slack_posts
from corpus.readers.messaging.read_telegram import telegram_chats
from corpus.readers.messaging.write_posts import write_posts
from corpus.readers.text.read_text import decode
from corpus.source import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.readers.messaging.post import Post


def find_chats(held: object) -> list[tuple[str, list[Post]]]:
    """Return the chats that a file of JSON holds, by their names; none where it is another kind."""
    for chats_of in (telegram_chats, discord_chats, signal_chats, meta_chats, _slack_day):
        if chats := list(chats_of(held)):
            return chats
    return []


def write_chats(chats: Iterable[tuple[str, list[Post]]], digest: str) -> Iterator[Part]:
    """Yield the document of each chat: "" is its name where it is alone, and `digest` its hash.

    Raises UnreadableError where nobody wrote anything in any.
    """
    written = [(name, posts) for name, posts in chats if any(e.words.strip() for e in posts)]
    if not written:
        raise UnreadableError(Message(Key.NO_MESSAGES))
    taken: set[str] = set()
    for name, posts in written:
        extraction = write_posts(posts, name)
        if len(written) == 1:
            yield Part("", extraction, digest)
            continue
        text = extraction.text.encode("utf-8", "surrogatepass")
        yield Part(_free(name, taken), extraction, hashlib.sha256(text).hexdigest())


def parse_json(content: bytes) -> object:
    """Return what a text of JSON holds, None where it is none."""
    try:
        return json.loads(decode(content).removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None


def _slack_day(export: object) -> Iterator[tuple[str, list[Post]]]:
    """A day of a channel by itself: its names are those that it has with the messages."""
    if is_slack(export):
        yield "", slack_posts([export], Directory())


def _free(name: str, taken: set[str]) -> str:
    plain = " ".join(name.replace("/", " ").split()) or "chat"
    free, number = plain, 1
    while free in taken:
        number += 1
        free = f"{plain} ({number})"
    taken.add(free)
    return free
