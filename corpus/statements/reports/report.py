"""What the parse says about one act of speech, before anybody is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Report:
    """Ranges are token numbers of the parsed paragraph.

    `pattern` says how the words were found: "clause", "object", "topic", "order",
    "intent", "name", "called", "source" (according to), "noun".
    """

    verb: Token
    speaker: Token | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    pattern: str
