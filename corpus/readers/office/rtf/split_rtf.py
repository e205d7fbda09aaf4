"""The bytes of an RTF file → its tokens (Rich Text Format Specification 1.9.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["open", "close", "word", "symbol", "byte", "bytes"]


@dataclass(frozen=True, slots=True)
class Token:
    """`word` and `number` are those of a control word, `word` that of a control symbol; `data`
    are the bytes of text, or the one that is written as its number.
    """

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    rb"|\\(?P<word>[A-Za-z]{1,40})(?P<number>-?\d{1,12})? ?"
    rb"|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<bytes>[^\\{}\r\n]+)"
    rb"|[\r\n]+|\\",
    re.DOTALL,
)


def split_rtf(content: bytes) -> Iterator[Token]:
    """Yield the tokens of an RTF file; binary data, of which there are no words, are left out."""
    place = 0
    while True:
        match = _TOKEN.match(content, place)
        if match is None:
            return
        place = match.end()
        kind = match.lastgroup
        if kind in {"open", "close"}:
            yield Token("open" if kind == "open" else "close")
        elif match["byte"]:
            yield Token("byte", data=bytes([int(match["byte"], 16)]))
        elif match["word"]:
            number = int(match["number"]) if match["number"] else None
            word = match["word"].decode("ascii")
            if word == "bin":
                place += max(number or 0, 0)
            else:
                yield Token("word", word, number)
        elif match["symbol"]:
            yield Token("symbol", match["symbol"].decode("latin-1"))
        elif match["bytes"]:
            yield Token("bytes", data=match["bytes"])
