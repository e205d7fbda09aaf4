"""Reading in another process, which may hang, crash or eat memory without harm to this one."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message, read_message
from corpus.readers.sandbox.record_parts import read_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.source import Failure, Part


GLANCE = 0.5  # seconds between two looks at how much processor time a reader has used


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take. Memory is limited where the system can (not on Windows).

    `seconds` are processor time, so that a busy machine costs no document, and `idle` is how
    long (wall time) its reader may be seen to do nothing. Where processor time is not told
    (macOS, Windows), wall time counts, `patience` times as much.
    """

    seconds: float = 60.0
    megabytes: int = 2_000
    idle: float = 120.0
    patience: float = 5.0


class Apart:
    """A process that reads one file after the other; a new one takes over when it dies.

    To be used in a `with`, which ends it. It is started for the first file.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._end()

    def read(self, content: bytes, name: str) -> Iterator[Part | Failure]:
        """Yield the documents of a file, as `read_content` does.

        Raises UnreadableError, also for a file that takes too much time or memory, or on
        which its reader crashes; what was yielded before stands.
        """
        process = self._process or self._start()
        header = json.dumps({"name": name, "bytes": len(content)})
        with contextlib.suppress(BrokenPipeError):  # it died: the first line will say so
            assert process.stdin is not None  # noqa: S101  # it was opened with a pipe
            process.stdin.write(f"{header}\n".encode() + content)
            process.stdin.flush()
        while True:
            line = self._line()
            if line.startswith(b'{"end"'):
                return
            if line.startswith(b'{"unreadable"'):
                raise UnreadableError(read_message(json.loads(line)["unreadable"]))
            if line.startswith(b'{"broken"'):
                self._end()
                raise UnreadableError(read_message(json.loads(line)["broken"]))
            yield read_part(line.decode("ascii"))

    def _line(self) -> bytes:
        try:
            line = self._next_line()
        except queue.Empty:
            self._end()
            slow = Message(Key.TOO_SLOW, seconds=f"{self._limits.seconds:g}")
            raise UnreadableError(slow) from None
        if not line.endswith(b"\n"):
            self._end()
            most = self._limits.megabytes
            raise UnreadableError(Message(Key.READER_CRASHED, megabytes=most))
        return line

    def _next_line(self) -> bytes:
        """Wait for a line as long as the process may still work on it. Raises queue.Empty."""
        limits, process = self._limits, self._process
        assert process is not None  # noqa: S101  # it was given a file
        glance = min(GLANCE, limits.seconds, limits.idle)
        with contextlib.suppress(queue.Empty):
            return self._lines.get(timeout=glance)
        begun = used = processor_seconds(process.pid)
        if begun is None or used is None:
            return self._lines.get(timeout=limits.seconds * limits.patience)
        stirred = time.monotonic()
        while True:
            with contextlib.suppress(queue.Empty):
                return self._lines.get(timeout=glance)
            now = processor_seconds(process.pid) or used
            if now > used:
                used, stirred = now, time.monotonic()
            if now - begun > limits.seconds or time.monotonic() - stirred > limits.idle:
                return self._lines.get_nowait()

    def _start(self) -> subprocess.Popen[bytes]:
        code = (
            f"import sys; sys.path[:] = {sys.path!r}; "
            "from corpus.readers.sandbox.sandbox_worker import work; "
            f"work({self._limits.megabytes})"
        )
        process = subprocess.Popen(  # noqa: S603  # this very program
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that it is ended with whatever it has started
        )
        self._process = process
        self._lines = queue.SimpleQueue()
        threading.Thread(target=_pass_on, args=(process, self._lines), daemon=True).start()
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()


def _pass_on(process: subprocess.Popen[bytes], lines: queue.SimpleQueue[bytes]) -> None:
    """Put each line into the queue; the last one, b"" or a part of one, when it has ended."""
    assert process.stdout is not None  # noqa: S101  # it was opened with a pipe
    with contextlib.suppress(OSError, ValueError):  # closed while it was read
        for line in process.stdout:
            lines.put(line)
    lines.put(b"")


def processor_seconds(session: int) -> float | None:
    """Return the processor time that the processes of a session have used, those that have ended
    counted with who waited for them (proc(5)); None where the system does not tell.
    """
    ticks, found = 0, False
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = file.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        if told and int(told[_SESSION]) == session:
            ticks += sum(map(int, told[_TIMES]))
            found = True
    return ticks / os.sysconf("SC_CLK_TCK") if found else None


_SESSION, _TIMES = 3, slice(11, 15)
"""Fields behind the name: the session; own and awaited children's time, user and system."""
