"""What a question to an index may be narrowed to: its sources, years and speakers, with counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from index.index import Index


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow to, what it is called, and how much of its kind there is."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """`sources` count passages, `years` documents, `speakers` statements (most first)."""

    sources: tuple[Choice, ...]
    years: tuple[Choice, ...]
    speakers: tuple[Choice, ...]


def filter_choices(index: Index) -> FilterChoices:
    """Return what there is to choose from. No text is decoded for it."""
    references = index.contents.references
    passages = np.bincount(index.contents.passages.documents, minlength=len(references)).tolist()
    years = Counter(reference.issued[:4] for reference in references if reference.issued)
    spoken: Counter[str] = Counter()
    for voice in index.ledger.voices:
        if voice.named:
            spoken[voice.name] += len(voice.attributions)
    return FilterChoices(
        tuple(
            Choice(reference.id, reference.title or reference.id, count)
            for reference, count in zip(references, passages, strict=True)
        ),
        tuple(Choice(year, year, count) for year, count in sorted(years.items())),
        tuple(
            Choice(name, name, count)
            for name, count in sorted(spoken.items(), key=lambda item: (-item[1], item[0]))
        ),
    )
