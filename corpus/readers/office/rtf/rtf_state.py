"""What holds while Rich Text is read, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.readers.office import build_blocks

if TYPE_CHECKING:
    from corpus.readers.blocks.flatten_blocks import Element

NO_LEVEL = 9  # of an outline: that of words which are no heading


@dataclass(frozen=True, slots=True)
class ParsedRtf:
    """A text as blocks; `facts` are what its properties say."""

    blocks: list[Element]
    facts: dict[str, str]


@dataclass(slots=True)
class State:
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
class Flow:
    """A text in the making: the whole one, a note's or a box's."""

    depth: int
    is_note: bool = False
    blocks: list[Element] = field(default_factory=list)
    line: list[Element] = field(default_factory=list)
    behind: list[Element] = field(default_factory=list)

    def end_paragraph(self, level: int) -> None:
        """Begin a new line; the one before was a heading where `level` is that of one."""
        if self.line:
            is_heading = level < NO_LEVEL
            self.blocks.append(build_blocks.heading(level + 1, self.line) if is_heading
                               else build_blocks.paragraph(self.line))  # fmt: skip
        self.blocks += self.behind
        self.line, self.behind = [], []


@dataclass(slots=True)
class Form:
    """A field of a form: its `numbers` by name, and the `entries` one can choose from."""

    numbers: dict[str, int] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)

    def shown(self) -> str:
        """Return whether it is ticked, or which entry is chosen; "" for one of words."""
        chosen = self.numbers.get("ffres", UNSET)
        chosen = self.numbers.get("ffdefres", 0) if chosen == UNSET else chosen
        kind = self.numbers.get("fftype")
        if kind == TICK_BOX:
            return "☒" if chosen else "☐"
        if kind == DROP_DOWN and 0 <= chosen < len(self.entries):
            return self.entries[chosen].strip()
        return ""


TICK_BOX, DROP_DOWN = 1, 2  # kinds of fields
UNSET = 25  # what a field says that was never filled in

LOOKS = frozenset({"super", "sub", "nosupersub", "up", "dn", "strike", "striked", "v", "deleted",
                   "plain"})  # fmt: skip
"""Words that say how words look."""


def change_look(state: State, word: str, number: int | None) -> None:
    """Change `state` as one of `LOOKS` says; with the number 0 it ends what it began."""
    on = number != 0
    if word in {"strike", "striked"}:
        state.struck = on
    elif word == "v":
        state.hidden = on
    elif word == "deleted":
        state.deleted = on
    elif word in {"super", "up"}:
        state.place = "Superscript" if on else "Str"
    elif word in {"sub", "dn"}:
        state.place = "Subscript" if on else "Str"
    else:
        state.place = "Str"
    if word == "plain":
        state.struck = state.hidden = state.deleted = False
