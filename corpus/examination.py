"""What was noticed about a document when it was read: for its owner, not for any answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.messages.message import Message
    from corpus.source import Provenance


@dataclass(frozen=True, slots=True)
class Examination:
    """`noise` is the share of characters (0 to 1) that are noise.

    `language` is a guess from the text (ISO 639-1), "" where there is too little of it.
    `found` says of each known fact where it comes from; `warnings` are whole phrases, and so
    are `omissions`: what the document is kept without, because a stage failed with it.
    """

    words: int
    noise: float
    language: str
    found: tuple[tuple[str, Provenance], ...]
    warnings: tuple[Message, ...]
    omissions: tuple[Message, ...] = ()
