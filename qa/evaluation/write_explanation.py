"""An explanation → lines for a terminal, or a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus.strip_controls import strip_controls

if TYPE_CHECKING:
    from qa.evaluation.explain import Candidate, Explanation

SHOWN = 30  # candidates in the text; the record has all

REASONS = 4  # the weightiest, in the text

LONGEST = 100  # characters of a sentence in the text


def write_explanation(explanation: Explanation) -> str:
    """Return the first candidates, a paragraph each, with what decided at the top."""
    found = explanation.candidates
    lines = [f"Why: {strip_controls(explanation.verdict)}.", ""]
    for candidate in found[:SHOWN]:
        lines += [*_paragraph(candidate), ""]
    if len(found) > SHOWN:
        lines.append(f"{len(found) - SHOWN} more candidates; --json lists all.")
    return "\n".join(lines)


def _paragraph(candidate: Candidate) -> list[str]:
    span = candidate.span
    reading = span.reading
    shown = reading if len(reading) <= LONGEST else f"{reading[:LONGEST]}…"
    place = f"{span.document.id} {span.start}–{span.end}"
    head = f"{candidate.rank or '–'}. {candidate.fate} · score {candidate.score:.2f}"
    ranks = ", ".join(f"{name} {rank}" for name, rank in candidate.ranks.items())
    weighed = list(candidate.reasons.items())[:REASONS]
    reasons = ", ".join(f"{name} {value:+.2f}" for name, value in weighed)
    lines = [
        f"{head} · confidence {candidate.confidence:.3f} · {place}",
        f"   {' '.join(shown.split())}",
        *([f"   places: {ranks}"] if ranks else []),
        f"   terms: {', '.join(candidate.terms) or 'none'}",
        *([f"   score: {reasons}"] if reasons else []),
    ]
    return [strip_controls(line) for line in lines]


def explanation_record(explanation: Explanation) -> dict[str, Any]:
    """Return everything as JSON-ready values; offsets are code points of the document."""
    return {
        "verdict": explanation.verdict,
        "confidence": round(explanation.confidence, 4),
        "candidates": [_record(candidate) for candidate in explanation.candidates],
    }


def _record(candidate: Candidate) -> dict[str, Any]:
    return {
        "document": candidate.span.document.id,
        "start": candidate.span.start,
        "end": candidate.span.end,
        "rank": candidate.rank or None,
        "score": round(candidate.score, 4),
        "confidence": round(candidate.confidence, 4),
        "ranks": candidate.ranks,
        "terms": list(candidate.terms),
        "reasons": {name: round(value, 4) for name, value in candidate.reasons.items()},
        "fate": candidate.fate,
        "citation": candidate.citation or None,
    }
