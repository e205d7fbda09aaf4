"""Gradio keeps a state for each visitor, under whatever name he gives: here it is given none.

The page keeps everything in the browser's tab, so no state is ever of use; a name of a million
characters, of which Gradio keeps ten thousand, is memory.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from web.open_paths import is_gradio

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOBODY = "nobody"  # the one name of all visitors
WANTED = ("component_id", "fn_name", "data")


@dataclass(frozen=True, slots=True)
class Forgetting:
    """The application `app`, to which all who call the page's functions are the same visitor."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a call of a function with nothing else in it."""
        if scope["type"] != "http" or not is_gradio(scope["path"]):
            await self.app(scope, receive, send)
            return
        message = await receive()  # the guard gives a body in one piece
        call = json.dumps(_call(message.get("body", b""))).encode()
        headers = [each for each in scope["headers"] if each[0] not in _SIZED]
        headers += [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(call))]
        pending: list[Message] = [{"type": "http.request", "body": call, "more_body": False}]

        async def replay() -> Message:
            return pending.pop() if pending else await receive()

        await self.app({**scope, "headers": headers}, replay, send)


_SIZED = {b"content-length", b"content-type", b"transfer-encoding"}


def _call(body: bytes) -> dict[str, Any]:
    """What Gradio needs of a call; of what is no call, one that it refuses."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        sent = None
    fields = sent if isinstance(sent, dict) else {}
    kept = {name: fields.get(name) for name in WANTED}
    if not isinstance(kept["component_id"], int) or not isinstance(kept["fn_name"], str):
        kept |= {"component_id": 0, "fn_name": ""}
    return {**kept, "session_hash": NOBODY}
