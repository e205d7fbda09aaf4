"""What is known of a source beside the facts of its reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.sources.compare_sources import Compared
    from qa.sources.list_evidence import Voiced


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What the card tells beside the facts of the reference."""

    evidence: tuple[Voiced, ...]
    compared: Compared
