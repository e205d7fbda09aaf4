"""What has become of a file of the corpus since it was read."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Literal

from corpus.readers.content_hash import ContentHash

if TYPE_CHECKING:
    from pathlib import Path

State = Literal["unchanged", "changed", "gone"]

_BLOCK = 1 << 20  # bytes read at a time


def read_look(corpus: Path, name: str) -> tuple[int, int] | None:
    """Return the size and the time of change (ns) of a file; None where there is none by now.

    In a corpus that is one file, `name` is that file's own.
    """
    try:
        status = _file(corpus, name).stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return status.st_size, status.st_mtime_ns


def read_state(corpus: Path, name: str, digest: bytes) -> State:
    """Return whether the bytes of a file still have the hash `digest`; all of them are read."""
    hashed = ContentHash()
    try:
        with _file(corpus, name).open("rb") as stream:
            while block := stream.read(_BLOCK):
                hashed.update(block)
    except (OSError, ValueError):
        return "gone"
    return "unchanged" if hashed.digits() == digest else "changed"


def _file(corpus: Path, name: str) -> Path:
    return corpus if corpus.is_file() else corpus / name
