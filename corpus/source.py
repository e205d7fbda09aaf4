"""What reading gives: a source, or the reason why a file gave none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.document import Reference


@dataclass(frozen=True, slots=True)
class Source:
    """A document as its file gives it, before anything is marked in it."""

    id: str
    text: str
    reference: Reference
    sha256: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no document, and why in one line."""

    id: str
    reason: str
