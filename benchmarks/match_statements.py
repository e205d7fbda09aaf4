"""When a statement that was found is one that was annotated: what the scorer and trainer share."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corpus.document import Document, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.statement import Statement

SHARED: Final = Path(__file__).resolve().parents[2] / "shared"
FOUND: Final = 0.5  # intersection over union of words from which content counts as found


def half_of(name: str) -> str:
    """Which half of the pool a document is in, by a hash of its id."""
    return "train" if hashlib.md5(name.encode()).digest()[0] % 2 else "validation"  # noqa: S324


def read_document(name: str, text: str) -> Document:
    """A document of the pool, without noise."""
    return Document(name, text, Reference(name), hashlib.sha256(text.encode()).hexdigest())


def is_quoted(row: dict[str, Any], marked: Sequence[tuple[int, int]]) -> bool:
    """Whether half of the content is between marks, doubled apostrophes included."""
    if row["direct"]:
        return True
    spans = spans_of(row["content"])
    inside = sum(
        max(0, min(end, right) - max(start, left)) for start, end in spans for left, right in marked
    )
    return inside > 0.5 * sum(end - start for start, end in spans)


def doubled_apostrophes(text: str) -> list[tuple[int, int]]:
    """Quotations between marks that are typed as two apostrophes."""
    return [match.span() for match in re.finditer(r"''[^\n]*?''", text)]


def has_right_speaker(row: dict[str, Any], statement: Statement) -> bool:
    """Whether a statement prints the annotated source, or names the annotated speaker."""
    if not row["source"]:
        return statement.speaker is None
    if statement.speaker and row["speaker"] and same_name(statement.speaker.name, row["speaker"]):
        return True
    if statement.printed is None:
        return False
    text = statement.printed.document.text
    start, end = statement.printed.start, statement.printed.end
    return any(
        (span["start"] < end and span["end"] > start)
        or (
            text[span["start"] : span["end"]] in _RELATIVE
            and 0 <= span["start"] - end <= ANTECEDENT
            and "." not in text[end : span["start"]]
        )
        for span in row["source"]
    )


_RELATIVE = frozenset({"who", "which", "that"})
ANTECEDENT: Final = 60
"""Characters at most between a relative pronoun, which is what is annotated as the source, and
the phrase that it stands for, which is what is printed here."""


def same_name(name: str, full: str) -> bool:
    """Whether a printed name can stand for a full one: same surname, no other first name."""
    ours, theirs = name.lower().split(), full.lower().split()
    if not ours or ours[-1] != theirs[-1]:
        return False
    return len(ours) == 1 or ours[0][:1] == theirs[0][:1]


def read_lines(path: Path) -> Iterable[dict[str, Any]]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def spans_of(rows: Iterable[dict[str, int]]) -> list[tuple[int, int]]:
    """Annotated ranges as pairs of offsets."""
    return [(row["start"], row["end"]) for row in rows]


def content_of(statement: Statement) -> list[tuple[int, int]]:
    """A statement's content as pairs of offsets."""
    return [(span.start, span.end) for span in statement.content]


def places_of(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    """Where the words of these spans start."""
    return {m.start() + s for s, e in spans for m in re.finditer(r"\w+", text[s:e])}


def overlap(one: set[int], other: set[int]) -> float:
    """Intersection over union."""
    return len(one & other) / len(one | other) if one and other else 0.0


def brief(statement: Statement) -> str:
    """A statement on one line: printed speaker, speaker, cue, words."""
    return " | ".join(
        (
            statement.printed.text if statement.printed else "–",
            statement.speaker.name if statement.speaker else "–",
            statement.cue.text if statement.cue else "–",
            " … ".join(span.text for span in statement.content)[:200],
        )
    )
