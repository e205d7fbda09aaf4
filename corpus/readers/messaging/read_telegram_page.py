"""What Telegram Desktop exports to be looked at: `messages.html`, `messages2.html` …"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.messaging.post import Post
from corpus.readers.messaging.write_posts import write_posts
from corpus.readers.text.read_text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from corpus.source import Extraction

_MESSAGE = b'class="message default clearfix'
_HEADER = b'class="page_header'
_TIME = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d)")


def is_telegram_page(content: bytes) -> bool:
    """Whether a page is one of Telegram's."""
    return _MESSAGE in content and _HEADER in content


def read_telegram_page(content: bytes) -> Extraction:
    """Return the messages of a page, as those of the same export in JSON.

    A message below one of the same sender does not repeat the name. Raises UnreadableError
    where nobody wrote anything.
    """
    from lxml.html import HTMLParser, document_fromstring

    # given as bytes of a stated encoding, for lxml takes no text that declares one
    text = decode(content).encode("utf-8", "replace")
    page = document_fromstring(text, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    title = next((_shown(each) for each in _within(page, "page_header")), "")
    return write_posts(_posts(page), title)


def _posts(page: HtmlElement) -> Iterator[Post]:
    sender = first = sent = ""
    for message in _within(page, "message"):
        classes = _classes(message)
        if "default" not in classes:
            sender = first = ""
            continue
        passed_on = next((e for e in _within(message, "forwarded") if "body" in _classes(e)), None)
        if "joined" not in classes:
            first = ""
            sender = next((_name(e) for e in _within(message, "from_name")), "")
        for date in _within(message, "date"):
            if found := _TIME.match(date.get("title", "")):
                sent = f"{found[3]}-{found[2]}-{found[1]} {found[4]}"
                break
        for each in _within(message, "text"):
            inside = passed_on is not None and passed_on in each.iterancestors()
            if inside and passed_on is not None:
                first = next((_name(e) for e in _within(passed_on, "from_name")), first)
                yield Post(first, sent, _shown(each), sender)
            else:
                yield Post(sender, sent, _shown(each))


def _within(element: HtmlElement, name: str) -> Iterator[HtmlElement]:
    return (each for each in element.iterdescendants("div") if name in _classes(each))


def _classes(element: HtmlElement) -> list[str]:
    return str(element.get("class", "")).split()


def _name(element: HtmlElement) -> str:
    """The name alone: behind that of a first writer stands the time."""
    own = [element.text or "", *(e.tail or "" for e in element if "date" in _classes(e))]
    return " ".join("".join(own).split()) or " ".join(element.text_content().split())


def _shown(element: HtmlElement) -> str:
    for each in element.iterdescendants("br"):
        each.tail = f"\n{each.tail or ''}"
    lines = element.text_content().strip().split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)
