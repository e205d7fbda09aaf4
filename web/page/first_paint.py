"""Puts a shell into the page's HTML: a question box in which one can type at once.

Gradio sends an empty page and a program that fetches some forty files before there is a box on
it. What is typed into the shell in the meantime goes on in Gradio's own box (`handoff.js`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from web.markup import markup
from web.messages.choose_language import LANGUAGES, PAGES
from web.page.welcome import welcome
from web.static.assets import shell_script

if TYPE_CHECKING:
    from markupsafe import Markup
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from web.messages.messages import Messages
    from web.service.service import Service

STYLE_SHEET = "/style.css"

OK = 200
LANGUAGE, HEAD_END, GRADIO = b'lang="en"', b"</head>", b"<gradio-app"
"""Where Gradio's page says its language, ends its head, and has its own place."""


@dataclass(frozen=True, slots=True)
class Shelled:
    """The application `app`, with a shell in each page's HTML that tells of `service`."""

    app: ASGIApp
    service: Service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold a page back until it is whole, and send it with its shell."""
        page = scope["type"] == "http" and scope["method"] == "GET" and scope["path"] in PAGES
        if not page:
            await self.app(scope, receive, send)
            return
        words = LANGUAGES[PAGES[scope["path"]]]
        start: Message = {}
        body = bytearray()

        async def shelling(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            elif message["type"] != "http.response.body":
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    await self._send(start, bytes(body), words, send)

        await self.app(scope, receive, shelling)

    async def _send(self, start: Message, page: bytes, words: Messages, send: Send) -> None:
        if start["status"] == OK:
            page = put_shell(page, words, self.service)
        await send({**start, "headers": _sized(start["headers"], len(page))})
        await send({"type": "http.response.body", "body": page})


def put_shell(page: bytes, words: Messages, service: Service) -> bytes:
    """Return Gradio's `page` with its language, a title, the style sheet and the shell put in."""
    greeting = cast("Markup", welcome(service, words, service.examples_so_far)["html"])
    inside = markup.shell(words, greeting, shell_script())
    for place, more, after in (
        (LANGUAGE, f'lang="{words.language}"', ""),
        (HEAD_END, markup.head(words, STYLE_SHEET), HEAD_END.decode()),
        (GRADIO, inside, GRADIO.decode()),
    ):
        page = page.replace(place, f"{more}{after}".encode(), 1)
    return page


def _sized(headers: list[tuple[bytes, bytes]], length: int) -> list[tuple[bytes, bytes]]:
    kept = [(name, value) for name, value in headers if name.lower() != b"content-length"]
    return [*kept, (b"content-length", b"%d" % length)]
