"""A statement whose speaker is still a key into the document's people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corpus.statement import LONGEST_EXCERPT

if TYPE_CHECKING:
    from corpus.document import Span
    from corpus.statement import Kind

QUOTED: Final = 0.5
"""The share of a content's characters between quotation marks from which it is direct."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a phrase stands for: `name` is the same for every mention of one speaker.

    `doubt` says why the source leaves it uncertain that it is this one; "" where it does not.
    """

    name: str
    kind: Kind
    named: bool
    role: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before the people of the document are put together.

    `opening` is what the first excerpt has to begin with, `longest` how long excerpts may be
    where the content is cut, `authored` that the document is the speaker's own, `continues` that
    the quotation before it was left open and is the same.
    """

    content: tuple[Span, ...]
    speaker: Speaker | None
    printed: Span | None
    cue: Span | None
    direct: bool
    reporter: Speaker | None = None
    opening: Span | None = None
    longest: int = LONGEST_EXCERPT
    authored: bool = False
    continues: bool = False
