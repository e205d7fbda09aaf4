"""A JSON file → its documents, by the reader for what its keys are called."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.messaging.read_chat_json import find_chats, parse_json, write_chats
from corpus.readers.messaging.read_signal import is_line_of_signal
from corpus.readers.news.read_ninjs import is_ninjs, read_ninjs
from corpus.readers.text.read_text import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.source import Failure, Packed, Part

    Reader = Callable[[Any], Iterator[Part | Packed | Failure]]

KINDS: tuple[tuple[Callable[[Any], bool], Reader], ...] = ((is_ninjs, read_ninjs),)
"""Whether what the file holds is of a kind, and the reader of that kind; the first one counts."""


def read_json(content: bytes) -> Iterator[Part | Packed | Failure]:
    """Yield the documents of a JSON file (RFC 8259), each under its name in it.

    Raises UnreadableError for what is no JSON, or of a kind that nothing here reads.
    """
    held = _parsed(content)
    if chats := find_chats(held):
        yield from write_chats(chats, hashlib.sha256(content).hexdigest())
        return
    for is_kind, reader in KINDS:
        if is_kind(held):
            yield from reader(held)
            return
    raise UnreadableError(Message(Key.UNKNOWN_JSON))


def _parsed(content: bytes) -> object:
    """What the file holds: one value, or the list of those of its lines, as Signal writes them."""
    try:
        whole = json.loads(decode(content).removeprefix("\ufeff"))
    except ValueError as error:
        lines = [parse_json(line) for line in content.splitlines() if line.strip()]
        if not (lines and all(map(is_line_of_signal, lines))):
            raise UnreadableError(Message(Key.NO_JSON)) from error
        return lines
    except RecursionError as error:
        raise UnreadableError(Message(Key.DEEPLY_NESTED)) from error
    return [whole] if is_line_of_signal(whole) else whole
