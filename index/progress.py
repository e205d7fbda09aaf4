"""How a long stage tells where it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called with a stage's name, how much of it is done and how much there is in all."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
