"""The log of an index folder: tracebacks of stages that failed with a document."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from index.storage.index_folder import LOG

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_LOG = 5_000_000
"""Bytes: a few thousand tracebacks. What comes then takes the place of the log before."""


def write_log(folder: Path, entry: str) -> str:
    """Append `entry` to the log in `folder` and return the log's name; "" if that is impossible.

    A log that cannot be written is no reason to stop.
    """
    file = folder / LOG
    with contextlib.suppress(OSError):
        if file.exists() and file.stat().st_size > LARGEST_LOG:
            file.unlink()
        with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(entry)
        return LOG
    return ""
