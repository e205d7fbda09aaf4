"""The words that whoever opens a mail sees, counted by a way of its own."""

from __future__ import annotations

import re
from email import message_from_bytes
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

ENOUGH = 0.5
"""Share of the page's words that plain text beside it has, if it is no stub."""

_UNSEEN = "//head | //script | //style | //title | //del | //s | //strike | //*[@hidden]" \
          " | //*[contains(translate(@style, ' ', ''), 'display:none')]"  # fmt: skip
_BLOCKS = "//br | //p | //div | //li | //tr | //td | //blockquote | //h1 | //h2 | //h3 | //hr"


def visible_words_mail(content: bytes) -> str:
    """Return the words of the texts that a message shows, quotations among them, as lines.

    Files and messages that are attached are none of it.
    """
    return "\n".join(_texts(message_from_bytes(content)))


def _texts(part: Message) -> Iterator[str]:
    kind = part.get_content_type()
    inside = part.get_payload()
    if kind == "message/rfc822" or (part.get_filename() and isinstance(inside, str)):
        return
    if isinstance(inside, list):
        texts = ["\n".join(_texts(each)) for each in inside if not isinstance(each, str)]
        if kind == "multipart/alternative":
            most = max((len(text.split()) for text in texts), default=0)
            texts = [text for text in texts if len(text.split()) >= ENOUGH * most][:1]
        yield from texts
    elif kind in {"text/plain", "text/html"}:
        payload = part.get_payload(decode=True)
        text = _decoded(payload if isinstance(payload, bytes) else b"", part)
        yield _of_page(text) if kind == "text/html" else re.sub(r"(?m)^(?:[ \t]?>)+ ?", "", text)


def _decoded(content: bytes, part: Message) -> str:
    declared = part.get_content_charset("latin-1")
    known = (declared, "utf-8") if declared.startswith("iso-2022") else ("utf-8", declared)
    for charset in known:
        try:
            return content.decode(charset)
        except (LookupError, ValueError):
            continue
    return content.decode("latin-1")


def _of_page(markup: str) -> str:
    from lxml.html import HTMLParser, document_fromstring

    if not markup.strip():
        return ""
    root = document_fromstring(markup.encode(), HTMLParser(encoding="utf-8", remove_comments=True))
    for element in root.xpath(_UNSEEN):
        element.drop_tree() if element.getparent() is not None else element.clear()
    for element in root.xpath(_BLOCKS):
        element.text = f"\n{element.text or ''}"
        element.tail = f"\n{element.tail or ''}"
    return str(root.text_content())
