"""Turns and reports of the paragraphs → drafts: spans of the document and speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.statements.draft_labelled import draft_labelled
from corpus.statements.draft_remarks import draft_remarks
from corpus.statements.draft_reports import draft_reports
from corpus.statements.draft_turns import draft_block, draft_turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.statements.draft import Draft
    from corpus.statements.find_labels import Label
    from corpus.statements.names import Names
    from corpus.statements.scene import Scene


def draft_statements(
    scenes: Sequence[Scene], names: Names, labels: Sequence[Label] = ()
) -> tuple[Draft, ...]:
    """Return the drafts of all paragraphs, in order; `labels` are those of a transcript."""
    labelled = {label.start: label for label in labels}
    drafts: list[Draft] = []
    for number, scene in enumerate(scenes):
        before = scenes[number - 1] if number else None
        found = [
            *draft_labelled(scene, labelled, names),
            *draft_turns(scenes, number, drafts, names),
            *draft_block(scene, before, names),
            *draft_reports(scene, names),
        ]
        found += draft_remarks(scene, found)
        drafts.extend(sorted(found, key=lambda draft: draft.content[0].start))
    return tuple(drafts)
