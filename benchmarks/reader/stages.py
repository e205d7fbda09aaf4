"""What the reader is taught in which order, and how fast."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.reader.read_judged import read_judged
from benchmarks.reader.read_news_groups import read_news_groups
from benchmarks.reader.read_public import read_public

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.reader.example import Group


@dataclass(frozen=True, slots=True)
class Stage:
    """`read` gives the groups from the folder of shared sets, the work folder and a seed.

    `rate` is the highest learning rate, `floor` the share of it that is left at the end, and
    `anew` says that each epoch's groups are drawn anew: other windows, other near misses.
    """

    name: str
    read: Callable[[Path, Path, int], list[Group]]
    epochs: int
    rate: float
    floor: float
    groups: float = 17.0  # that a batch holds, about: how many steps there will be
    anew: bool = False


def _wide(shared: Path, work: Path, seed: int) -> list[Group]:
    return _some(shared, work, seed, 1.0, 3 / 5)


def _written(shared: Path, work: Path, seed: int) -> list[Group]:
    return _some(shared, work, seed, 1 / 2, 1 / 8)


def _twins(shared: Path, work: Path, seed: int) -> list[Group]:
    return _some(shared, work, seed + 50, 1 / 4, 1 / 16)


def _some(shared: Path, work: Path, seed: int, judged: float, public: float) -> list[Group]:
    """All written questions, with parts of the other sets, drawn from `seed`."""
    chance = random.Random(seed)  # noqa: S311 - no secret, and the same each time
    others = read_judged(shared, seed)
    return [
        *read_news_groups(shared, work, seed),
        *chance.sample(others, int(judged * len(others))),
        *read_public(shared / "train", seed + 1, public),
    ]


STAGES = (
    Stage("wide", _wide, epochs=1, rate=1.5e-4, floor=0.5, groups=11.0),
    Stage("written", _written, epochs=2, rate=1e-4, floor=0.02, groups=5.0, anew=True),
    Stage("twins", _twins, epochs=1, rate=8e-5, floor=0.02, groups=6.1, anew=True),
)
