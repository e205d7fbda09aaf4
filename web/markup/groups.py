"""The excerpts of a reply → their list, or in an overview a list for each group, with a heading."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from web.markup.excerpt import excerpt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.readers.read_state import State
    from qa.reply import Cited
    from web.markup.excerpt import ShownExcerpt
    from web.messages.messages import Messages


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Excerpts that stand under one heading, or under none."""

    heading: str
    excerpts: tuple[ShownExcerpt, ...]


def groups(
    cited: Sequence[Cited], answers: bool, words: Messages, states: Mapping[str, State]
) -> list[ShownGroup]:
    """Return the lists of `cited`, whose numbers run on; none where there is nothing to list."""
    return [
        _group(list(own), answers, words, states)
        for _, own in groupby(cited, lambda each: each.excerpt.group)
    ]


def _group(
    cited: Sequence[Cited], answers: bool, words: Messages, states: Mapping[str, State]
) -> ShownGroup:
    excerpts = (
        excerpt(each, answers, words, states.get(each.citation.span.document.id, "unchanged"))
        for each in cited
    )
    return ShownGroup(_heading(cited[0], words), tuple(excerpts))


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
