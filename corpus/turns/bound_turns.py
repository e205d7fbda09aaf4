"""The lines that name who speaks → turns, each with the end of what is said."""

from __future__ import annotations

import re
from bisect import bisect_right
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.turns.recognise_speaker import name_in
from corpus.turns.turn_layouts import DIRECTION, HEADING, MADE_BY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.turns.turn_layouts import Layout

_SEVERAL = 0.3  # share of turns of several paragraphs from which the last one may have several
ENDS: Final = re.compile(r"[.?!…][\"'”’»)\]*_]*$|[-–—]+$")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_OVER = re.compile(
    r"^[^\S\n]*(?:[-*_=#~]{3,}|\[?\(?(?:the\s+)?end(?:s|ed)?(?:\s+of\b[^\n]{0,40})?[\])]?\.?"
    r"|(?:whereupon|copyright|©|transcri(?:bed|ption|pt)\s+(?:by|provided))\b[^\n]*)[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)


class Turn(NamedTuple):
    """`text[start:end]` names who speaks, `text[said:stops]` is what is said.

    `begins` is where the line begins, with a time or a mark before the name. `cue` is the
    place of the colon, dash or full stop behind the name; -1 where there is none. `name` is whom
    the format states this to be. `sent`: it is a message of a chat, whose sender is called just so.
    """

    begins: int
    start: int
    end: int
    cue: int
    said: int
    stops: int
    stamped: bool
    name: str = ""
    sent: bool = False


def bound_turns(
    lines: Sequence[re.Match[str]],
    text: str,
    layout: Layout,
    others: Sequence[int] = (),
    *,
    whole: bool = False,
) -> tuple[Turn, ...]:
    """The turns of these lines, each up to the next one or to one of `others`, which begin what
    is nobody's. `whole`: the last one goes on to the end, as the others do.
    """
    if not lines:
        return ()
    ends = [
        min([end, *others[bisect_right(others, line.start()) :][:1]])
        for line, end in zip(lines, [*(e.start() for e in lines[1:]), len(text)], strict=True)
    ]
    several = 0
    lined = layout.parted and _is_lined(text, lines, ends)
    found = []
    for number, (line, end) in enumerate(zip(lines, ends, strict=True)):
        stop = _stops(text, line.end(), end, layout, lined=lined)
        several += bool(_BLANK.search(text[line.end() : stop].strip()))
        if not whole and number == len(lines) - 1 and several < _SEVERAL * len(lines):
            blank = _BLANK.search(text, line.end(), stop)
            stop = blank.start() if blank else stop
        stop = line.end() + len(text[line.end() : stop].rstrip())
        if stop > line.end():
            found.append(_turn(line, stop))
    return tuple(found)


def _stops(text: str, said: int, end: int, layout: Layout, *, lined: bool) -> int:
    """Where a turn ends: before a heading, the end of the session, or a play's blank line."""
    patterns = (_OVER, HEADING, MADE_BY, *([_SCENE] if layout.parted else []))
    found = [pattern.search(text, said, end) for pattern in patterns]
    found += [_BLANK.search(text, said, end)] if layout.capitals and not lined else []
    return min([end, *(each.start() for each in found if each)])


_SCENE = re.compile(
    r"^[^\S\n]*(?:ACT|SCENE|Act|Scene|PROLOGUE|EPILOGUE|INT\.|EXT\.|FADE|CUT TO|THE END|FINIS)\b"
    r"[^\n]{0,80}$",
    re.MULTILINE,
)
_LINE = 80  # characters: verse, and lines of a page, are shorter
_UNENDED = 0.75  # share of paragraphs ending as sentences do, below which each is but a line


def _is_lined(text: str, lines: Sequence[re.Match[str]], ends: Sequence[int]) -> bool:
    """Whether blank lines stand between the lines of a speech, as where verse was a web page."""
    found = [
        each.strip()
        for line, end in zip(lines, ends, strict=True)
        for each in _BLANK.split(text[line.end() : end])
    ]
    said = [each for each in found if each and not DIRECTION.fullmatch(each)]
    ended = sum(bool(ENDS.search(each)) for each in said)
    return bool(said) and median(map(len, said)) <= _LINE and ended < _UNENDED * len(said)


def _turn(line: re.Match[str], stops: int) -> Turn:
    start, end = line.span("label")
    name = name_in(line["label"])
    place = line["label"].find(name)
    if place > 0 or line["label"][len(name) :].lstrip().startswith("("):
        start, end = start + place, start + place + len(name)
    cue = line.start("cue") if "cue" in line.re.groupindex else -1
    return Turn(line.start(), start, end, cue, line.end(), stops, is_stamped(line))


def is_stamped(line: re.Match[str]) -> bool:
    """Whether a time stands beside the name."""
    groups = line.groupdict()
    return bool(groups.get("time") or groups.get("later"))
