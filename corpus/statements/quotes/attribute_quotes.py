"""Whole quotations of a paragraph → turns: quotations with the cue they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.statements.grammar.cue import Cue, ends_sentence
from corpus.statements.quotes.find_quote_cues import cue_before, cue_behind, cue_of_sentence_before

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from corpus.statements.quotes.quotation import Quotation

_CONJUNCTIONS = frozenset({"but", "and", "or", "so", "yet", "still"})


@dataclass(frozen=True, slots=True)
class Turn:
    """Quotations of one speaker in a row, with the cue that says so, if any does."""

    quotations: tuple[Quotation, ...]
    cue: Cue | None


@dataclass(frozen=True, slots=True)
class _Place:
    """A quotation and the token numbers of its stand-in."""

    quotation: Quotation
    start: int
    end: int


def attribute_quotes(
    text: str, parsed: Doc, whole: tuple[tuple[Quotation, int, int], ...]
) -> tuple[Turn, ...]:
    """Return the turns of a paragraph in order.

    A quotation looks for its cue before itself ('said:'), then behind itself (', he
    said'). One that has none goes on with the turn before it when nothing but that
    turn's cue stands between; otherwise its turn has no cue.
    """
    places = [_place(parsed, *entry) for entry in whole]
    turns: list[Turn] = []
    bounds = [0, *(each.end for each in places)], [*(each.start for each in places), len(parsed)]
    for place, low, high in zip(places, bounds[0], bounds[1][1:], strict=False):
        before = cue_before(parsed, low, place.start)
        behind = cue_behind(text, place.quotation, parsed, place.end, high)
        previous = turns[-1] if turns else None
        if previous and _shares(previous, before):
            turns[-1] = _extended(previous, place.quotation)
            continue
        chosen = _choose(parsed, before, behind, high)
        gap = parsed[low : place.start]
        if chosen is None and previous and _goes_on(gap, low, previous):
            turns[-1] = _extended(previous, place.quotation)
        elif chosen is None:
            turns.append(Turn((place.quotation,), cue_of_sentence_before(parsed, low, place.start)))
        elif previous and previous.cue is None and all(token.is_punct for token in gap):
            turns[-1] = Turn((*previous.quotations, place.quotation), chosen)
        else:
            turns.append(Turn((place.quotation,), chosen))
    return tuple(turns)


def _place(parsed: Doc, quotation: Quotation, start: int, end: int) -> _Place:
    inside = [t.i for t in parsed if t.idx < end and t.idx + len(t.text) > start]
    return _Place(quotation, inside[0], inside[-1] + 1)


def _shares(previous: Turn, before: Cue | None) -> bool:
    """Whether the cue in front of a quotation is that of the turn before: '"A," he said, "b."'."""
    if previous.cue is None or before is None:
        return False
    return previous.cue.token.i == before.token.i


def _extended(turn: Turn, quotation: Quotation) -> Turn:
    return Turn((*turn.quotations, quotation), turn.cue)


def _choose(parsed: Doc, before: Cue | None, behind: Cue | None, high: int) -> Cue | None:
    """Prefer the cue in front, unless the one behind has a subject and ends the sentence."""
    if before is None or behind is None:
        return before or behind
    if before.speaker is None and behind.speaker is not None:
        return behind
    ends = high == len(parsed) or any(ends_sentence(t) for t in parsed[behind.token.i : high])
    return behind if ends and before.pattern in ("weak", "colon", "other") else before


def _goes_on(gap: Span, low: int, previous: Turn) -> bool:
    """Whether between two quotations there is nothing but the first one's cue sentence."""
    stops = sum(ends_sentence(token) for token in gap)
    if gap and gap[-1].lower_ in _CONJUNCTIONS:
        gap = gap[:-1]
    if not gap or all(token.is_punct for token in gap):
        return True
    if previous.cue is None or (stops > 1 and not _same_subject(gap, previous.cue)):
        return False
    return previous.cue.token.i >= low and (stops == 0 or ends_sentence(gap[-1]))


def _same_subject(gap: Span, cue: Cue) -> bool:
    """Whether the sentences between two quotations go on about the first one's speaker."""
    if cue.speaker is None:
        return False
    names = {"he", "she", cue.speaker.lower_}
    subjects = [t for t in gap if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ != "DET"]
    return bool(subjects) and all(token.lower_ in names for token in subjects)
