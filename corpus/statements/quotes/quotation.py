"""A stretch of text between quotation marks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]` with its marks, `text[inner_start:inner_end]` without them.

    `closed` is False when the paragraph ends before the quotation does.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True

    def of(self, text: str) -> str:
        """The quoted words."""
        return text[self.inner_start : self.inner_end]
