"""What the reader learns from: questions, each with passages that answer it and that do not."""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]
"""Half-open, in code points."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a passage.

    `former` is the question before it in the same conversation, or "". `evidence` are the
    ranges of `passage` that answer, `words` the shortest ones; none where it does not.
    """

    question: str
    passage: str
    evidence: tuple[Range, ...] = ()
    words: tuple[Range, ...] = ()
    former: str = ""
    title: str = ""

    @property
    def answers(self) -> bool:
        """Whether the passage answers the question."""
        return bool(self.evidence)


@dataclass(frozen=True, slots=True)
class Group:
    """Passages for the same question: those that answer are to stand above the others."""

    pairs: tuple[Pair, ...]
