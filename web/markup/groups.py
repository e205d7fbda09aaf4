"""The excerpts of a reply → their list, or in an overview a list for each group, with a heading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from web.markup.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.readers.read_state import State
    from qa.reply import Cited
    from web.markup.excerpt import ShownExcerpt
    from web.messages.messages import Messages
    from web.service.core import Core


FEW = 6
"""Excerpts that are taken in as they come, best first; more are shown source by source."""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Excerpts that stand under one heading, or under none; `of_source`: all of the source that
    the heading names, with how many they are in `count`.
    """

    heading: str
    excerpts: tuple[ShownExcerpt, ...]
    of_source: bool = False
    count: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the excerpts: what became of their files, by the document's id, and their
    cores, by the citation's number.
    """

    states: Mapping[str, State]
    cores: Mapping[int, Core]


def groups(
    cited: Sequence[Cited], answers: bool, words: Messages, known: Known
) -> list[ShownGroup]:
    """Return the lists of `cited`; none where there is nothing to list."""
    if answers and len(cited) > FEW and not any(each.excerpt.group for each in cited):
        return _by_source(cited, words, known)
    return [
        ShownGroup(_heading(own[0], words), _shown(own, answers, words, known))
        for own in (list(each) for _, each in groupby(cited, lambda each: each.excerpt.group))
    ]


def _by_source(cited: Sequence[Cited], words: Messages, known: Known) -> list[ShownGroup]:
    """A list for each source, in the order in which they come first."""
    sources: dict[str, list[Cited]] = {}
    for each in cited:
        alone = replace(each, excerpt=replace(each.excerpt, repeats=False))
        sources.setdefault(each.citation.span.document.id, []).append(alone)
    found = []
    for own in sources.values():
        shown = _shown(own, answers=True, words=words, known=known)
        reference = own[0].citation.reference
        heading = reference.title or reference.id
        found.append(ShownGroup(heading, shown, True, words.count(words.excerpts, len(shown))))
    return found


def _shown(
    cited: Sequence[Cited], answers: bool, words: Messages, known: Known
) -> tuple[ShownExcerpt, ...]:
    """One item a sentence, however many statements of one speaker are found in it."""
    same: dict[object, list[Cited]] = {}
    for each in cited:
        same.setdefault(_sentence(each, known), []).append(each)
    return tuple(
        excerpt(
            each,
            answers,
            words,
            known.states.get(each[0].citation.span.document.id, "unchanged"),
            known.cores.get(each[0].citation.number) if answers else None,
        )
        for each in same.values()
    )


def _sentence(cited: Cited, known: Known) -> object:
    """What is equal for citations that say the same in the same words of one document."""
    core = known.cores.get(cited.citation.number)
    if core is None or cited.excerpt.repeats:
        return cited.citation.number
    spoken = cited.excerpt.spoken
    speaker = (spoken.speaker, spoken.certainty, spoken.reporter) if spoken else None
    return cited.citation.span.document.id, core.start, core.end, speaker


def _heading(cited: Cited, words: Messages) -> str:
    group = cited.excerpt.group
    if group is None:
        return ""
    match group.kind:
        case "source":
            return cited.citation.reference.title or group.label
        case "date":
            return words.date(group.label)
        case "issued":
            return words.issued_then.format(date=words.date(group.label))
        case "matter":
            return words.pair.format(number=group.label)
        case _:
            return group.label
