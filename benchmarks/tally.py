"""Shares with their counts, and tables of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Ratio:
    """A share with its counts."""

    hits: float = 0
    of: int = 0

    def add(self, hit: float) -> None:
        """Count one more case."""
        self.hits += hit
        self.of += 1

    def __str__(self) -> str:
        return f"{100 * self.hits / self.of:5.1f} % of {self.of}" if self.of else "    –"

    @property
    def share(self) -> float:
        """The share itself; 0 of nothing."""
        return self.hits / self.of if self.of else 0.0


@dataclass
class Table:
    """All figures of one part of the data."""

    rows: dict[str, Ratio] = field(default_factory=lambda: defaultdict(Ratio))

    def lines(self, heading: str) -> list[str]:
        """The table as lines of text, the harmonic mean of quoted speech last."""
        rows = [f"  {name:<52}{ratio}" for name, ratio in self.rows.items()]
        p, r = (self.rows[f"quoted: {side}"].share for side in ("precision", "recall"))
        f1 = [f"  {'quoted: F1':<52}{200 * p * r / (p + r):5.1f}"] if p + r else []
        return ["", heading, *rows, *f1]
