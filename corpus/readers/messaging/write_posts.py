"""Messages of a chat → a text "Name: words", with the time of each as its place."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.document import Landmark, Noise, Reference
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.messaging.post import Post
from corpus.source import Extraction
from corpus.turns.find_messages import UNDATED, UNNAMED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLANKS = re.compile(r"\n(?:[^\S\n]*\n)+")


def write_posts(posts: Iterable[Post], title: str) -> Extraction:
    r"""Return the text of a chat: a paragraph or more for each message, and a landmark at it.

    Words that a message quotes ("> …") are nobody's there. Raises UnreadableError where nobody
    wrote anything.

    >>> chat = [Post("Ada", "2023-06-12 14:05", "It burnt."), Post("Bo", "", "> It burnt.\nNo!")]
    >>> write_posts(chat, "Mill").text
    'Ada: It burnt.\n\n– It burnt.\n\nBo: No!'
    """
    pieces: list[str] = []
    landmarks: list[Landmark] = []
    noise: list[Noise] = []
    length = 0
    written = [each for post in posts for each in _apart(post)]
    for post in written:
        words = f"{_label(post)}{post.words}"
        landmarks.append(Landmark(length, "time", post.sent or UNDATED))
        if words.startswith(UNNAMED):
            noise.append(Noise(length, length + len(UNNAMED), "boilerplate"))
        pieces.append(words)
        length += len(words) + 2
    if not pieces:
        raise UnreadableError(Message(Key.NO_MESSAGES))
    days = {each.sent[:10] for each in written}
    issued = min(days) if len(days) == 1 else ""
    facts = Reference("", title=" ".join(title.split()), issued=issued)
    return Extraction("\n\n".join(pieces), facts, tuple(landmarks), tuple(noise))


def _label(post: Post) -> str:
    name = _name(post.sender)
    passed_on = f" (forwarded by {_name(post.passed_on_by)})" if _name(post.passed_on_by) else ""
    return f"{name}{passed_on}: " if name else UNNAMED


def _name(name: str) -> str:
    """A name on one line, without the colon that ends it in the text."""
    return " ".join(name.replace(":", " ").split())


def _apart(post: Post) -> Iterator[Post]:
    """The message without what it quotes, and the latter as nobody's."""
    lines = post.words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for quoted, group in groupby(lines, key=lambda line: line.startswith("> ") or line == ">"):
        own = (line.removeprefix(">").removeprefix(" ") if quoted else line for line in group)
        words = _BLANKS.sub("\n\n", "\n".join(line.rstrip() for line in own)).strip()
        if words:
            yield Post("" if quoted else post.sender, post.sent, words, post.passed_on_by)
