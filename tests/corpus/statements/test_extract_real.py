"""On the real texts beside the checkout: what is found, by whom, and what must not be returned."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.corpus.statements.conftest import Extract

SHARED = Path(__file__).resolve().parents[4] / "shared"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.model,
    pytest.mark.skipif(not SHARED.is_dir(), reason=f"the real texts are not at {SHARED}"),
]

REPORTED, QUOTED = 0.7, 0.9  # shares of the annotated statements that are to be found


def test_annotated_statements_are_found(extract: Extract) -> None:
    found = {"direct": [0, 0], "reported": [0, 0]}
    for row in _rows("statements.jsonl"):
        if row["optional"]:
            continue
        places = {n for start, end in row["segments"] for n in range(start, end)}
        counts = found[str(row["type"])]
        counts[0] += any(len(places & own) >= len(places) / 2 for own in _contents(extract, row))
        counts[1] += 1
    assert found["direct"][0] / found["direct"][1] >= QUOTED
    assert found["reported"][0] / found["reported"][1] >= REPORTED


def test_no_scare_quote_or_title_is_a_statement(extract: Extract) -> None:
    for row in _rows("not_statements.jsonl"):
        places = set(range(row["start"], row["end"]))
        for own in _contents(extract, row):
            assert len(places & own) < len(own) / 2, row["text"]


def _rows(name: str) -> Iterable[dict[str, Any]]:
    with (SHARED / "gold" / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _contents(extract: Extract, row: dict[str, Any]) -> list[set[int]]:
    text = (SHARED / "corpus" / row["file"]).read_text(encoding="utf-8")
    return [
        {n for span in statement.content for n in range(span.start, span.end)}
        for statement in extract(text)
    ]
