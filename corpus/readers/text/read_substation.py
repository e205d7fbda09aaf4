"""SubStation Alpha (.ass, .ssa) → who says what, as from other captions.

The format is that of "SubStation Alpha v4.00+ Script Format": a section [Events], its columns in a
line "Format:", and an event a line "Dialogue:", whose last column is the text.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.text.read_captions import Cue, read_cues
from corpus.readers.text.read_text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.source import Extraction

_SECTION = re.compile(r"^[^\S\n]*\[([^\]\n]+)\][^\S\n]*$", re.MULTILINE)
_LINE = re.compile(r"^[^\S\n]*(Format|Dialogue)[^\S\n]*:[^\S\n]*([^\n]*)$", re.MULTILINE)
_COLUMNS = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
_SPEAKERS = ("name", "actor")  # SSA v4 and Aegisub call the column by either
_OVERRIDE = re.compile(r"\{[^{}]*\}")
_DRAWN = re.compile(r"\{[^{}]*\\p[1-9][^{}]*\}.*?(?=\{[^{}]*\\p0|$)", re.DOTALL)
_BREAK = re.compile(r"\\[Nn]")


def read_substation(content: bytes) -> Extraction:
    r"""Return the text of the dialogue; a line's speaker is its column "Name".

    Comments, drawings and styles are left out; what several layers show at once is there once.
    Raises UnreadableError where there is no dialogue.

    >>> said = "Dialogue: 0,0:00:01.00,0:00:02.00,Default,Ada,0,0,0,,It {\\i1}burnt{\\i0},\\Nall."
    >>> read_substation(f"[Events]\nFormat: {_COLUMNS}\n{said}\n".encode()).text
    'Ada: It burnt, all.'
    """
    text = decode(content).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    shown = sorted(dict.fromkeys(_dialogue(text)), key=lambda cue: cue.start)
    if not shown:
        raise UnreadableError(Message(Key.NO_DIALOGUE))
    return read_cues(shown)


def _dialogue(text: str) -> Iterator[Cue]:
    columns = _names(_COLUMNS)
    for kind, value in _LINE.findall(_events(text)):
        if kind == "Format":
            columns = _names(value)
            continue
        cells = value.split(",", max(len(columns) - 1, 0))
        line = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
        words = _words(line.get("text", ""))
        start, end = _seconds(line.get("start", "")), _seconds(line.get("end", ""))
        if words and start is not None and end is not None:
            name = next(filter(None, map(line.get, _SPEAKERS)), "")
            voice = f"<v {html.escape(name)}>" if name.strip() else ""
            yield Cue(start, end, (f"{voice}{html.escape(words, quote=False)}",))


def _events(text: str) -> str:
    """What stands in the section [Events], the whole text where no section is named."""
    sections = [*_SECTION.finditer(text)]
    for number, section in enumerate(sections):
        if section[1].strip().casefold() == "events":
            following = sections[number + 1 : number + 2]
            return text[section.end() : following[0].start() if following else None]
    return "" if sections else text


def _names(columns: str) -> list[str]:
    return [each.strip().casefold() for each in columns.split(",")]


def _words(text: str) -> str:
    """A text as it is shown: without override codes and drawings, on one line."""
    shown = _BREAK.sub(" ", _OVERRIDE.sub("", _DRAWN.sub("", text)))
    return " ".join(shown.replace("\\h", " ").split())


def _seconds(clock: str) -> float | None:
    """Seconds of "0:01:02.03" (hours, hundredths)."""
    found = re.fullmatch(r"(\d{1,3}):(\d{1,2}):(\d{1,2}(?:[.,:]\d{1,3})?)", clock)
    if found is None:
        return None
    seconds = float(re.sub(r"[,:]", ".", found[3]))
    return int(found[1]) * 3600 + int(found[2]) * 60 + seconds
