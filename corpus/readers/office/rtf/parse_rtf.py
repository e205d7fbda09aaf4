"""A Rich Text file → its blocks, as pandoc has them, and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.readers.office import build_blocks
from corpus.readers.office.rtf.decode_rtf import (
    CHARSETS,
    FAMILIES,
    SYMBOL,
    SYMBOL_CHARSET,
    USUAL,
    code_page,
    decode_rtf,
)
from corpus.readers.office.rtf.rtf_state import (
    LOOKS,
    NO_LEVEL,
    Flow,
    Form,
    ParsedRtf,
    State,
    change_look,
)
from corpus.readers.office.rtf.rtf_words import (
    BOXES,
    BREAKS,
    CHARACTERS,
    LINES,
    NAMED,
    OPENED,
    SYMBOLS,
    UNSEEN,
)
from corpus.readers.office.rtf.split_rtf import Token, split_rtf

if TYPE_CHECKING:
    from corpus.readers.blocks.flatten_blocks import Element


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


class _Reading:
    def __init__(self) -> None:
        self._states = [State()]
        self._flows = [Flow(0)]
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
        self._form = Form()
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

    def _take_word(self, word: str, number: int | None, state: State) -> None:
        if self._opening and self._enter(word, state):
            return
        if word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word in BREAKS:
            self._break(word)
        elif word in LINES:
            self._add_inline({"t": "LineBreak"})
        elif word in LOOKS:
            change_look(state, word, number)
            if word == "plain":
                state.font = self._default_font
        elif word == "pard":
            state.level, state.style, state.in_table = NO_LEVEL, 0, False
        else:
            self._set(word, number, state)

    def _set(self, word: str, number: int | None, state: State) -> None:
        """What has a number."""
        value = number or 0
        if word == "uc":
            state.stand_ins = max(value, 0)
        elif word == "f":
            state.font = value
        elif word == "deff":
            self._default_font = state.font = value
        elif word in {"outlinelevel", "s", "intbl"}:
            self._set_paragraph(word, value, state)
        elif word in FAMILIES:
            self._usual = FAMILIES[word]
        elif word == "ansicpg":
            self._usual = code_page(value)
        elif state.to == "fonttbl":
            self._set_font(word, value, state)
        elif word in {"fftype", "ffres", "ffdefres"}:
            self._form.numbers[word] = value

    def _set_paragraph(self, word: str, value: int, state: State) -> None:
        if word == "intbl":
            state.in_table = True
        elif word == "s":
            state.style = value
            state.level = self._levels.get(value, state.level) if state.to == "text" else NO_LEVEL
        else:
            state.level = min(max(value, 0), NO_LEVEL)
            if state.to == "stylesheet":
                self._levels[state.style] = state.level

    def _set_font(self, word: str, value: int, state: State) -> None:
        """A font's code page; one that says nothing special has that of the file."""
        if state.font is None:
            return
        if word == "fcharset" and value == SYMBOL_CHARSET:
            self._fonts[state.font] = SYMBOL
        elif word == "fcharset" and value in CHARSETS:
            self._fonts[state.font] = CHARSETS[value]
        elif word == "cpg" and value:
            self._fonts.setdefault(state.font, code_page(value))

    def _enter(self, word: str, state: State) -> bool:
        """Whether the word that opens a group says what the group is."""
        if word in {"fonttbl", "stylesheet", "info"} or (word in NAMED and state.to == "info"):
            state.to = word
        elif word == "field":
            self._form = Form()
        elif word == "fldinst":
            state.to = "instruction"
            self._name = ""
        elif word == "fldrslt":
            self._show_form(state)
        elif word == "ffl" or (word == "formfield" and state.to == "instruction"):
            state.to = word
        elif word in BOXES and state.to in {"text", "shape"}:
            self._flows.append(Flow(len(self._states), is_note=word == "footnote"))
            hidden = state.hidden or state.deleted
            self._states[-1] = State(stand_ins=state.stand_ins, font=state.font, hidden=hidden)
        elif word in {"shpinst", "do", "shpgrp"} and state.to in {"text", "shape"}:
            state.to = "shape"
        elif word == "ud":
            state.to = self._states[-3].to if len(self._states) > 2 else state.to
        elif word in UNSEEN or (self._optional and word not in OPENED):
            state.to = "nowhere"
        else:
            return False
        return True

    def _show_form(self, state: State) -> None:
        state.to = self._states[-2].to if len(self._states) > 1 else "text"
        self._add(self._form.shown())
        self._form = Form()

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
            self._form.entries.append(text)
        elif state.to == "stylesheet":
            heading = _HEADING.match(text)
            if heading:
                self._levels[state.style] = int(heading[1]) - 1

    def _add_inline(self, inline: Element) -> None:
        state = self._states[-1]
        if state.to == "text" and not (state.hidden or state.struck or state.deleted):
            self._flows[-1].line.append(inline)


_SYMBOL = re.compile(r"\s*SYMBOL\s+(\d{1,3})\b", re.IGNORECASE)
_HEADING = re.compile(r"\s*heading ([1-9])\s*;", re.IGNORECASE)
