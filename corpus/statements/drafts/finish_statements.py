"""Drafts → statements: people put together, excerpts cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from corpus.document import Span
from corpus.statement import LONGEST_EXCERPT, Person, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.statements.draft import Draft, Speaker
    from corpus.statements.quotes.paragraph import Paragraph


def finish_statements(
    drafts: Sequence[Draft], paragraphs: Sequence[Paragraph]
) -> tuple[Statement, ...]:
    """Return the statements of one document, in the order of their content."""
    people = _people(drafts)
    sentences = [each.span for paragraph in paragraphs for each in paragraph.sentences]
    return tuple(
        Statement(
            content=content,
            speaker=people[draft.speaker.name] if draft.speaker else None,
            printed=draft.printed,
            cue=draft.cue,
            direct=draft.direct,
            excerpt=excerpt,
            reporter=people.get(draft.reporter.name) if draft.reporter else None,
            authored=draft.authored,
            inferred=draft.speaker.doubt if draft.speaker else "",
        )
        for draft in drafts
        for content, excerpt in _cut(draft, sentences)
    )


def _people(drafts: Iterable[Draft]) -> dict[str, Person]:
    """Each speaker once, with every place that prints the name and the first role given."""
    speakers: dict[str, Speaker] = {}
    variants: dict[str, dict[Span, None]] = {}
    roles: dict[str, str] = {}
    for draft in drafts:
        for speaker in (draft.speaker, draft.reporter):
            if speaker is None:
                continue
            speakers.setdefault(speaker.name, speaker)
            roles[speaker.name] = roles.get(speaker.name) or speaker.role
            known = variants.setdefault(speaker.name, {})
            if speaker is draft.speaker and draft.printed:
                known.setdefault(draft.printed)
    return {
        name: Person(name, tuple(variants[name]), roles[name], speaker.kind, speaker.named)
        for name, speaker in speakers.items()
    }


def _cut(draft: Draft, sentences: Sequence[Span]) -> list[tuple[tuple[Span, ...], Span]]:
    """The content in as many excerpts as the longest excerpt allows."""
    parts = [
        piece for span in draft.content for piece in _by_sentence(span, sentences, draft.longest)
    ]
    groups: list[list[Span]] = []
    for part in parts:
        if groups and _excerpt([*groups[-1], part], draft, sentences, first=len(groups) == 1):
            groups[-1].append(part)
        else:
            groups.append([part])
    found = []
    for number, group in enumerate(groups):
        excerpt = _excerpt(group, draft, sentences, first=number == 0) or _clipped(group)
        content = tuple(_joined(group, draft.content))
        found.append((content, excerpt))
    return found


def _by_sentence(span: Span, sentences: Sequence[Span], longest: int) -> list[Span]:
    if span.end - span.start <= longest // 2:
        return [span]
    found = [
        Span(span.document, max(span.start, each.start), min(span.end, each.end))
        for each in _around(sentences, span.start, span.end)
    ]
    return found or [span]


def _excerpt(
    group: Sequence[Span], draft: Draft, sentences: Sequence[Span], *, first: bool
) -> Span | None:
    """The sentences that hold these parts, and for the first excerpt the cue; None if too long."""
    held = list(group)
    if first:
        held += [span for span in (draft.cue, draft.printed, draft.opening) if span is not None]
    start, end = min(span.start for span in held), max(span.end for span in held)
    around = _around(sentences, start, end)
    start = min([start, *(each.start for each in around)])
    end = max([end, *(each.end for each in around)])
    most = draft.longest if len(group) > 1 else LONGEST_EXCERPT
    return Span(group[0].document, start, end) if end - start <= most else None


def _around(sentences: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """The sentences, which are in order, that hold something of this range."""
    first = bisect_right(sentences, start, key=lambda each: each.end)
    return sentences[first : bisect_left(sentences, end, first, key=lambda each: each.start)]


def _clipped(group: Sequence[Span]) -> Span:
    start = group[0].start
    return Span(group[0].document, start, min(group[-1].end, start + LONGEST_EXCERPT))


def _joined(group: Sequence[Span], content: Sequence[Span]) -> list[Span]:
    """Parts of one span of the content, joined again where they touch."""
    found = []
    for span in content:
        inside = [part for part in group if part.start >= span.start and part.end <= span.end]
        if inside:
            found.append(Span(span.document, inside[0].start, inside[-1].end))
    return found
