"""What a Kindle keeps of what was marked on it ("My Clippings.txt"), in any of its languages.

The format is not documented; it is read as devices write it: the book, a line that begins with "-"
and says what it is and where, a blank line, the words, and a line of ten equal signs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.clippings.clipping import Clipping, group_clippings
from corpus.readers.text.read_text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.source import Part

_END = re.compile(r"^\s*={10}\s*$", re.MULTILINE)
_AUTHOR = re.compile(r"\s*\(((?:[^()]|\([^()]*\))*)\)\s*$")
_NUMBERS = r"(?P<first>[\divxlc]+)(?:\s*[-–]\s*(?P<last>[\divxlc]+))?"
_PAGE = re.compile(
    rf"(?:page|Seite|p[aá]gina|página|pagina|bladzijde|страни\w+|stron\w+|sayfa|sid[ae])\s*{_NUMBERS}"
    r"|第?\s*(?P<counted>\d+)\s*(?:页|頁|ページ)", re.IGNORECASE,
)  # fmt: skip
_LOCATION = re.compile(
    r"(?:location|loc\.|position|posici[oó]n|posizione|posição|locatie|emplacement|мест\w+|位置(?:No\.)?|位置)"
    rf"\s*(?:№|#|n[o°º]\.?)?\s*{_NUMBERS}", re.IGNORECASE,
)  # fmt: skip
_NOTE = re.compile(
    r"\b(?:note|notiz|nota|notitie|заметк\w+|anteckning|notatka)\b|笔记|筆記|メモ", re.IGNORECASE
)
_BOOKMARK = re.compile(
    r"\b(?:bookmark|lesezeichen|marcador|segnalibro|signet|bladwijzer|закладк\w+|zakładka)\b"
    r"|书签|書籤|ブックマーク", re.IGNORECASE,
)  # fmt: skip
_CUT = re.compile(r"^\s*<.{0,60}(?:limit|límite|limite|Limit).{0,60}>\s*$")


def read_kindle(content: bytes) -> Iterator[Part]:
    """Yield a document for each book (`group_clippings`). Raises UnreadableError."""
    text = read_text(content).text.replace("\r\n", "\n")
    parts = list(group_clippings(_clippings(text)))
    if not parts:
        raise UnreadableError(Message(Key.NO_TEXT))
    yield from parts


def _clippings(text: str) -> Iterator[Clipping]:
    for entry in _END.split(text):
        lines = [line.strip("\ufeff\u200b ") for line in entry.strip("\n\ufeff").split("\n")]
        if len(lines) < 3 or not lines[1].startswith("-"):
            continue
        words = "\n".join(lines[2:]).strip()
        kind = lines[1].split("|")[0]
        if not words or _BOOKMARK.search(kind) or _CUT.fullmatch(words):
            continue
        title, authors = _book(lines[0])
        yield Clipping(title, authors, words, _place(lines[1]), own=bool(_NOTE.search(kind)))


def _book(line: str) -> tuple[str, tuple[str, ...]]:
    """The title and the authors, who stand in brackets behind it: "Sinek, Simon;Roe, Ann"."""
    found = _AUTHOR.search(line)
    if not found or not line[: found.start()].strip():
        return line.strip(), ()
    named = [" ".join(reversed(name.split(", ", 1))).strip() for name in found[1].split(";")]
    return line[: found.start()].strip(), tuple(filter(None, named))


def _place(line: str) -> str:
    """The page, or else the location, of "- Your Highlight on page 12 | Location 340-342 | …"."""
    where = line.rpartition("|")[0] or line
    for name, pattern in (("page", _PAGE), ("location", _LOCATION)):
        found = pattern.search(where)
        if found:
            first = found["first"] or (found["counted"] if name == "page" else "")
            return f"{name} {first}–{found['last']}" if found["last"] else f"{name} {first}"
    return ""
