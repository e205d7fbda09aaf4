"""Text → its lines, as the rules for boilerplate look at them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Noise

_ENDS_LIKE_A_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it: `text[start:end]`, without the blanks at its end."""

    start: int
    end: int
    text: str  # what is left without glosses and without blanks around it
    gap: int  # empty lines above it; 1 above the first
    glossed: bool = False  # whether a gloss was left out

    @property
    def words(self) -> int:
        """How many words the line has."""
        return len(self.text.split())

    @property
    def finished(self) -> bool:
        """Whether it ends as a sentence ends."""
        return bool(_ENDS_LIKE_A_SENTENCE.search(self.text, max(len(self.text) - 8, 0)))


def split_lines(text: str, glosses: Sequence[Noise] = ()) -> tuple[Line, ...]:
    r"""Return the lines of `text` that are not empty, in order.

    >>> [(line.text, line.gap) for line in split_lines("One.\n\n  Two\nThree")]
    [('One.', 1), ('Two', 1), ('Three', 0)]
    """
    lines = []
    position, gap, waiting = 0, 1, 0
    for whole in text.split("\n"):
        start, position = position, position + len(whole) + 1
        if not (visible := whole.rstrip()):
            gap += 1
            continue
        end = start + len(visible)
        inside = []
        while waiting < len(glosses) and glosses[waiting].start < end:
            inside.append(glosses[waiting])
            waiting += 1
        kept = _without(text, start, end, inside) if inside else visible
        lines.append(Line(start, end, kept.strip(), gap, bool(inside)))
        gap = 0
    return tuple(lines)


def _without(text: str, start: int, end: int, glosses: Sequence[Noise]) -> str:
    starts = [start, *(gloss.end for gloss in glosses)]
    ends = [*(gloss.start for gloss in glosses), end]
    return " ".join(text[first:last] for first, last in zip(starts, ends, strict=True))
