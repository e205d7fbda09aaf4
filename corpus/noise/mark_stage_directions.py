"""Find what a transcript or a chat notes beside what is said: times, "(Applause)", who joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import Noise
from corpus.turns.find_messages import find_messages
from corpus.turns.find_turns import find_turns
from corpus.turns.turn_layouts import MADE_BY, TIME_ALONE

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEARD = (
    r"applause|laughter|laughs?|laughing|chuckles?|chuckling|giggles?|crosstalk|cross[- ]talk|"
    r"inaudible|indistinct|indiscernible|unintelligible|music|musical|cheers?|cheering|boos?|booing|"
    r"pause|pauses|silence|sighs?|gasps?|coughs?|coughing|whistles?|whistling|interjections?|"
    r"interruptions?|interrupting|overlapping|off[- ]?mic(?:rophone)?|background|noise|"
    r"foreign language|jingle|gavel|bell|sobs?|crying|phonetic|blank_audio|no audio|static"
)
_WITH = (
    r"and|more|loud|brief|long|short|prolonged|general|in|the|a|of|from|audience|crowd|speech|"
    r"conversation|both|all|voices|soft|upbeat|dramatic|theme|playing|plays|continues|speaking|"
    r"speakers?|renewed|great|sustained|standing|ovation|rings|raps|spoken|ph|off|on|\d+"
)
_PARTED = r"[\s,;.:&-]*"
_NOTED = re.compile(
    rf"[\[(]\s*(?:(?:{_WITH})\b{_PARTED})*(?:{_HEARD})\b(?:{_PARTED}(?:{_HEARD}|{_WITH})\b)*"
    r"[\s.!]*[\])]|[♪♫♬](?:[^♪♫♬\n]{0,200}[♪♫♬])?",
    re.IGNORECASE,
)
_TIME = re.compile(r"[\[(]\s*\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?\s*[\])]")


def mark_stage_directions(text: str) -> Iterator[Noise]:
    """Yield what is noted of sounds, in a transcript the times and repeated names, and in a chat
    the times, notices and what stands in place of pictures.

    >>> text = "We will build it. (Applause.) And we (the council) will pay [inaudible 00:12] it."
    >>> [text[noise.start : noise.end] for noise in mark_stage_directions(text)]
    ['(Applause.)', '[inaudible 00:12]']
    """
    for found in _NOTED.finditer(text):
        yield Noise(*found.span(), "boilerplate")
    for start, end in find_messages(text).noise:
        yield Noise(start, end, "boilerplate")
    turns = find_turns(text)
    for pattern in (MADE_BY, TIME_ALONE) if turns else ():
        yield from (Noise(*found.span(), "boilerplate") for found in pattern.finditer(text))
    before = ""
    for turn in turns:
        name = text[turn.start : turn.end]
        if turn.stamped and name == before:
            yield Noise(turn.begins, turn.said, "boilerplate")
        elif turn.stamped:
            yield from _times(text, turn.begins, turn.start)
            yield from _times(text, turn.end, turn.cue if turn.cue >= 0 else turn.said)
        before = name
        for found in _TIME.finditer(text, turn.said, turn.stops):
            yield Noise(*found.span(), "boilerplate")


def _times(text: str, start: int, end: int) -> Iterator[Noise]:
    stripped = text[start:end].strip()
    if any(map(str.isdigit, stripped)):
        first = text.index(stripped, start)
        yield Noise(first, first + len(stripped), "boilerplate")
