"""The other end of `Apart` (sandbox.py): files come by one pipe, what was read goes by another."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message, message_record
from corpus.readers.read_content import read_content
from corpus.readers.sandbox.record_parts import record_part

if TYPE_CHECKING:
    from types import TracebackType

LONGEST_REASON = 181
"""Characters of an error's own words: some hold the text that they are about."""


def work(megabytes: int) -> None:
    """Read files until there is no more; `megabytes` of memory are what this process may take.

    A file is a line of JSON with its `name` and its `bytes`, and these. The reply is a line
    for each document, and one that says how it ended. An exception that no reader expects
    is reported and ends the process: what it leaves behind is not to be trusted.
    """
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print is no reply
    _limit_memory(megabytes)

    def report(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        del at
        said = " ".join(f"{kind.__name__} {error}".split())[:LONGEST_REASON]
        failed = Message(Key.LEFT_OUT, lost=Message(Key.READER_FAILED), error=said)
        memory = Message(Key.MEMORY_NEEDED, megabytes=megabytes)
        _write(replies, {"broken": message_record(memory if kind is MemoryError else failed)})

    sys.excepthook = report
    for header in sys.stdin.buffer:
        file = json.loads(header)
        content = sys.stdin.buffer.read(file["bytes"])
        try:
            for part in read_content(content, file["name"]):
                replies.write(record_part(part).encode("ascii") + b"\n")
                replies.flush()
            _write(replies, {"end": True})
        except UnreadableError as error:
            _write(replies, {"unreadable": message_record(error.message)})
        except RecursionError:
            _write(replies, {"unreadable": message_record(Message(Key.DEEPLY_NESTED))})


def _write(replies: BinaryIO, reply: dict[str, object]) -> None:
    replies.write(json.dumps(reply).encode("ascii") + b"\n")
    replies.flush()


def _limit_memory(megabytes: int) -> None:
    if sys.platform == "win32":
        return  # no such limit there
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000, most))
