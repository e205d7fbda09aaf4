"""An overview as it was drawn, before it is cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.messages.message import Message
    from qa.reply import Excerpt


@dataclass(frozen=True, slots=True)
class Overview:
    """`excerpts` in their groups; where there are none, `reason` says what is not there, and
    `nearest` is what comes near. `confidence` is that the excerpts are of what was asked.
    """

    excerpts: tuple[Excerpt, ...]
    confidence: float
    reason: Message | None = None
    nearest: tuple[Excerpt, ...] = ()
