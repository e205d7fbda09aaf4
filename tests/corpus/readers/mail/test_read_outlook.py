"""Messages that Outlook saved are read as the same messages in mail."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from corpus.errors import UnreadableError
from corpus.readers.read_content import kind_of, read_content
from corpus.source import Failure, Part
from tests.corpus.readers.mail.making_outlook import Tree, compound_file, message

SENT = int((datetime(2023, 6, 12, 14, 5, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC))
           .total_seconds()) * 10**7  # fmt: skip
TEXTS: dict[str, str | bytes] = {
    "001A": "IPM.Note", "0037": "The mill", "0042": "Finch, Ada", "5D02": "ada@harrow.example",
    "1000": "It burnt down in one night.\r\n\r\nAda\r\n",
}  # fmt: skip


def read(tree: Tree, name: str = "a.msg") -> list[Part | Failure]:
    """The documents of a message."""
    return list(read_content(compound_file(tree), name))


def made(texts: dict[str, Any] | None = None, **more: Any) -> Tree:
    """A message with some of its texts changed."""
    return message({**TEXTS, **(texts or {})}, {0x0039: SENT}, **more)


def facts(part: Part | Failure) -> tuple[str, tuple[str, ...], str]:
    """Title, authors and day."""
    assert isinstance(part, Part)
    assert part.extraction.reference is not None
    return (part.extraction.reference.title, part.extraction.reference.authors,
            part.extraction.reference.issued)  # fmt: skip


MESSAGES = [
    ("Unicode", made({"1000": "It burnt — “all” of it. Мельница 🌾\r\n"}),
     "It burnt — “all” of it. Мельница 🌾"),
    ("in UTF-8, whatever it says", message({**TEXTS, "1000": "Die Mühle"}, {0x0039: SENT,
      0x3FFD: 1252}, encoding="utf-8"), "Die Mühle"),
    ("in a code page", message({**TEXTS, "1000": "Мельница"}, {0x0039: SENT, 0x3FFD: 1251},
                               encoding="cp1251"), "Мельница"),
    ("in that of its language", message({**TEXTS, "1000": "Мельница"}, {0x0039: SENT, 0x3FF1: 1049},
                                        encoding="cp1251"), "Мельница"),
    ("in Chinese", message({**TEXTS, "1000": "中文測試"}, {0x0039: SENT, 0x3FFD: 950},
                           encoding="cp950"), "中文測試"),
    ("no code page", message({**TEXTS, "1000": "Die Mühle"}, {0x0039: SENT}, encoding="cp1252"),
     "Die Mühle"),
    ("a page alone", message({**TEXTS, "1000": "", "1013": b"<p>Die <b>M\xfchle</b></p>"},
                             {0x0039: SENT, 0x3FDE: 1252}), "Die Mühle"),
    ("a page as text", made({"1000": "", "1013": "<p>Die Mühle</p>"}), "Die Mühle"),
    ("a page beside a stub", made({"1000": "See the page.", "1013": b"<p>The mill burnt down.</p>"
      b"<p>Nobody saw it in the night, and nobody heard of it.</p>"}),
     "The mill burnt down.\n\nNobody saw it in the night, and nobody heard of it."),
    ("long", made({"1000": "The mill burnt. " * 900}), ("The mill burnt. " * 900).strip()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tree", "text"), [row[1:] for row in MESSAGES], ids=[row[0] for row in MESSAGES]
)
def test_a_message_is_its_text_its_writer_and_its_day(tree: Tree, text: str) -> None:
    (part,) = read(tree)
    assert isinstance(part, Part)
    assert part.extraction.text.strip() == text
    assert facts(part) == ("The mill", ("Ada Finch",), "2023-06-12")


@pytest.mark.parametrize(
    ("texts", "numbers", "found"),
    [
        ({"5D02": "/O=HARROW/CN=RECIPIENTS/CN=ADA"}, {0x0039: SENT}, ("Ada Finch", "2023-06-12")),
        ({"0042": "", "5D02": ""}, {0x0E06: SENT}, ("", "2023-06-12")),
        ({"0042": ""}, {0x0039: 0}, ("ada@harrow.example", "")),
        ({"0042": "", "5D02": "", "0C1A": "Bo Marsh"}, {0x0039: 2**63}, ("Bo Marsh", "")),
        ({"0042": "", "5D02": "", "007D": "From: Bo <bo@b.example>\r\n"
          "Date: Mon, 12 Jun 2023 14:05:00 +0200\r\n"}, {}, ("Bo", "2023-06-12")),
    ],
)  # fmt: skip
def test_the_writer_and_the_day_are_what_is_stated(
    texts: dict[str, str], numbers: dict[int, int], found: tuple[str, str]
) -> None:
    (part,) = read(message({**TEXTS, **texts}, numbers))
    assert facts(part) == ("The mill", tuple(filter(None, found[:1])), found[1])


def test_what_is_quoted_is_its_writer_s() -> None:
    quoted = (
        "I doubt it.\r\n\r\nFrom: Bo Marsh\r\nSent: Sunday, June 11, 2023 9:14 AM\r\n"
        "To: Ada Finch\r\nSubject: The mill\r\n\r\nIt burnt down in one night.\r\n"
    )
    sent, other = read(made({"1000": quoted}))
    assert isinstance(other, Part)
    assert other.name == "quoted 1"
    assert other.extraction.text == "It burnt down in one night."
    assert facts(other) == ("The mill", ("Bo Marsh",), "2023-06-11")
    assert facts(sent)[1] == ("Ada Finch",)


def test_attached_files_and_messages_are_documents() -> None:
    inner = message({**TEXTS, "0037": "The fire", "0042": "Bo Marsh", "1000": "I saw it."},
                    {0x0039: SENT}, inner=24)  # fmt: skip
    files: Tree = {
        "__attach_version1.0_#00000000": message(
            {"3707": "plan of the mill.txt", "3701": b"The plan.", "370E": "text/plain"}, inner=8),
        "__attach_version1.0_#00000001": message(
            {"3001": "The fire"}, inner=8, files={"__substg1.0_3701000D": inner}),
        "__attach_version1.0_#00000002": message(
            {"3704": "LOGO.PNG", "3701": b"\x89PNG", "370E": "image/png", "3712": "l@x"}, inner=8),
        "__attach_version1.0_#00000003": message({"3707": "gone.txt"}, inner=8),
    }  # fmt: skip
    parts = read(made(files=files))
    assert [(e.name, e.extraction.text.strip()) for e in parts if isinstance(e, Part)] == [
        ("", "It burnt down in one night.\n\nAda"),
        ("plan of the mill.txt", "The plan."),
        ("attached message", "I saw it."),
    ]  # fmt: skip
    assert facts(parts[2]) == ("The fire", ("Bo Marsh",), "2023-06-12")
    assert len(parts) == 3


def test_a_message_is_known_by_its_content_and_other_old_files_are_not_messages() -> None:
    assert kind_of(compound_file(made()), "a.doc") == ".msg"
    with pytest.raises(UnreadableError, match="old Word file"):
        kind_of(compound_file({"WordDocument": b"\xec\xa5"}), "a.msg")


def test_mail_under_the_name_is_read_as_mail() -> None:
    (part,) = read_content(b"From: Ada <a@b.example>\nSubject: The mill\n\nIt burnt.\n", "a.msg")
    assert facts(part)[:2] == ("The mill", ("Ada",))


def test_a_damaged_or_empty_message_is_refused() -> None:
    whole = compound_file(made())
    name = "__properties_version1.0".encode("utf-16-le")
    with pytest.raises(UnreadableError, match="Outlook message"):
        list(read_content(whole[:512] + name, "a.msg"))
    with pytest.raises(UnreadableError, match="no text"):
        read(message({"0037": "The mill", "1000": ""}))
