"""Paragraphs of a transcript, "FINCH: It burnt.", → drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.statements.draft import Draft, Speaker
from corpus.statements.names import surname
from corpus.statements.trim_range import trim_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.statements.find_labels import Label
    from corpus.statements.names import Names
    from corpus.statements.scene import Scene

_PARTS = frozenset(
    "answer announcer audience caller host interviewer journalist moderator narrator presenter "
    "question questioner reporter speaker unidentified".split()
)
"""What a transcript calls somebody whom it does not name."""


def draft_labelled(scene: Scene, labels: Mapping[int, Label], names: Names) -> Iterator[Draft]:
    """Return the draft of a paragraph that begins with one of `labels`, by where each starts."""
    paragraph = scene.paragraph
    label = labels.get(paragraph.starts[0]) if paragraph.starts else None
    if label is None or label.said not in paragraph.starts:
        return
    start, end = trim_range(
        paragraph.text, (paragraph.starts.index(label.said), len(paragraph.text))
    )
    if start < end:
        printed = Span(paragraph.document, label.start, label.end)
        colon = paragraph.document.text.index(":", label.end)
        cue = Span(paragraph.document, colon, colon + 1)
        said = paragraph.span(start, end)
        yield Draft((said,), _speaker(printed.text, names), printed, cue, direct=True)


def _speaker(label: str, names: Names) -> Speaker | None:
    """Who is meant: a full name of the document that the label ends, or else the label."""
    words = " ".join(label.split())
    name = words.title() if words.isupper() else words
    if not _PARTS.isdisjoint(name.casefold().split()):
        return Speaker(words, "person", named=False)
    full = [each for each in names.full if surname(each).casefold() == surname(name).casefold()]
    if " " not in name and len(full) > 1:
        return None
    return Speaker(full[0] if " " not in name and full else name, "person", named=True)
