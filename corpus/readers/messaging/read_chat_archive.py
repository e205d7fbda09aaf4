"""An archive that a messaging program exports: Slack's, or a chat of WhatsApp's with its media."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from corpus.readers.archives.read_zip import read_zip
from corpus.readers.messaging.post import objects_in, text_of
from corpus.readers.messaging.read_chat_json import parse_json, write_chats
from corpus.readers.messaging.read_slack import is_slack, read_directory, slack_posts
from corpus.source import Packed, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus.readers.messaging.post import Post
    from corpus.readers.messaging.read_slack import Directory
    from corpus.source import Failure

_LISTS = ("channels.json", "groups.json", "dms.json", "mpims.json")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\.json")
_CHAT = re.compile(r"_chat\.txt|WhatsApp[^/]*\.txt", re.IGNORECASE)
_MEDIA = frozenset(
    ".jpg .jpeg .png .gif .webp .heic .mp4 .mov .3gp .avi .opus .ogg .m4a .mp3 .aac .wav .amr .vcf "
    ".thumb".split()
)


def read_archive(content: bytes) -> Iterator[Part | Packed | Failure]:
    """Yield what is in an archive: of Slack's each channel as a document, else each file.

    The media beside a chat of WhatsApp are no documents. Raises UnreadableError.
    """
    files = list(read_zip(content))
    packed = {each.name: each.content for each in files if isinstance(each, Packed)}
    users = [name for name in packed if PurePosixPath(name).name == "users.json"]
    folder = min(users, key=len, default="").removesuffix("users.json")
    days = _days(packed, folder) if users else {}
    if days:
        lists = [parse_json(packed.get(f"{folder}{name}", b"")) for name in _LISTS]
        directory = read_directory(parse_json(packed[f"{folder}users.json"]), lists)
        yield from _channels(days, lists, directory)
        return
    chat = any(_CHAT.fullmatch(PurePosixPath(name).name) for name in packed)
    for each in files:
        name = each.name if isinstance(each, Packed) else each.id
        if not (chat and PurePosixPath(name).suffix.lower() in _MEDIA):
            yield each


def _days(packed: Mapping[str, bytes], folder: str) -> dict[str, list[object]]:
    """The days of each channel in order."""
    found: dict[str, list[object]] = {}
    for name in sorted(packed):
        path = PurePosixPath(name.removeprefix(folder))
        if len(path.parts) == 2 and _DAY.fullmatch(path.name):  # channel/day
            day = parse_json(packed[name])
            if is_slack(day):
                found.setdefault(path.parts[0], []).append(day)
    return found


def _channels(
    days: Mapping[str, Sequence[object]], lists: Sequence[object], directory: Directory
) -> Iterator[Part]:
    chats: list[tuple[str, list[Post]]] = []
    titles = _titles(lists, directory)
    for channel, own in days.items():
        chats.append((titles.get(channel, channel), slack_posts(own, directory)))
    digest = hashlib.sha256(repr(chats).encode("utf-8", "replace")).hexdigest()
    yield from write_chats(chats, digest)


def _titles(lists: Sequence[object], directory: Directory) -> dict[str, str]:
    """What conversations without a name are called: by who takes part in them."""
    found = {}
    for each in (chat for group in lists for chat in objects_in(group)):
        members = each.get("members")
        if not text_of(each, "name") and isinstance(members, list):
            names = (directory.people.get(str(member), "") for member in members)
            found[text_of(each, "id")] = ", ".join(filter(None, names))
    return found
