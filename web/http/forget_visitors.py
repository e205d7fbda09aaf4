"""Gradio keeps a state for each visitor, under whatever name he gives: here it is given none.

The page keeps everything in the browser's tab, so no state is ever of use; a name of a million
characters, of which Gradio keeps ten thousand, is memory.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response

from web.http.open_paths import GRADIO, is_gradio

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOBODY = "nobody"  # the one name of all visitors


@dataclass(frozen=True, slots=True)
class Forgetting:
    """The application `app`, to which all who call a page's functions are the same visitor.

    `called` tells of each page which of its components has functions; Gradio takes any number for
    one, and fails over those that it has not.
    """

    app: ASGIApp
    called: Mapping[str, int]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a call of a function with nothing else in it; refuse what is none."""
        if scope["type"] != "http" or not is_gradio(scope["path"]):
            await self.app(scope, receive, send)
            return
        message = await receive()  # the guard gives a body in one piece
        page = scope["path"].partition(GRADIO)[0]
        call = _call(message.get("body", b""), self.called[page])
        if call is None:
            await Response(status_code=404)(scope, receive, send)
            return
        headers = [each for each in scope["headers"] if each[0] not in _SIZED]
        headers += [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(call))]
        pending: list[Message] = [{"type": "http.request", "body": call, "more_body": False}]

        async def replay() -> Message:
            return pending.pop() if pending else await receive()

        await self.app({**scope, "headers": headers}, replay, send)


_SIZED = {b"content-length", b"content-type", b"transfer-encoding"}


def _call(body: bytes, called: int) -> bytes | None:
    """What Gradio needs of a call, as JSON; None for what is no call."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(sent, dict) or sent.get("component_id") != called:
        return None
    if not isinstance(sent.get("fn_name"), str):
        return None
    kept = {"component_id": called, "fn_name": sent["fn_name"], "data": sent.get("data")}
    return json.dumps({**kept, "session_hash": NOBODY}).encode()
