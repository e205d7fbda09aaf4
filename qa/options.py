"""What an asker may want beside the question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.ranking.rerank import Reader


@dataclass(frozen=True, slots=True)
class Options:
    """How much to show, of which documents, and who else is to read them."""

    limit: int | None = None  # excerpts; None: PASSAGES_SHOWN, and of statements all up to 50
    sources: tuple[str, ...] = ()  # ids of the only documents wanted; none: all
    since: str = ""  # ISO 8601, inclusive; a document without a date is outside any period
    until: str = ""
    speakers: tuple[str, ...] = ()  # names of the only voices wanted; some: only statements
    statements: bool = False  # only what somebody is quoted or reported to have said
    reader: Reader | None = None  # reads the best sentences again, with the question
