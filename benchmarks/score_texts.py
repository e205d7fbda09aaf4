"""How well statements are extracted from the two annotated texts of the corpus."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from benchmarks.match_statements import (
    FOUND,
    SHARED,
    brief,
    content_of,
    overlap,
    places_of,
    read_document,
    read_lines,
    same_name,
)
from benchmarks.tally import Table
from corpus.noise.mark_noise import mark_noise

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.document import Document
    from corpus.statement import Statement


def score_texts(
    extract: Callable[[Document], Sequence[Statement]], *, errors: bool = False
) -> Table:
    """Return the table of the two annotated texts of the corpus."""
    rows = list(read_lines(SHARED / "gold" / "statements.jsonl"))
    table = Table()
    for name in sorted({row["file"] for row in rows}):
        text = (SHARED / "corpus" / name).read_text(encoding="utf-8")
        found = list(extract(_marked(read_document(name, text))))
        given = [(each, places_of(text, content_of(each))) for each in found]
        for row in rows:
            if row["file"] == name:
                _score_text_row(row, text, given, table, errors=errors)
        for row in read_lines(SHARED / "gold" / "not_statements.jsonl"):
            if row["file"] == name:
                places = places_of(text, [(row["start"], row["end"])])
                hit = any(places and len(places & own) >= FOUND * len(own) for _, own in given)
                table.rows["scare quotes and titles returned"].add(hit)
    return table


def _marked(document: Document) -> Document:
    return replace(document, noise=tuple(mark_noise(document.text)))


def _score_text_row(
    row: dict[str, Any],
    text: str,
    given: list[tuple[Statement, set[int]]],
    table: Table,
    *,
    errors: bool,
) -> None:
    if row["optional"]:
        return
    places = places_of(text, row["segments"])
    matches = [
        each
        for each, own in given
        if max(overlap(places, own), *_overlaps(text, each, places)) >= FOUND
    ]
    kind = "with marks" if row["type"] == "direct" else "reported"
    table.rows[f"{kind}: found"].add(bool(matches))
    if matches:
        right = any(_right_in_text(row, each) for each in matches)
        table.rows["speaker right of found"].add(right)
        if errors and not right:
            print("WRONG", row["id"], row["speaker"], [brief(each) for each in matches])
    elif errors:
        print("MISS", row["id"], row["text"])


def _overlaps(text: str, statement: Statement, places: set[int]) -> list[float]:
    """With each span alone: these annotations count the parts of a split quotation singly."""
    return [0.0, *(overlap(places_of(text, [each]), places) for each in content_of(statement))]


def _right_in_text(row: dict[str, Any], statement: Statement) -> bool:
    if statement.speaker is None:
        return row["speaker"].startswith("(") or "(unattributed)" in row["accept"]
    names = [row["speaker"], *row["accept"], row["speaker_printed"] or ""]
    own = _plain(statement.speaker.name)
    return any(own == _plain(name) or same_name(own, _plain(name)) for name in names if name)


def _plain(name: str) -> str:
    return re.sub(r"\b(?:a|an|the|another)\b |[()]", "", name.lower()).strip()
