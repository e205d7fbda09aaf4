"""What the reader is taught in which order, and how fast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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


def _public(shared: Path, _work: Path, seed: int) -> list[Group]:
    return read_public(shared / "train", seed)


STAGES = (Stage("public", _public, 1, 2e-4, 0.3),)
