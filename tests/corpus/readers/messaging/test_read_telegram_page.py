"""Telegram's pages: the same messages as in JSON."""

from __future__ import annotations

import pytest

from corpus.errors import UnreadableError
from corpus.readers.read_content import read_content
from corpus.source import Part
from tests.corpus.readers.messaging.test_read_chat_json import said

HEAD = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>'
    '<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">\n'
    'Mill\n</div></div></div><div class="page_body chat_page"><div class="history">'
)


def post(inside: str, name: str = "Ada Finch", minute: str = "05") -> str:
    """A message; without a name it stands below one of the same sender."""
    joined = "" if name else " joined"
    shown = f'<div class="from_name">\n{name} \n</div>' if name else ""
    return (
        f'<div class="message default clearfix{joined}" id="message1"><div class="body">'
        f'<div class="pull_right date details" title="12.06.2023 14:{minute}:09 UTC+02:00">14:05'
        f"</div>{shown}{inside}</div></div>"
    )


def words(text: str) -> str:
    """The words of a message."""
    return f'<div class="text">\n{text}\n</div>'


def forwarded(text: str, name: str) -> str:
    """A message that was forwarded."""
    date = '<span class="date details" title="01.06.2023 10:00:00 UTC+02:00"> 01.06.2023</span>'
    shown = f'<div class="from_name">\n{name} {date}\n</div>' if name else ""
    picture = '<div class="pull_left forwarded userpic_wrap"></div>'
    return f'{picture}<div class="forwarded body">{shown}{words(text)}</div>'


SERVICE = (
    '<div class="message service" id="message-1"><div class="body details">12 June 2023</div></div>'
)
REPLY = '<div class="reply_to details">In reply to <a href="#go_to_message1">this message</a></div>'
PHOTO = '<div class="media_wrap clearfix"><a class="photo_wrap" href="photos/1.jpg"></a></div>'
STICKER = (
    '<div class="media_wrap clearfix"><div class="body"><div class="title bold">Sticker</div>'
    '<div class="status details">Not included</div></div></div>'
)
PAGES = [
    ("words", post(words("It burnt.<br>All: of &amp; it.")) + post(words("No!"), "bo", "06"),
     [("14:05", "Ada Finch", "It burnt.\nAll: of & it."), ("14:06", "bo", "No!")]),
    ("joined", post(words("It burnt.")) + post(words("All."), ""),
     [("14:05", "Ada Finch", "It burnt."), ("14:05", "Ada Finch", "All.")]),
    ("links", post(words('See <a href="https://a.example">the <strong>page</strong></a> now')),
     [("14:05", "Ada Finch", "See the page now")]),
    ("notices and media", SERVICE + post(STICKER) + post(PHOTO + words("The mill"), ""),
     [("14:05", "Ada Finch", "The mill")]),
    ("a reply", post(REPLY + words("No!")), [("14:05", "Ada Finch", "No!")]),
    ("forwarded", post(forwarded("It burnt.", "Carla Stone")) + post(forwarded("All.", ""), "")
     + post(words("No!"), ""),
     [("14:05", "Carla Stone", "It burnt."), ("14:05", "Carla Stone", "All."),
      ("14:05", "Ada Finch", "No!")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("messages", "expected"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES]
)
def test_a_page_of_telegram(messages: str, expected: list[tuple[str, str, str]]) -> None:
    (part,) = read_content(f"{HEAD}{messages}</div></div></div></body></html>".encode(), "m.html")
    assert isinstance(part, Part)
    assert said(part) == [(f"2023-06-12 {time}", who, what) for time, who, what in expected]
    assert part.extraction.reference is not None
    assert part.extraction.reference.title == "Mill"
    assert part.extraction.warnings == ()


def test_a_page_without_a_message_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no message"):
        list(read_content(f"{HEAD}{post(STICKER)}".encode(), "m.html"))
