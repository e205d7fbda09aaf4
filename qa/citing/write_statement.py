"""Who said the words of an excerpt → one line: as printed, how, and how that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.reply import Spoken

UNKNOWN = "speaker not stated"


def write_statement(spoken: Spoken) -> str:
    """Return the line that stands with a statement, in plain words."""
    parts = [_who(spoken), _how(spoken)]
    if spoken.reporter:
        parts.append(f"according to {spoken.reporter}")
    if spoken.certainty == "inferred":
        parts.append(f"inferred: {spoken.reason}")
    elif spoken.reason:
        parts.append(spoken.reason)
    if spoken.same_as:
        parts.append("the same words: " + ", ".join(f"[{number}]" for number in spoken.same_as))
    return " · ".join(parts)


def _who(spoken: Spoken) -> str:
    printed = spoken.printed.reading if spoken.printed else ""
    if spoken.speaker is None:
        return f"{UNKNOWN} (printed: “{printed}”)" if printed else UNKNOWN
    if printed in ("", spoken.speaker):
        return spoken.speaker
    return f"{spoken.speaker} (printed: “{printed}”)"


def _how(spoken: Spoken) -> str:
    if spoken.certainty == "authored":
        return "in the speaker's own words"
    manner = "quoted" if spoken.direct else "reported"
    return f"{manner}, “{spoken.cue.reading}”" if spoken.cue else manner
