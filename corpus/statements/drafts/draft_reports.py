"""Reports of speech in clauses and noun phrases → drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.statements.draft import QUOTED, Draft
from corpus.statements.drafts.trim_range import trim_range
from corpus.statements.people.identify_speaker import reporter_at, speaker_at
from corpus.statements.reports.score_reports import THRESHOLD, weigh_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.people.names import Names
    from corpus.statements.people.scene import Range, Scene
    from corpus.statements.reports.report import Report

# Outside quotation marks "I" is the author, and what nobody said is not a statement.
_NO_SOURCES = frozenset({"i", "we", "you", "nobody", "none", "no", "nothing"})


def draft_reports(scene: Scene, names: Names) -> Iterator[Draft]:
    """Return the drafts of the reports that are likely to be statements."""
    for report, weight in weighed_reports(scene):
        kept = weight >= THRESHOLD or _is_owned(report)
        draft = draft_report(scene, report, names) if kept else None
        if draft is not None:
            yield draft


def _is_owned(report: Report) -> bool:
    """'Doe's claim that …': too rare to be weighed. Of 14 in PolNeAR's pool 11 are annotated."""
    return report.pattern == "noun" and report.speaker is not None


def weighed_reports(scene: Scene) -> Iterator[tuple[Report, float]]:
    """The reports that are no quotation's cue, each with its probability."""
    places = {turn.cue.token.i for turn in scene.turns if turn.cue}
    for report in scene.reports:
        narrates = report.speaker is not None and report.speaker.lower_ in _NO_SOURCES
        holds = any(start <= place < end for start, end in report.content for place in places)
        if not narrates and not holds and report.verb.i not in places:
            yield report, weigh_report(report, scene.reports, quoted=is_quoted(scene, report))


def is_quoted(scene: Scene, report: Report) -> bool:
    """Whether words of the content stand between quotation marks."""
    return scene.share_quoted([scene.text_range(*each) for each in report.content]) > 0


def draft_report(scene: Scene, report: Report, names: Names) -> Draft | None:
    """The draft of one report; None when whole quotations take all of its words."""
    ranges = reported_ranges(scene, report)
    if not ranges:
        return None
    speaker, printed = speaker_at(scene, report.speaker, names)
    return Draft(
        content=tuple(scene.paragraph.span(start, end) for start, end in ranges),
        speaker=speaker,
        printed=printed,
        cue=scene.paragraph.span(*scene.text_range(*report.cue)),
        direct=scene.share_quoted(ranges) >= QUOTED,
        reporter=reporter_at(scene, report.verb, names),
    )


def reported_ranges(scene: Scene, report: Report) -> list[Range]:
    """Where in the paragraph's text the words of a report stand, whole quotations left out."""
    text = scene.paragraph.text
    whole = [(quotation.start, quotation.end) for quotation, _, _ in scene.masked.whole]
    ranges = [scene.text_range(*each) for each in report.content]
    pieces = [trim_range(text, piece) for each in ranges for piece in _outside(each, whole)]
    return [_balanced(scene, each) for each in pieces if any(map(str.isalnum, text[slice(*each)]))]


def _balanced(scene: Scene, piece: Range) -> Range:
    """With both marks of a quotation that it holds with other words; the parse has neither."""
    start, end = piece
    for quotation in scene.masked.partial:
        if start < quotation.start < end <= quotation.end:
            end = quotation.end  # also where the parse stopped at a full stop within it
        elif start == quotation.inner_start and end > quotation.end:
            start = quotation.start
    return start, end


def _outside(piece: tuple[int, int], whole: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a range that no whole quotation takes; those are statements themselves."""
    start, end = piece
    for left, right in whole:
        if left < end and right > start:
            if start < left:
                yield start, left
            start = max(start, right)
    if start < end:
        yield start, end
