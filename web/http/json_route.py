"""A route whose body is JSON, whatever it is said to be: `curl -d` calls it a form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fastapi import Request
from fastapi.routing import APIRoute

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from fastapi.responses import Response

NAME, JSON = b"content-type", b"application/json"


class JsonRoute(APIRoute):
    """Reads the body of a request as JSON; what is none is read as a list of nothing."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return what answers a request."""
        answer = super().get_route_handler()

        async def read_and_answer(request: Request) -> Response:
            headers = [each for each in request.scope["headers"] if each[0] != NAME]
            scope = {**request.scope, "headers": [*headers, (NAME, JSON)]}
            return await answer(_JsonRequest(scope, request.receive))

        return read_and_answer


class _JsonRequest(Request):
    async def body(self) -> bytes:
        """The bytes; never none, for which FastAPI has words of its own."""
        return await super().body() or b"[]"

    async def json(self) -> Any:  # noqa: ANN401 - JSON holds anything
        """What the body holds, or a list of nothing, which no model takes."""
        try:
            record = json.loads(await self.body())
        except (ValueError, RecursionError):
            return []
        return [] if record is None else record
