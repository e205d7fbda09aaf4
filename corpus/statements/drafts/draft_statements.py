"""Turns and reports of the paragraphs → drafts: spans of the document and speakers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.statements.drafts.draft_remarks import draft_remarks
from corpus.statements.drafts.draft_reports import draft_reports
from corpus.statements.drafts.draft_turns import draft_block, draft_turns
from corpus.statements.people.resolve_pronoun import GENDERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.people.names import Names
    from corpus.statements.draft import Draft
    from corpus.statements.people.scene import Scene

_QUOTES = 0.5  # share of a paragraph that is somebody else's from which it is not its author's


def draft_statements(
    scenes: Sequence[Scene],
    names: Names,
    spoken: Sequence[Draft] = (),
    quoted: Sequence[Draft] = (),
) -> tuple[Draft, ...]:
    """Return the drafts of all paragraphs, in order, with `spoken`, what a transcript's people or
    the author say, and `quoted`, what is set apart as somebody's. In their words a quotation of
    nobody certain is theirs and nobody else's.
    """
    drafts: list[Draft] = []
    for number, scene in enumerate(scenes):
        before = scenes[number - 1] if number else None
        found = [
            *draft_turns(scenes, number, drafts, names),
            *draft_block(scene, before, names),
            *draft_reports(scene, names),
        ]
        found += draft_remarks(scene, found)
        for draft in sorted(found, key=lambda draft: draft.content[0].start):
            _append(draft, drafts)
    within = _Within([*spoken, *quoted])
    others = [_doubted(draft) if within.holds(draft) else draft for draft in drafts]
    others = [draft for draft in others if draft.speaker or not within.holds(draft)]
    others = [*(each for each in others if not _is_same(each, quoted)), *quoted]
    others.sort(key=lambda draft: draft.content[0].start)
    own = [draft for draft in spoken if not draft.authored or not _is_quoted(draft, others)]
    return tuple(sorted([*others, *own], key=lambda draft: draft.content[0].start))


def _append(draft: Draft, drafts: list[Draft]) -> None:
    """Put a draft behind the others; what goes on from a quotation left open is part of that."""
    if draft.continues:
        for number in range(len(drafts) - 1, -1, -1):
            if drafts[number].direct:
                whole = (*drafts[number].content, *draft.content)
                drafts[number] = replace(drafts[number], content=whole)
                return
    drafts.append(draft)


def _is_same(draft: Draft, quoted: Sequence[Draft]) -> bool:
    """Whether a draft is a block quotation once more, found by its marks."""
    return any(
        draft.direct
        and draft.speaker is not None
        and each.speaker is not None
        and draft.speaker.name == each.speaker.name
        and each.content[0].start <= draft.content[0].start
        and draft.content[-1].end <= each.content[-1].end
        for each in quoted
    )


def _doubted(draft: Draft) -> Draft:
    """What "he" said in somebody's own words: whom the speaker means, a listener has to infer."""
    speaker, printed = draft.speaker, draft.printed.text if draft.printed else ""
    if speaker is None or not speaker.named or printed.casefold() not in GENDERS:
        return draft
    reason = Message(Key.SPOKEN_OF, pronoun=printed, name=speaker.name)
    return replace(draft, speaker=replace(speaker, doubt=speaker.doubt or reason))


class _Within:
    """The ranges of what is spoken."""

    def __init__(self, spoken: Sequence[Draft]) -> None:
        ranges = sorted((each.start, each.end) for draft in spoken for each in draft.content)
        self._starts = [start for start, _ in ranges]
        self._ends = list(accumulate((end for _, end in ranges), max))

    def holds(self, draft: Draft) -> bool:
        place = bisect_right(self._starts, draft.content[0].start) - 1
        return place >= 0 and draft.content[-1].end <= self._ends[place]


def _is_quoted(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a paragraph is mostly the words of somebody whom its author quotes."""
    start, end = draft.content[0].start, draft.content[-1].end
    first = bisect_right(others, start - 1, key=lambda each: each.content[0].start)
    last = bisect_right(others, end, key=lambda each: each.content[0].start)
    held = sum(
        span.end - span.start
        for each in others[first:last]
        if each.direct
        and each.speaker
        and draft.speaker
        and each.speaker.name != draft.speaker.name
        for span in each.content
    )
    return held >= _QUOTES * (end - start)
