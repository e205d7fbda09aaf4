"""An index → what it holds, source by source: words, passages, dates, who speaks, what is odd."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.health.omissions import omissions_of
from qa.sources.list_evidence import speakers_of, statements_of

if TYPE_CHECKING:
    from corpus.document import Reference
    from corpus.messages.message import Message
    from corpus.source import Failure
    from index.index import Index

MOST_LISTED = 500
"""Sources described one by one: each has to be read for it, and nobody reads a longer list."""

MOST_SPEAKERS = 30


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One source: its words without its noise, what looks wrong or is left out, and who speaks
    in it by name.
    """

    reference: Reference
    words: int
    warnings: tuple[Message, ...]
    passages: int
    statements: int
    speakers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class CorpusSummary:
    """`sources` are the first MOST_LISTED; `references` are those of all. Most go first."""

    sources: tuple[Surveyed, ...]
    references: tuple[Reference, ...]
    statements: int
    speakers: tuple[tuple[str, int], ...]
    failures: tuple[Failure, ...]


def corpus_summary(index: Index) -> CorpusSummary:
    """Return what `index` holds. Reads every document that it lists: seconds for hundreds."""
    references = tuple(index.contents.references)
    total = len(index.ledger.statements)
    spoken = speakers_of(range(total), index)
    names = {number: name for number, (name, named, _) in spoken.items() if named}
    omissions = omissions_of(index)
    sources = tuple(
        _surveyed(number, names, omissions, index)
        for number in range(min(len(references), MOST_LISTED))
    )
    return CorpusSummary(sources, references, total, _counted(list(names.values())), index.failures)


def survey(number: int, omissions: dict[str, tuple[Message, ...]], index: Index) -> Surveyed:
    """Return what document `number` holds, which is read for it; `omissions` are those of all."""
    own = statements_of(index.contents.documents[number], index)
    spoken = speakers_of(own, index)
    names = {number: name for number, (name, named, _) in spoken.items() if named}
    return _surveyed(number, names, omissions, index)


def _surveyed(
    number: int, names: dict[int, str], omissions: dict[str, tuple[Message, ...]], index: Index
) -> Surveyed:
    document = index.contents.documents[number]
    own = statements_of(document, index)
    examination = index.examinations[number]
    passages = index.contents.passages.of_document(number)
    return Surveyed(
        document.reference,
        examination.words,
        (*omissions.get(document.id, ()), *examination.warnings),
        passages.stop - passages.start,
        len(own),
        _counted([names[n] for n in own if n in names]),
    )


def _counted(names: list[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))
