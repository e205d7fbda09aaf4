"""Archives that messaging programs export: Slack's channels, WhatsApp's chat with its media."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from corpus.readers.read_content import read_content
from corpus.source import Failure, Part
from tests.corpus.readers.messaging.test_read_chat_json import said

if TYPE_CHECKING:
    from collections.abc import Mapping

USERS = [
    {"id": "U1", "name": "ada", "profile": {"real_name": "Ada Finch", "display_name": "ada.f"}},
    {"id": "U2", "name": "bo", "profile": {"real_name": "", "display_name": "bo"}},
]
CHANNELS = [{"id": "C1", "name": "mill", "members": ["U1", "U2"]}]


def message(text: str, user: str = "U1", ts: str = "1686578709.000100", **more: Any) -> object:
    """A message as Slack writes it."""
    return {"type": "message", "user": user, "text": text, "ts": ts} | more


def archive(files: Mapping[str, object], folder: str = "") -> bytes:
    """An archive of files of JSON, or of text."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, held in files.items():
            written = held if isinstance(held, str | bytes) else json.dumps(held)
            packed.writestr(f"{folder}{name}", written)
    return content.getvalue()


def slack(*messages: object, folder: str = "", **files: Any) -> list[Part | Failure]:
    """What there is to read in an export of one channel and one day."""
    lists = {"users.json": USERS, "channels.json": CHANNELS, "integration_logs.json": []}
    days = {"mill/2023-06-12.json": list(messages)}
    return list(read_content(archive({**lists, **days, **files}, folder), "a.zip"))


NOON = "2023-06-12 14:05"
SLACK = [
    ("words", [message("It burnt.\nBo: all"), message("No!", "U2")],
     [(NOON, "Ada Finch", "It burnt.\nBo: all"), (NOON, "bo", "No!")]),
    ("names, links and escapes", [message("<@U2> see <https://a.example|the page> &lt;in "
      "<#C1|>&gt;, <https://b.example> <!channel> <!subteam^S1|@fire>")],
     [(NOON, "Ada Finch", "@bo see the page <in #mill>, https://b.example @channel @fire")]),
    ("notices", [message("<@U1> has joined the channel", subtype="channel_join"),
                 message("<@U1> set the topic: fire", subtype="channel_topic"), message("No!")],
     [(NOON, "Ada Finch", "No!")]),
    ("a thread stands behind what began it",
     [message("It burnt.", ts="1686578709.1", thread_ts="1686578709.1"),
      message("Lunch?", "U2", ts="1686578769.1"),
      message("No!", "U2", ts="1686578829.1", thread_ts="1686578709.1")],
     [(NOON, "Ada Finch", "It burnt."), ("2023-06-12 14:07", "bo", "No!"),
      ("2023-06-12 14:06", "bo", "Lunch?")]),
    ("what is quoted is not the answerer's", [message("&gt; It burnt: all\nI doubt it.")],
     [(NOON, "Ada Finch", "I doubt it.")]),
    ("what is shared is its first writer's",
     [message("Look", attachments=[{"is_share": True, "author_id": "U2", "text": "No, <@U1>!",
                                    "ts": "1686578409.1"}])],
     [(NOON, "Ada Finch", "Look"), ("2023-06-12 14:00", "bo", "No, @Ada Finch!")]),
    ("a link's page", [message("<https://a.example>", attachments=[{"text": "It burnt."}])],
     [(NOON, "Ada Finch", "https://a.example")]),
    ("a bot", [{"type": "message", "subtype": "bot_message", "username": "Mill Bot", "text": "",
                "ts": "1686578709.1", "attachments": [{"pretext": "Fire", "text": "At the mill"}]}],
     [(NOON, "Mill Bot", "Fire\nAt the mill")]),
    ("an uploaded file", [message("<@U1> uploaded a file: <https://a.example|plan> and commented: "
                                  "The plan", subtype="file_share"),
                          message("", files=[{"name": "plan.pdf"}]), message("No!")],
     [(NOON, "Ada Finch", "The plan"), (NOON, "Ada Finch", "No!")]),
    ("who is not in the list", [message("No!", "U9", user_profile={"real_name": "Carla Stone"}),
                                message("It burnt.", "U8")],
     [(NOON, "Carla Stone", "No!"), (NOON, "U8", "It burnt.")]),
]  # fmt: skip


@pytest.mark.parametrize("folder", ["", "Harrow Slack export/"])
@pytest.mark.parametrize(
    ("messages", "expected"), [row[1:] for row in SLACK], ids=[row[0] for row in SLACK]
)
def test_slack(messages: list[object], expected: list[tuple[str, str, str]], folder: str) -> None:
    (part,) = slack(*messages, folder=folder)
    assert isinstance(part, Part)
    assert said(part) == expected


def test_each_channel_of_slack_is_a_document_with_its_days_in_order() -> None:
    later = [message("It did.", ts="1686665109.1")]
    more: dict[str, Any] = {"dms.json": [{"id": "D1", "members": ["U1", "U2"]}]}
    more |= {"mill/2023-06-13.json": later, "D1/2023-06-12.json": [message("No!", "U2")]}
    parts = slack(message("It burnt."), **more)
    assert [(each.name, each.extraction.text) for each in parts if isinstance(each, Part)] == [
        ("Ada Finch, bo", "bo: No!"),
        ("mill", "Ada Finch: It burnt.\n\nAda Finch: It did."),
    ]


def test_a_day_of_slack_by_itself_has_the_names_that_it_gives() -> None:
    day = [message("It burnt.", user_profile={"real_name": "Ada Finch"})]
    (part,) = read_content(json.dumps(day).encode(), "2023-06-12.json")
    assert isinstance(part, Part)
    assert said(part) == [(NOON, "Ada Finch", "It burnt.")]


CHAT = "[12/06/2023, 14:05:09] Ada: It burnt.\n[12/06/2023, 14:06:09] Bo: \u200e<attached: 1.jpg>\n"


@pytest.mark.parametrize("name", ["_chat.txt", "WhatsApp Chat with Mill.txt", "Mill/_chat.txt"])
def test_of_a_chat_with_its_media_the_chat_alone_is_read(name: str) -> None:
    packed = {name: CHAT, "1-PHOTO.jpg": b"\xff\xd8", "2.opus": b"Ogg", "plan.txt": "The plan."}
    parts = list(read_content(archive(packed), "WhatsApp Chat - Mill.zip"))
    assert not [each for each in parts if isinstance(each, Failure)]
    texts = {each.name: each.extraction.text for each in parts if isinstance(each, Part)}
    assert texts == {name: CHAT, "plan.txt": "The plan."}


def test_another_archive_is_read_file_by_file() -> None:
    packed = {"users.json": USERS, "a.txt": "It burnt.", "b.jpg": b"\xff\xd8"}
    parts = list(read_content(archive(packed), "a.zip"))
    assert [each.name for each in parts if isinstance(each, Part)] == ["a.txt"]
    assert [each.id for each in parts if isinstance(each, Failure)] == ["b.jpg", "users.json"]
