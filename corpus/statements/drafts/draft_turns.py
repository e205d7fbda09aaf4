"""Turns of quotations, and blocks that a colon announces → drafts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.statements.draft import QUOTED, Draft
from corpus.statements.drafts.draft_remarks import is_long, is_title
from corpus.statements.drafts.draft_reports import reported_ranges
from corpus.statements.drafts.trim_range import trim_range
from corpus.statements.grammar.cue import is_cue
from corpus.statements.people.identify_speaker import reporter_at, speaker_at
from corpus.statements.quotes.find_quote_cues import (
    before_colon,
    last_sentence,
    signature,
    signed_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.document import Span
    from corpus.people.names import Names
    from corpus.statements.draft import Speaker
    from corpus.statements.grammar.cue import Cue
    from corpus.statements.people.scene import Range, Scene
    from corpus.statements.quotes.attribute_quotes import Turn

_BLOCK_WORDS = 8  # a shorter paragraph behind a colon is a caption or an entry of a list
_CONJUNCTION = re.compile(r"\b(?:and|but|or)\b")
_NEAR = 12  # characters, the length of ", and that "
_CLAUSE_WORDS = 3  # less than this beside a quotation is its introduction


def draft_turns(
    scenes: Sequence[Scene], number: int, earlier: Sequence[Draft], names: Names
) -> Iterator[Draft]:
    """Return the drafts of the quotations of paragraph `number`.

    A quotation without a cue at the start of a paragraph may go on from the paragraph
    before, be it that its quotation was left open or that it ends with "She said:"; one
    left open at the end may have its cue in the next paragraph.
    """
    scene = scenes[number]
    for turn in scene.turns:
        handed = None
        if turn.cue is None and number and _opens(scene, turn):
            before = scenes[number - 1]
            handed = _continued(scene, turn, before, earlier)
            handed = handed or _announced(before, _content(scene, turn), names)
        if handed is None and turn.cue is None and number + 1 < len(scenes):
            after = scenes[number + 1]
            handed = _anticipated(scene, turn, after, names) or _signed(scene, turn, after, names)
        if handed is not None:
            yield handed
        elif (turn.cue or is_long(scene, *turn.quotations)) and not _is_title(scene, turn):
            yield from _of_turn(scene, turn, names)


def draft_block(scene: Scene, before: Scene | None, names: Names) -> Iterator[Draft]:
    """The draft of a paragraph without marks that the paragraph before announces."""
    text = scene.paragraph.text
    if before is None or scene.masked.whole or len(text.split()) < _BLOCK_WORDS:
        return
    cue = _announcement(before)
    if cue is not None and cue.speaker is not None and is_cue(cue.token):
        block = _announced(before, (scene.paragraph.span(0, len(text)),), names)
        if block is not None:
            yield block


def _opens(scene: Scene, turn: Turn) -> bool:
    return turn is scene.turns[0] and turn.quotations[0].start == 0


def _anticipated(scene: Scene, turn: Turn, after: Scene, names: Names) -> Draft | None:
    """A quotation left open, when the paragraph that opens it again says whose it is."""
    if turn.quotations[-1].closed or not after.turns or not _opens(after, after.turns[0]):
        return None
    cue = after.turns[0].cue
    if cue is None:
        return None
    speaker, printed = speaker_at(after, cue.speaker, names)
    return Draft(_content(scene, turn), speaker, printed, after.token_span(cue.token), direct=True)


def _signed(scene: Scene, turn: Turn, after: Scene, names: Names) -> Draft | None:
    """A quotation that its paragraph ends with, when the next one is '— Jane Doe, baker', or the
    same without a dash.
    """
    ends = turn.quotations[-1].end == len(scene.paragraph.text) and turn is scene.turns[-1]
    line = list(after.parsed)
    cue = signature(line) or signed_line(line) if ends else None
    if cue is None or after.parsed[0].text == "(":
        return None
    speaker, printed = _named_by(cue, after, names)
    return Draft(_content(scene, turn), speaker, printed, after.token_span(cue.token), direct=True)


def _named_by(cue: Cue, scene: Scene, names: Names) -> tuple[Speaker | None, Span | None]:
    """Who speaks, and the name as printed; behind a dash or in brackets it is all there is."""
    speaker, printed = speaker_at(scene, cue.speaker, names)
    if cue.pattern == "signature" and cue.speaker is not None:
        first = next(t.i for t in scene.parsed[cue.token.i + 1 :] if not t.is_punct)
        printed = scene.paragraph.span(*scene.text_range(first, cue.speaker.i + 1))
    return speaker, printed


def _continued(scene: Scene, turn: Turn, before: Scene, earlier: Sequence[Draft]) -> Draft | None:
    """A quotation of several paragraphs: opened again, never closed in the one before."""
    whole = before.masked.whole
    last = next((draft for draft in reversed(earlier) if draft.direct), None)
    if not whole or whole[-1][0].closed or last is None:
        return None
    return replace(last, content=_content(scene, turn), continues=True)


def _announced(before: Scene, content: tuple[Span, ...], names: Names) -> Draft | None:
    cue = _announcement(before)
    if cue is None:
        return None
    speaker, printed = speaker_at(before, cue.speaker, names)
    return Draft(content, speaker, printed, before.token_span(cue.token), direct=True)


def _announcement(before: Scene) -> Cue | None:
    """The cue of a paragraph that ends with a colon."""
    if not len(before.parsed) or before.parsed[-1].text != ":":
        return None
    cue = before_colon(last_sentence(before.parsed))
    return cue if cue is not None and cue.pattern != "other" else None


def _of_turn(scene: Scene, turn: Turn, names: Names) -> Iterator[Draft]:
    content = _content(scene, turn)
    if turn.cue is None:
        yield Draft(content, None, None, None, direct=True)
        return
    speaker, printed = _named_by(turn.cue, scene, names)
    cue, reporter = scene.token_span(turn.cue.token), reporter_at(scene, turn.cue.token, names)
    if turn.cue.pattern == "follows":
        content = (*_told_before(scene, turn.cue), *content)
    lead_in = _lead_in(scene, turn, turn.cue)
    if lead_in is not None:
        clause = (scene.paragraph.span(*lead_in),)
        if _CONJUNCTION.search(scene.paragraph.text[lead_in[1] : turn.quotations[0].start]):
            direct = scene.share_quoted([lead_in]) >= QUOTED
            yield Draft(clause, speaker, printed, cue, direct=direct, reporter=reporter)
        else:
            content = (*clause, *content)
    yield Draft(content, speaker, printed, cue, direct=True, reporter=reporter)


def _told_before(scene: Scene, cue: Cue) -> Iterator[Span]:
    """What the sentence before a quotation reports: 'It is late, she said. "…"' is one."""
    report = next((r for r in scene.reports if r.verb.i == cue.token.i), None)
    for start, end in reported_ranges(scene, report) if report else ():
        yield scene.paragraph.span(start, end)


def _lead_in(scene: Scene, turn: Turn, cue: Cue) -> Range | None:
    """The clause between a cue and its quotation: 'said that in that case "we go"'."""
    report = next((r for r in scene.reports if r.verb.i == cue.token.i), None)
    if report is None or cue.pattern == "follows" or report.pattern != "clause":
        return None
    start, end = scene.text_range(*report.content[0])
    end = min(end, turn.quotations[0].start)
    if report.content[0][0] < report.verb.i or end <= start:
        return None
    start, end = trim_range(scene.paragraph.text, (start, end))
    near = turn.quotations[0].start - end <= _NEAR
    words = len(scene.paragraph.text[start:end].split())
    return (start, end) if near and words >= _CLAUSE_WORDS else None


def _is_title(scene: Scene, turn: Turn) -> bool:
    return len(turn.quotations) == 1 and is_title(turn.quotations[0].of(scene.paragraph.text))


def _content(scene: Scene, turn: Turn) -> tuple[Span, ...]:
    return tuple(scene.paragraph.span(q.inner_start, q.inner_end) for q in turn.quotations)
