"""The words that a reader of a Rich Text file sees, counted by a way of its own."""

from __future__ import annotations

import re

UNSEEN = (
    "fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr "
    "footerf fldinst listtext pntext objdata objclass objname themedata datastore nonshppict "
    "shprslt xe tc latentstyles txe rxe sp annotation upr bkmkstart bkmkend ftnsep nonesttables mmathPr"
).split()
SEEN = {"shpinst", "shptxt", "do", "dptxbxtext", "ud", "shpgrp"}
BREAKS = {"par", "line", "sect", "page", "column", "row", "cell", "nestcell", "nestrow", "footnote",
          "tab", "emspace", "enspace", "shptxt", "pard", "fldrslt"}  # fmt: skip
SIGNS = {"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
         "rdblquote": "”", "bullet": "•", "~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}",
         "\n": "\n", "\r": "\n"}  # fmt: skip
PAGES = {"204": "cp1251", "238": "cp1250", "161": "cp1253", "162": "cp1254", "177": "cp1255",
         "178": "cp1256", "186": "cp1257", "222": "cp874", "128": "cp932", "129": "cp949",
         "134": "gbk", "136": "big5", "77": "mac_roman"}  # fmt: skip

_PIECE = re.compile(
    r"\{\s*(?:\\\*\s*)?(?:\\([a-zA-Z]+)(-?\d+)? ?)?|(\})|((?:\\'[0-9a-fA-F]{2})+)|\\u(-?\d+) ?"
    r"|\\([a-zA-Z]+)(-?\d+)? ?|\\([^a-zA-Z'])|([^\\{}\r\n]+)"
)
_FONT = re.compile(r"\\f(\d+)\b(?:[^;{}]|\{[^{}]*\})*?\\fcharset(\d+)")
_BINARY = re.compile(rb"\\bin(\d+) ?")


def visible_words_rtf(content: bytes) -> str:
    """Return the words of text, text boxes and notes.

    Without what is deleted, hidden, struck out or an instruction; raised numbers stand apart by
    blanks. "" for no Rich Text.
    """
    if not content.lstrip().startswith(b"{\\rtf"):
        return ""
    text = _without_binary(content).decode("latin-1")
    named = re.search(r"\\ansicpg(\d+)", text[:2000])
    words = _Words(_known(f"cp{named[1]}" if named else "cp1252"), dict(_FONT.findall(text)))
    for piece in _PIECE.finditer(text):
        words.take(piece)
    return "".join(words.pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _without_binary(content: bytes) -> bytes:
    kept, place = [], 0
    for match in _BINARY.finditer(content):
        if match.start() >= place:
            kept.append(content[place : match.start()])
            place = match.end() + int(match[1])
    return b"".join([*kept, content[place:]])


def _known(page: str) -> str:
    try:
        return "".encode(page) and page or page
    except LookupError:
        return {"cp10000": "mac_roman", "cp936": "gbk", "cp65001": "utf-8"}.get(page, "cp1252")


class _Words:
    def __init__(self, page: str, fonts: dict[str, str]) -> None:
        self.pieces: list[str] = []
        self._page, self._fonts = page, fonts
        # Whether words are seen, struck out, raised; the code page; characters that stand in.
        self._states: list[tuple[bool, bool, bool, str, int]] = [(True, False, False, page, 1)]
        self._skip = 0

    def take(self, piece: re.Match[str]) -> None:
        opened, number, closed, codes, unit, word, value, symbol, text = piece.groups()
        if piece[0].startswith("{"):
            self._skip = 0
            self._states.append(self._states[-1])
            optional = "\\*" in piece[0]
            if opened in UNSEEN or (optional and opened not in SEEN):
                self._change(seen=False)
            elif opened:
                self._word(opened, number)
        elif closed:
            self._skip = 0
            self._states = self._states[:-1] or self._states
        elif codes:
            data = bytes.fromhex(codes.replace("\\'", ""))
            cut, self._skip = min(self._skip, len(data)), max(self._skip - len(data), 0)
            self._say(data[cut:].decode(self._states[-1][3], "replace"))
        elif unit:
            self._say(chr(int(unit) & 0xFFFF))
            self._skip = self._states[-1][4]
        elif word:
            self._skip = 0
            self._word(word, value)
        elif symbol:
            self._say(SIGNS.get(symbol, ""))
        elif text:
            cut, self._skip = min(self._skip, len(text)), max(self._skip - len(text), 0)
            self._say(text[cut:].encode("latin-1").decode(self._states[-1][3], "replace"))

    def _word(self, word: str, value: str | None) -> None:
        on = value != "0"
        if word == "ud":
            self._change(seen=self._states[-3][0] if len(self._states) > 2 else True)
        elif word in BREAKS:
            self._say("\n")
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif word in {"v", "deleted", "strike", "striked"}:
            self._change(struck=on)
        elif word in {"super", "up"}:
            self._change(raised=on)
        elif word == "nosupersub":
            self._change(raised=False)
        elif word == "plain":
            self._change(struck=False, raised=False)
        elif word == "f" and value:
            self._change(page=_known(PAGES.get(self._fonts.get(value, ""), self._page)))
        elif word == "uc" and value:
            self._change(stand_ins=int(value))

    def _change(self, **changed: object) -> None:
        names = ("seen", "struck", "raised", "page", "stand_ins")
        now = dict(zip(names, self._states[-1], strict=True)) | changed
        self._states[-1] = tuple(now[name] for name in names)  # type: ignore[assignment]

    def _say(self, text: str) -> None:
        seen, struck, raised, *_ = self._states[-1]
        if seen and not struck:
            self.pieces.append(f" {text} " if raised and re.search(r"\d", text) else text)
