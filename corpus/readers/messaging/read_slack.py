"""What Slack exports: an archive with a folder for each channel and in it a file for each day.

Slack, "How to read Slack data exports" and, of the text, "Formatting text for app surfaces".
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.readers.messaging.post import (
    Post,
    minute_in_greenwich,
    objects_in,
    records_of,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.readers.messaging.post import Record

_WRITTEN = frozenset(
    ["", "bot_message", "me_message", "thread_broadcast", "file_share", "reply_broadcast"]
)
"""Subtypes of messages that somebody wrote; the others tell who came, what was pinned …"""

_REFERENCE = re.compile(r"<(?P<what>[^<>|\n]+)(?:\|(?P<shown>[^<>\n]*))?>")
_UPLOADED = re.compile(r"<@\w+(?:\|[^<>]*)?> (?:uploaded|shared|commented on)\b[^\n]*?<http[^<>]*>")
_COMMENTED = re.compile(r"\s*(?:and commented)?:?\s*")


@dataclass(frozen=True, slots=True)
class Directory:
    """Who is who in an export: names by the identity of a member, of a channel by its own."""

    people: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)


def read_directory(users: object, channels: Sequence[object] = ()) -> Directory:
    """Return the directory of `users.json` and of the lists of channels."""
    people = {text_of(each, "id"): _full_name(each) for each in objects_in(users)}
    listed = [each for group in channels for each in objects_in(group)]
    return Directory(people, {text_of(e, "id"): text_of(e, "name") for e in listed})


def _full_name(user: Record) -> str:
    profile = user.get("profile")
    return text_of(profile, "real_name", "display_name") or text_of(user, "real_name", "name")


def is_slack(day: object) -> bool:
    """Whether this is what one day of a channel looks like."""
    messages = objects_in(day)
    return bool(messages) and all(e.get("type") == "message" and "ts" in e for e in messages)


def slack_posts(days: Sequence[object], directory: Directory) -> list[Post]:
    """Return the messages of a channel, those of a thread behind the one that began it.

    Notices are left out; what a message shares of another channel is its first writer's.
    """
    messages = [each for day in days for each in objects_in(day) if _is_written(each)]
    ordered = sorted(messages, key=lambda each: (_thread(each), _stamp(each)))
    return [post for each in ordered for post in _posts(each, directory)]


def _is_written(message: Record) -> bool:
    return text_of(message, "subtype") in _WRITTEN and not message.get("hidden")


def _stamp(message: Record, name: str = "ts") -> float:
    try:
        return float(text_of(message, name))
    except ValueError:
        return 0.0


def _thread(message: Record) -> float:
    return _stamp(message, "thread_ts") or _stamp(message)


def _posts(message: Record, directory: Directory) -> Iterator[Post]:
    sender, sent = _sender(message, directory), minute_in_greenwich(text_of(message, "ts"))
    raw = text_of(message, "text")
    if uploaded := _UPLOADED.match(raw):
        raw = raw[uploaded.end() :]
        raw = raw[_COMMENTED.match(raw).end() :]  # type: ignore[union-attr]  # it may be empty
    attached = records_of(message, "attachments")
    if not raw.strip() and "user" not in message:  # a bot says all in what it attaches
        lines = (text_of(e, name) for e in attached for name in ("pretext", "title", "text"))
        raw = "\n".join(filter(None, lines)) or "\n".join(text_of(e, "fallback") for e in attached)
    if raw.strip():
        yield Post(sender, sent, show_text(raw, directory))
    for each in attached:
        if each.get("is_share") or each.get("is_msg_unfurl"):
            first = directory.people.get(text_of(each, "author_id")) or text_of(each, "author_name")
            when = minute_in_greenwich(text_of(each, "ts")) or sent
            yield Post(first, when, show_text(text_of(each, "text"), directory), sender)


def _sender(message: Record, directory: Directory) -> str:
    known = directory.people.get(text_of(message, "user"), "")
    profile = message.get("user_profile")
    own = text_of(profile, "real_name", "display_name", "name") or text_of(message, "username")
    return known or own or text_of(message.get("bot_profile"), "name") or text_of(message, "user")


def show_text(raw: str, directory: Directory) -> str:
    """Return a text as Slack shows it: names for identities, links by their words, no escapes.

    >>> directory = Directory({"U1": "Ada Finch"}, {"C1": "mill"})
    >>> show_text("<@U1> &lt; <#C1|> <https://a.example|the page> <!here> <https://b.example>",
    ...           directory)
    '@Ada Finch < #mill the page @here https://b.example'
    """
    shown = _REFERENCE.sub(lambda found: _shown(found, directory), raw)
    return html.unescape(shown)


def _shown(found: re.Match[str], directory: Directory) -> str:
    what, shown = found["what"], found["shown"] or ""
    if what.startswith("@"):
        return f"@{directory.people.get(what[1:]) or shown or what[1:]}"
    if what.startswith("#"):
        return f"#{shown or directory.channels.get(what[1:]) or what[1:]}"
    if what.startswith("!"):
        command = what[1:].split("^")[0]
        return shown or f"@{command}"
    return shown or what.removeprefix("mailto:")
