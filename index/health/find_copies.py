"""Sketches of documents → which documents are copies, or nearly copies, of which."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEARLY = 0.8
"""Share of common shingles: the same article with another headline or a paragraph more."""

BANDS = 32
"""Sketches are compared when they agree in all four places of one of 32 bands: at 0.8 that
is all but certain, at 0.3 one in four."""

MOST = 50  # documents alike in one band: beyond that each is compared with the first of them


@dataclass(frozen=True, slots=True)
class Copy:
    """The document of this number is as like as `likeness` (0 to 1) to an earlier one."""

    of: int
    likeness: float


def find_copies(sketches: NDArray[np.uint32]) -> dict[int, Copy]:
    """Return document → the earlier document that it is most like, for those that are."""
    best: dict[int, Copy] = {}
    for later, earlier in sorted(_candidates(sketches)):
        likeness = float((sketches[later] == sketches[earlier]).mean())
        if likeness >= NEARLY and (later not in best or likeness > best[later].likeness):
            best[later] = Copy(earlier, round(likeness, 2))
    return best


def _candidates(sketches: NDArray[np.uint32]) -> set[tuple[int, int]]:
    """(later, earlier) numbers of documents that agree in a band."""
    pairs: set[tuple[int, int]] = set()
    for band in np.split(sketches, BANDS, axis=1) if len(sketches) else ():
        alike = defaultdict(list)
        for number, part in enumerate(band):
            alike[part.tobytes()].append(number)
        for numbers in alike.values():
            for place, later in enumerate(numbers[1:], 1):
                pairs.update((later, earlier) for earlier in numbers[: min(place, MOST)])
    return pairs
