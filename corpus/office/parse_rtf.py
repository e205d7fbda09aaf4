"""A Rich Text file → its blocks, as pandoc has them, and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.office import build_blocks
from corpus.office.decode_rtf import (
    CHARSETS,
    FAMILIES,
    SYMBOL,
    SYMBOL_CHARSET,
    USUAL,
    code_page,
    decode_rtf,
)
from corpus.office.rtf_words import (
    BOXES,
    BREAKS,
    CHARACTERS,
    LINES,
    NAMED,
    OPENED,
    SYMBOLS,
    UNSEEN,
)
from corpus.office.split_rtf import Token, split_rtf

if TYPE_CHECKING:
    from corpus.flatten_blocks import Element

NO_LEVEL = 9  # of an outline: that of words which are no heading
RAISED_BY = 6  # half points, where a word says that it is raised and not by how much


@dataclass(frozen=True, slots=True)
class ParsedRtf:
    """A text as blocks; `facts` are what its properties say."""

    blocks: list[Element]
    facts: dict[str, str]


def parse_rtf(content: bytes) -> ParsedRtf:
    """Return the text of an .rtf file: what is deleted, hidden or struck out is left out.

    Text boxes stand behind the paragraph in which they are anchored; a row of a table is a
    paragraph, with tabs between its cells. Raises ValueError for what is no such file.
    """
    if not content.lstrip().startswith(b"{\\rtf"):
        raise ValueError("it does not begin as one")
    reading = _Reading()
    for token in split_rtf(content.lstrip()):
        reading.take(token)
        if reading.is_over:
            break
    return reading.finish()


@dataclass(slots=True)
class _State:
    """What holds in a group until it ends."""

    to: str = "text"  # where words go: the text, the name of a table or property, or nowhere
    stand_ins: int = 1  # characters behind one of Unicode that stand in for it
    font: int | None = None
    hidden: bool = False
    struck: bool = False
    deleted: bool = False
    place: str = "Str"
    level: int = NO_LEVEL
    style: int = 0
    in_table: bool = False


@dataclass(slots=True)
class _Flow:
    """A text in the making: the whole one, a note's or a box's."""

    depth: int
    is_note: bool = False
    blocks: list[Element] = field(default_factory=list)
    line: list[Element] = field(default_factory=list)
    behind: list[Element] = field(default_factory=list)

    def end_paragraph(self, level: int) -> None:
        if self.line:
            is_heading = level < NO_LEVEL
            self.blocks.append(build_blocks.heading(level + 1, self.line) if is_heading
                               else build_blocks.paragraph(self.line))  # fmt: skip
        self.blocks += self.behind
        self.line, self.behind = [], []


class _Reading:
    def __init__(self) -> None:
        self._states = [_State()]
        self._flows = [_Flow(0)]
        self._facts: dict[str, str] = {}
        self._usual = USUAL
        self._fonts: dict[int, str] = {}
        self._levels: dict[int, int] = {}  # of the styles that are headings
        self._default_font: int | None = None
        self._bytes = b""
        self._high = 0  # the first half of a character beyond U+FFFF
        self._left_out = 0  # stand-ins still to come
        self._opening = False  # whether a group has just begun
        self._optional = False  # whether "\*" has just been there
        self._name = ""
        self._form: dict[str, int] = {}
        self._entries: list[str] = []
        self.is_over = False

    def finish(self) -> ParsedRtf:
        self._flush()
        while self._flows:
            self._end_flow()
        return ParsedRtf(self._done.blocks, {k: v.strip() for k, v in self._facts.items()})

    def take(self, token: Token) -> None:
        state = self._states[-1]
        if token.kind in {"byte", "bytes"}:
            self._take_bytes(token.data)
            return
        self._flush()
        if token.kind == "open":
            self._states.append(replace(state))
            self._opening, self._optional, self._left_out = True, False, 0
            return
        if token.kind == "close":
            self._close()
            return
        if token.kind == "symbol":
            self._take_symbol(token.word)
        elif token.word == "u":
            self._take_unicode(token.number or 0)
        else:
            self._left_out = 0
            self._take_word(token.word, token.number, state)
        self._opening = self._opening and token.word == "*"

    def _take_bytes(self, data: bytes) -> None:
        self._opening = False
        left_out = min(self._left_out, len(data))
        self._left_out -= left_out
        self._bytes += data[left_out:]

    def _take_symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._optional = True
        elif self._left_out:
            self._left_out -= 1
        elif symbol in "\r\n":
            self._break("par")
        elif symbol in SYMBOLS:
            self._add(SYMBOLS[symbol])

    def _take_unicode(self, number: int) -> None:
        unit = number & 0xFFFF if -0x8000 <= number <= 0xFFFF else number
        self._left_out = self._states[-1].stand_ins
        if 0xD800 <= unit < 0xDC00:
            self._high = unit
        elif 0xDC00 <= unit < 0xE000:
            if self._high:
                self._add(chr(0x10000 + ((self._high - 0xD800) << 10) + unit - 0xDC00))
            self._high = 0
        elif 0x20 <= unit < 0x110000:
            symbol = 0xF020 <= unit < 0xF100 and self._encoding() == SYMBOL
            self._add(decode_rtf(bytes([unit - 0xF000]), SYMBOL) if symbol else chr(unit))

    def _take_word(self, word: str, number: int | None, state: _State) -> None:
        if self._opening and self._enter(word, state):
            return
        on = number != 0
        if word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word in BREAKS:
            self._break(word)
        elif word in LINES:
            self._add_inline({"t": "LineBreak"})
        elif word in {"super", "sub", "nosupersub", "up", "dn"}:
            self._move(word, number, state)
        elif word in {"strike", "striked"}:
            state.struck = on
        elif word == "v":
            state.hidden = on
        elif word == "deleted":
            state.deleted = on
        elif word == "plain":
            state.struck = state.hidden = state.deleted = False
            state.place, state.font = "Str", self._default_font
        elif word == "pard":
            state.level, state.style, state.in_table = NO_LEVEL, 0, False
        else:
            self._set(word, number, state)

    def _set(self, word: str, number: int | None, state: _State) -> None:
        """What has a number."""
        value = number or 0
        if word == "uc":
            state.stand_ins = max(value, 0)
        elif word == "f":
            state.font = value
        elif word == "deff":
            self._default_font = state.font = value
        elif word == "outlinelevel":
            state.level = min(max(value, 0), NO_LEVEL)
            if state.to == "stylesheet":
                self._levels[state.style] = state.level
        elif word == "s":
            state.style = value
            state.level = self._levels.get(value, state.level) if state.to == "text" else NO_LEVEL
        elif word == "intbl":
            state.in_table = True
        elif word in FAMILIES:
            self._usual = FAMILIES[word]
        elif word == "ansicpg":
            self._usual = code_page(value)
        elif state.to == "fonttbl" and state.font is not None:
            if word == "fcharset" and (value in CHARSETS or value == SYMBOL_CHARSET):
                self._fonts[state.font] = SYMBOL if value == SYMBOL_CHARSET else CHARSETS[value]
            elif word == "cpg" and value:
                self._fonts.setdefault(state.font, code_page(value))
        elif word in {"fftype", "ffres", "ffdefres"}:
            self._form[word] = value

    def _move(self, word: str, number: int | None, state: _State) -> None:
        by = RAISED_BY if number is None else number
        if word == "nosupersub" or (word in {"up", "dn"} and by == 0):
            state.place = "Str"
        elif word in {"super", "up"}:
            state.place = "Superscript" if number != 0 else "Str"
        else:
            state.place = "Subscript" if number != 0 else "Str"

    def _enter(self, word: str, state: _State) -> bool:
        """Whether the word that opens a group says what the group is."""
        if word in {"fonttbl", "stylesheet", "info", *NAMED}:
            state.to = word
        elif word == "field":
            self._form, self._entries = {}, []
        elif word == "fldinst":
            state.to = "instruction"
            self._name = ""
        elif word == "fldrslt":
            self._show_form(state)
        elif word == "ffl" or (word == "formfield" and state.to == "instruction"):
            state.to = word
        elif word in BOXES and state.to in {"text", "shape"}:
            self._flows.append(_Flow(len(self._states), is_note=word == "footnote"))
            hidden = state.hidden or state.deleted
            self._states[-1] = _State(stand_ins=state.stand_ins, font=state.font, hidden=hidden)
        elif word in {"shpinst", "do", "shpgrp"} and state.to in {"text", "shape"}:
            state.to = "shape"
        elif word == "ud":
            state.to = self._states[-3].to if len(self._states) > 2 else state.to
        elif word in UNSEEN or (self._optional and word not in OPENED):
            state.to = "nowhere"
        else:
            return False
        return True

    def _show_form(self, state: _State) -> None:
        """A box that is ticked or not, or the entry of a list that is chosen."""
        kind = self._form.get("fftype")
        chosen = self._form.get("ffres", UNSET)
        chosen = self._form.get("ffdefres", 0) if chosen == UNSET else chosen
        state.to = self._states[-2].to if len(self._states) > 1 else "text"
        if kind == TICK_BOX:
            self._add("☒" if chosen else "☐")
        elif kind == DROP_DOWN and 0 <= chosen < len(self._entries):
            self._add(self._entries[chosen].strip())
        self._form = {}

    def _close(self) -> None:
        closed = self._states.pop() if len(self._states) > 1 else self._states[0]
        self._left_out, self._opening, self._optional = 0, False, False
        if closed.to == "instruction" and self._states[-1].to != "instruction":
            self._show_symbol()
        while len(self._flows) > 1 and self._flows[-1].depth > len(self._states):
            self._end_flow(closed.level)
        self.is_over = len(self._states) == 1

    def _show_symbol(self) -> None:
        symbol = _SYMBOL.match(self._name)
        if symbol and int(symbol[1]) < 0x100:
            font = SYMBOL if "symbol" in self._name.lower().partition("\\f")[2] else self._usual
            self._add(decode_rtf(bytes([int(symbol[1])]), font))

    def _end_flow(self, level: int = NO_LEVEL) -> None:
        flow = self._done = self._flows.pop()
        flow.end_paragraph(level)
        if self._flows and flow.is_note:
            self._flows[-1].line.append(build_blocks.note(flow.blocks))
        elif self._flows:
            self._flows[-1].behind += flow.blocks

    def _break(self, word: str) -> None:
        state, flow = self._states[-1], self._flows[-1]
        if state.to != "text" or state.deleted:
            return
        if word == "par" and state.in_table:
            self._add(" ")
        else:
            flow.end_paragraph(NO_LEVEL if word == "row" else state.level)

    def _encoding(self) -> str:
        font = self._states[-1].font
        return self._usual if font is None else self._fonts.get(font, self._usual)

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes = self._bytes, b""
            self._add(decode_rtf(data, self._encoding()))

    def _add(self, text: str) -> None:
        state = self._states[-1]
        if state.to == "text":
            if not (state.hidden or state.struck or state.deleted):
                build_blocks.add_text(self._flows[-1].line, text, state.place)
        elif state.to in NAMED:
            self._facts[state.to] = self._facts.get(state.to, "") + text
        elif state.to == "instruction":
            self._name += text
        elif state.to == "ffl":
            self._entries.append(text)
        elif state.to == "stylesheet":
            heading = _HEADING.match(text)
            if heading:
                self._levels[state.style] = int(heading[1]) - 1

    def _add_inline(self, inline: Element) -> None:
        state = self._states[-1]
        if state.to == "text" and not (state.hidden or state.struck or state.deleted):
            self._flows[-1].line.append(inline)


TICK_BOX, DROP_DOWN = 1, 2  # kinds of fields in forms
UNSET = 25  # what a field says that was never filled in

_SYMBOL = re.compile(r"\s*SYMBOL\s+(\d{1,3})\b", re.IGNORECASE)
_HEADING = re.compile(r"\s*heading ([1-9])\s*;", re.IGNORECASE)
