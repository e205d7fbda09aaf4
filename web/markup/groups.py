"""The excerpts of a reply → their list, or in an overview a list for each group, with a heading."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from web.markup.excerpt import excerpt
from web.markup.text import escape_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.readers.read_state import State
    from qa.reply import Cited
    from web.messages.messages import Words


def groups(cited: Sequence[Cited], answers: bool, words: Words, states: Mapping[str, State]) -> str:
    """Return the lists of `cited`, whose numbers run on; "" where there is nothing to list."""
    return "".join(
        _list(list(own), answers, words, states)
        for _, own in groupby(cited, lambda each: each.excerpt.group)
    )


def _list(cited: Sequence[Cited], answers: bool, words: Words, states: Mapping[str, State]) -> str:
    items = "".join(
        excerpt(each, answers, words, states.get(each.citation.span.document.id, "unchanged"))
        for each in cited
    )
    heading = _heading(cited[0], words)
    shown = f'<h3 class="under"><bdi>{escape_text(heading)}</bdi></h3>' if heading else ""
    return f'{shown}<ol class="excerpts">{items}</ol>'


def _heading(cited: Cited, words: Words) -> str:
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
