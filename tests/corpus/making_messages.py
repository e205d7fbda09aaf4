"""Makes captions with styles, chats and Outlook's messages for the tests, by hand."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from tests.corpus.readers.mail.making_outlook import compound_file, message

if TYPE_CHECKING:
    from pathlib import Path

    from tests.corpus.made_text import Made


def write_substation(made: Made, file: Path) -> None:
    """A cue of eight seconds every ten for each line, as Aegisub writes it."""
    columns = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
    lines = ["[Script Info]", "ScriptType: v4.00+", "", "[Events]", columns]
    for number, line in enumerate(made.lines):
        start, end = (f"0:{s // 60:02}:{s % 60:02}.00" for s in (10 * number, 10 * number + 8))
        shown = r"\N".join(textwrap.wrap(line, 40))
        lines.append(f"Dialogue: 0,{start},{end},Default,,0,0,0,,{{\\i1}}{shown}")
    file.write_text("\n".join(lines), encoding="utf-8-sig")


def write_telegram(made: Made, file: Path) -> None:
    """A message a minute for each line, as Telegram Desktop exports them."""
    messages = [
        {"id": n, "type": "message", "date": f"2023-06-12T{n // 60:02}:{n % 60:02}:09",
         "from": "Ana Ruiz", "from_id": "user1", "text": ["", {"type": "bold", "text": line}]}
        for n, line in enumerate(made.lines)
    ]  # fmt: skip
    chat = {"name": made.title, "type": "private_group", "id": 1, "messages": messages}
    file.write_text(json.dumps(chat, ensure_ascii=False), encoding="utf-8")


def write_outlook(made: Made, file: Path) -> None:
    """A message of Ana Ruiz, as Outlook saves it."""
    texts: dict[str, str | bytes] = {
        "001A": "IPM.Note", "0037": made.title, "0042": "Ana Ruiz", "5D02": "ana@wend.example",
        "1000": "\r\n\r\n".join(made.lines),
    }  # fmt: skip
    file.write_bytes(compound_file(message(texts, {0x0039: 132012000000000000})))
