"""Connections on which nothing comes are ended, and there are no more than the system has room for.

uvicorn ends a connection that is idle after a reply. One on which nothing ever comes, or a request
a byte at a time, or whose reply is never fetched, it keeps.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

HEAD_SECONDS = 10.0
"""For all headers of a request, from the first moment: they are a kilobyte."""

BODY_SECONDS = 20.0
"""Without a byte of a body that is still to come, and before SLOWEST counts."""

SLOWEST = 10_000.0
"""Bytes a second: a file that is brought over a poor line; what is slower holds a place."""

REPLY_SECONDS = 60.0  # in which nothing of a reply is taken

MOST_CONNECTIONS = 400
"""A browser opens six. Each is a file of 1,024 that a process may open on most systems."""

OWN_FILES = 256
"""Files that are left for the index, the documents and the rest of the program."""

QUIET_SECONDS = 60.0  # between two lines about the same trouble


class Telling:
    """Tells a line of trouble, and not again within QUIET_SECONDS, however often it comes."""

    def __init__(self, tell: Callable[[str], None], clock: Callable[[], float]) -> None:
        self._tell, self._clock = tell, clock
        self._last: dict[str, float] = {}

    def __call__(self, line: str) -> None:
        """Tell `line` unless it was told a moment ago."""
        now = self._clock()
        if now - self._last.get(line, -QUIET_SECONDS) >= QUIET_SECONDS:
            self._last[line] = now
            self._tell(line)


def most_connections() -> int:
    """Return how many connections there may be at once on this system."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return MOST_CONNECTIONS
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return MOST_CONNECTIONS
    return min(MOST_CONNECTIONS, max(soft - OWN_FILES, soft // 4))


class BoundServer(uvicorn.Server):
    """A server of `Bound` connections that tells of trouble with sockets in one line."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[str], None]) -> None:
        super().__init__(config)
        self.telling = Telling(tell, time.monotonic)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        asyncio.get_running_loop().set_exception_handler(self._note)
        self.server_state.telling = self.telling  # type: ignore[attr-defined] # for its connections
        await super().startup(sockets)

    def _note(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Of each connection that cannot be accepted asyncio tells with a traceback, as often as
        its backlog is long, and again each second: thousands of tracebacks a second. Where the
        server has ended meanwhile, that fails as well.
        """
        if "socket" in context and isinstance(context.get("exception"), OSError):
            reason = context["exception"].strerror
            self.telling(f"a connection cannot be accepted: {reason}; it waits")
        elif not self.should_exit:
            loop.default_exception_handler(context)


class Bound(H11Protocol):
    """A connection of which something is expected within a time, and one of a bounded number."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take the place of the connection that has been idle longest where there is none left."""
        self._since = self.loop.time()
        self._received = 0
        self._timer: asyncio.TimerHandle | None = None
        self._writing: asyncio.TimerHandle | None = None
        super().connection_made(transport)
        if len(self.connections) > most_connections():
            self._make_room()
        if not transport.is_closing():
            self._expect(HEAD_SECONDS)

    def _make_room(self) -> None:
        idle = [each for each in self.connections if isinstance(each, Bound) and each.idle]
        longest = min(idle, key=lambda each: each._since, default=self)  # its own
        telling = getattr(self.server_state, "telling", None)
        if telling:
            telling(
                f"more than {most_connections()} connections at once; those that have been idle "
                "longest are closed"
            )
        longest.transport.abort()
        self.connections.discard(longest)

    @property
    def idle(self) -> bool:
        """Whether no request is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def data_received(self, data: bytes) -> None:
        """Take `data`, and expect more where a request is not complete."""
        super().data_received(data)
        if self.transport.is_closing():
            self._cancel()
        elif self.conn.their_state is h11.SEND_BODY:
            if not self._received:
                self._since = self.loop.time()
            self._received += len(data)
            self._expect(BODY_SECONDS, again=True)
            if self._received < (self.loop.time() - self._since - BODY_SECONDS) * SLOWEST:
                self._end()
        elif self.conn.their_state is h11.IDLE:
            self._expect(HEAD_SECONDS)  # from its first byte on: more of it wins no time
        else:
            self._received = 0
            self._cancel()

    def on_response_complete(self) -> None:
        """Go over to waiting for the next request, as uvicorn does."""
        self._since, self._received = self.loop.time(), 0
        self._cancel()
        super().on_response_complete()

    def pause_writing(self) -> None:
        """Note that the reply is not being taken."""
        super().pause_writing()
        self._writing = self.loop.call_later(REPLY_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Note that it is."""
        super().resume_writing()
        if self._writing:
            self._writing.cancel()
            self._writing = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go of all that was waited for."""
        self._cancel()
        super().connection_lost(exc)
        if self._writing:
            self._writing.cancel()

    def _expect(self, seconds: float, *, again: bool = False) -> None:
        if again:
            self._cancel()
        if self._timer is None:
            self._timer = self.loop.call_later(seconds, self._end)

    def _cancel(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _end(self) -> None:
        """End a connection that is waited for in vain; a request that has begun gets a reply."""
        self._cancel()
        if self.transport.is_closing():
            return
        if self.idle and self.conn.trailing_data[0]:
            self.transport.write(b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n"
                                 b"content-length: 0\r\n\r\n")  # fmt: skip
        self.transport.close()
