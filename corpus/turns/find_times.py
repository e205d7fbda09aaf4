"""The times that a chat or a transcript prints → where in its text each stands."""

from __future__ import annotations

from corpus.document import Landmark
from corpus.turns.find_messages import find_messages
from corpus.turns.find_turns import find_turns
from corpus.turns.turn_layouts import TIME, TIME_ALONE

_TIMED = 0.5  # share of turns with a time, from which times tell where in the text a place is


def find_times(text: str) -> tuple[Landmark, ...]:
    """Return where in a chat or a transcript a time is printed, and the time as it stands there;
    none where most turns have none.
    """
    chat = find_messages(text)
    if chat.posted:
        return tuple(
            Landmark(each.begins, "time", text[start:end])
            for each, (start, end) in zip(chat.posted, chat.times, strict=True)
        )
    turns = find_turns(text)
    stamped = [each for each in turns if each.stamped]
    if len(stamped) < _TIMED * len(turns):
        alone = TIME_ALONE.finditer(text)
        return tuple(Landmark(each.start(), "time", each["time"]) for each in alone)
    beside = (f"{text[e.begins : e.start]} {text[e.end : e.said]}" for e in stamped)
    found = zip(stamped, map(TIME.search, beside), strict=True)
    return tuple(
        Landmark(e.begins, "time", time[0].split("-->")[0].strip("[]()<> "))
        for e, time in found
        if time
    )
