"""Chats exported as JSON: who wrote what and when, and what nobody wrote."""

from __future__ import annotations

import json
from typing import Any

import pytest

from corpus.document import Document, Reference
from corpus.errors import UnreadableError
from corpus.readers.read_content import read_content
from corpus.source import Part
from corpus.turns.find_turns import turns_of


def read(export: object, name: str = "a.json") -> list[Part]:
    """The documents of a file of JSON."""
    content = export if isinstance(export, bytes) else json.dumps(export).encode()
    return [each for each in read_content(content, name) if isinstance(each, Part)]


def said(part: Part) -> list[tuple[str, str, str]]:
    """The messages of a document: when, who, what."""
    found = part.extraction
    page = Document("a", found.text, Reference("a"), "", landmarks=found.landmarks)
    times = {each.start: str(each.value) for each in found.landmarks}
    return [
        (times[t.begins], page.text[t.start : t.end], page.text[t.said : t.stops])
        for t in turns_of(page)
    ]


def telegram(**message: Any) -> dict[str, Any]:
    """A message as Telegram Desktop writes it."""
    return {"id": 1, "type": "message", "date": "2023-06-12T14:05:09",
            "date_unixtime": "1686571509", "from": "Ada Finch", "from_id": "user1",
            "text": ""} | message  # fmt: skip


CHAT = {"name": "Mill", "type": "private_group", "id": 7}
TELEGRAM = [
    ("words", [telegram(text="It burnt."), telegram(text="No!", **{"from": "bo"})],
     [("2023-06-12 14:05", "Ada Finch", "It burnt."), ("2023-06-12 14:05", "bo", "No!")]),
    ("words in pieces", [telegram(text=["See ", {"type": "bold", "text": "the mill"}, " at ",
                                        {"type": "text_link", "text": "this page", "href": "x"}])],
     [("2023-06-12 14:05", "Ada Finch", "See the mill at this page")]),
    ("lines", [telegram(text="It burnt.\n\nBo: all of it\n\n\n\n# not")],
     [("2023-06-12 14:05", "Ada Finch", "It burnt.\n\nBo: all of it\n\n# not")]),
    ("a forwarded message is its first writer's",
     [telegram(text="It burnt.", forwarded_from="Carla Stone"), telegram(text="I did not know.")],
     [("2023-06-12 14:05", "Carla Stone", "It burnt."),
      ("2023-06-12 14:05", "Ada Finch", "I did not know.")]),
    ("a forwarded message of nobody known", [telegram(text="a: b", forwarded_from=None),
                                             telegram(text="No!")],
     [("2023-06-12 14:05", "Ada Finch", "No!")]),
    ("a deleted account", [telegram(text="a: b", **{"from": None}), telegram(text="No!")],
     [("2023-06-12 14:05", "Ada Finch", "No!")]),
    ("notices and media", [telegram(type="service", action="invite_members", actor="Bo"),
                           telegram(photo="photos/1.jpg", text="The mill at noon"),
                           telegram(media_type="sticker", sticker_emoji="👍"),
                           telegram(text="", file="(File not included.)")],
     [("2023-06-12 14:05", "Ada Finch", "The mill at noon")]),
    ("a reply", [telegram(id=1, text="It burnt."), telegram(reply_to_message_id=1, text="No!")],
     [("2023-06-12 14:05", "Ada Finch", "It burnt."), ("2023-06-12 14:05", "Ada Finch", "No!")]),
    ("a poll", [telegram(poll={"question": "Who saw it?", "answers": [{"text": "I did"}]})],
     [("2023-06-12 14:05", "Ada Finch", "Who saw it?\n- I did")]),
    ("a name with a colon", [telegram(text="Up.", **{"from": "Ops: Alerts"})],
     [("2023-06-12 14:05", "Ops Alerts", "Up.")]),
    ("seconds alone", [{k: v for k, v in telegram(text="It burnt.").items() if k != "date"}],
     [("2023-06-12 12:05", "Ada Finch", "It burnt.")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("messages", "expected"), [row[1:] for row in TELEGRAM], ids=[row[0] for row in TELEGRAM]
)
def test_telegram(messages: list[object], expected: list[tuple[str, str, str]]) -> None:
    (part,) = read(CHAT | {"messages": messages})
    assert said(part) == expected
    assert part.extraction.reference is not None
    assert part.extraction.reference.title == "Mill"


def test_each_chat_of_an_export_of_all_is_a_document() -> None:
    chats = [{"name": "Mill", "messages": [telegram(text="It burnt.")]},
             {"name": "Empty", "messages": [telegram(type="service")]},
             {"name": "Mill", "messages": [telegram(text="It did.")]}]  # fmt: skip
    parts = read({"about": "…", "chats": {"list": chats}, "left_chats": {"list": []}})
    assert [(part.name, part.extraction.text) for part in parts] == [
        ("Mill", "Ada Finch: It burnt."), ("Mill (2)", "Ada Finch: It did.")
    ]  # fmt: skip


def test_what_a_channel_posts_is_the_channel_s() -> None:
    post = {key: value for key, value in telegram(text="It burnt.").items() if key != "from"}
    (part,) = read({"name": "Mill news", "type": "public_channel", "messages": [post]})
    assert said(part) == [("2023-06-12 14:05", "Mill news", "It burnt.")]


def discord(content: str, **message: Any) -> dict[str, Any]:
    """A message as DiscordChatExporter writes it."""
    author = {
        "id": "9",
        "name": "ada",
        "discriminator": "0000",
        "nickname": "Ada F",
        "isBot": False,
    }
    return {"id": "1", "type": "Default", "timestamp": "2023-06-12T14:05:09.123+02:00",
            "timestampEdited": None, "content": content, "author": author, "attachments": [],
            "embeds": [], "mentions": []} | message  # fmt: skip


BOT = {"name": "Mill Bot", "isBot": True}
DISCORD = [
    ("words", [discord("It burnt.\nAll."), discord("No!", type="Reply", author={"name": "bo"})],
     [("2023-06-12 14:05", "Ada F", "It burnt.\nAll."), ("2023-06-12 14:05", "bo", "No!")]),
    ("what is quoted is not the answerer's", [discord("> It burnt.\n> All: of it.\nI doubt it.")],
     [("2023-06-12 14:05", "Ada F", "I doubt it.")]),
    ("notices", [discord("Joined the server.", type="GuildMemberJoin"), discord("Pinned a message.",
      type="ChannelPinnedMessage"), discord("Hi", type="20"), discord("No!")],
     [("2023-06-12 14:05", "Ada F", "No!")]),
    ("a link's page", [discord("See https://a.example", embeds=[{"description": "It burnt."}])],
     [("2023-06-12 14:05", "Ada F", "See https://a.example")]),
    ("a bot", [discord("", author=BOT, embeds=[{"title": "Fire", "description": "At the mill",
      "fields": [{"name": "When", "value": "noon"}]}])],
     [("2023-06-12 14:05", "Mill Bot", "Fire\nAt the mill\nWhen: noon")]),
    ("forwarded", [discord("Look", forwardedMessage={"timestamp": "2023-06-01T10:00:00+00:00",
      "content": "a: b"})], [("2023-06-12 14:05", "Ada F", "Look")]),
    ("media", [discord("", attachments=[{"url": "1.png"}]), discord("No!")],
     [("2023-06-12 14:05", "Ada F", "No!")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("messages", "expected"), [row[1:] for row in DISCORD], ids=[row[0] for row in DISCORD]
)
def test_discord(messages: list[object], expected: list[tuple[str, str, str]]) -> None:
    guild, channel = {"id": "1", "name": "Harrow"}, {"id": "2", "name": "mill", "category": "Fire"}
    (part,) = read({"guild": guild, "channel": channel, "messages": messages})
    assert said(part) == expected
    assert part.extraction.reference is not None
    assert part.extraction.reference.title == "Harrow – mill"


def signal(
    body: str, sender: str | None = "Ada", quote: str = "", **message: Any
) -> dict[str, Any]:
    """A message as signal-export writes it into `data.json`."""
    return {"date": "2023-06-12T14:05:09", "sender": sender, "body": body, "quote": quote,
            "sticker": None, "reactions": [], "attachments": [], "deleted": False,
            "call": False} | message  # fmt: skip


SIGNAL = [
    ("words", [signal("It burnt.\nAll: of it."), signal("No!", "Me")],
     [("2023-06-12 14:05", "Ada", "It burnt.\nAll: of it."), ("2023-06-12 14:05", "Me", "No!")]),
    ("a quoted reply", [signal("It burnt."), signal("No!", "Me", "\n\n> It burnt.\n\n")],
     [("2023-06-12 14:05", "Ada", "It burnt."), ("2023-06-12 14:05", "Me", "No!")]),
    ("a quoted reply to what is not there", [signal("No!", "Me", "\n\n> Ada: burnt\n\n")],
     [("2023-06-12 14:05", "Me", "No!")]),
    ("calls and deleted messages", [signal("Missed call", call=True), signal("x", deleted=True),
                                    signal("No!")], [("2023-06-12 14:05", "Ada", "No!")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("messages", "expected"), [row[1:] for row in SIGNAL], ids=[row[0] for row in SIGNAL]
)
def test_signal_export(messages: list[object], expected: list[tuple[str, str, str]]) -> None:
    (part,) = read("\n".join(map(json.dumps, messages)).encode())
    assert said(part) == expected


def test_what_signal_s_own_database_holds() -> None:
    stored = {"conversationId": "c", "sent_at": 1686578709000}
    own = stored | {"type": "outgoing", "body": "No!", "quote": {"text": "It burnt."}}
    theirs = stored | {"type": "incoming", "source": "+447700900123", "body": "It burnt."}
    notice = stored | {"type": "group-v2-change", "body": ""}
    (part,) = read([theirs, notice, own])
    assert said(part) == [
        ("2023-06-12 14:05", "+447700900123", "It burnt."), ("2023-06-12 14:05", "You", "No!")
    ]  # fmt: skip


def test_meta_gives_the_last_message_first_and_its_letters_byte_by_byte() -> None:
    def message(sender: str, ms: int, content: str) -> dict[str, object]:
        return {"sender_name": sender, "timestamp_ms": ms, "content": content}

    burnt = "Die Mühle brannte…".encode().decode("latin-1")
    (part,) = read({"participants": [{"name": "Ada"}], "title": "Mill", "messages": [
        message("Bo", 1686578769000, "Liked a message"), message("Bo", 1686578768000, "No!"),
        message("Ada", 1686578709000, burnt)]})  # fmt: skip
    assert said(part) == [
        ("2023-06-12 14:05", "Ada", "Die Mühle brannte…"), ("2023-06-12 14:06", "Bo", "No!")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [b"{}", b"[]", b"7", b"", b"{", b"[" * 100_000, b'{"messages": []}', b'[{"id": 1}]',
     b'{"name": "onrecord", "dependencies": {}}', b'{"messages": [{"role": "user"}]}',
     b'{"guild": 1}', b"\xff\xfe"],
)  # fmt: skip
def test_other_json_is_refused_with_a_line_that_says_what_is_read(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="JSON of a kind|no JSON that can|too deeply"):
        read(content)


def test_a_chat_in_which_nobody_wrote_anything_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no message that somebody wrote"):
        read(CHAT | {"messages": [telegram(type="service")]})


ODD = [
    CHAT | {"messages": [telegram(text=7), telegram(text=[7, None, {"text": 7}]), 7, telegram(
        text="It burnt.", date="x", date_unixtime=1e99, **{"from": 7})]},
    {"guild": 7, "channel": [], "messages": [discord("It burnt.", author=7, timestamp=7)]},
    [signal("It burnt.") | {"date": None, "sender": None}],
    [{"conversationId": 1, "type": "incoming", "sent_at": 10**40, "body": "It burnt."}],
    {"messages": [{"sender_name": 7, "timestamp_ms": "x", "content": "It burnt."}]},
    [{"type": "message", "ts": "x", "text": "It burnt.", "attachments": 7}],
]  # fmt: skip


@pytest.mark.parametrize("export", ODD)
def test_fields_of_another_kind_cost_no_message(export: object) -> None:
    (part,) = read(export)
    assert part.extraction.text == "– It burnt."
    assert [each.value for each in part.extraction.landmarks] in (["undated"], ["1970-01-01 00:00"])
