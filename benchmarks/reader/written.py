"""Our own questions over texts of `shared`, which hold places in these texts and no words of them.

`questions/news.jsonl` asks about the news articles, `questions/texts.jsonl` about texts of the
public sets. A line has `id`, `question`, `style`, `after` (the id of the question before it),
`answerable`, `evidence` ([text, start, end, start and end of the words in it]) and `near` ([text,
start, end]).
"""

from __future__ import annotations

import gzip
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.reader.news import Posed, pose, posed_of

FOLDER = Path(__file__).with_name("questions")


def read_written_news(shared: Path, work: Path) -> list[Posed]:
    """Return our questions over news; what the index finds for them is kept in `work`."""
    kept = work / "written.json"
    if not kept.exists():
        posed = pose(_records("news"), shared, work)
        scratch = work / ".written.json"
        scratch.write_text(json.dumps([asdict(each) for each in posed]), encoding="utf-8")
        scratch.rename(kept)
    return [posed_of(each) for each in json.loads(kept.read_text(encoding="utf-8"))]


@cache
def read_written_texts(shared: Path) -> tuple[tuple[Posed, ...], dict[str, dict[str, str]]]:
    """Return our questions over texts of the public sets, and the records of these by id."""
    records = _records("texts")
    asked = {record["id"]: record["question"] for record in records}
    posed = tuple(
        Posed(
            record["id"], record["question"], asked.get(record["after"] or "", ""),
            record["style"], record["answerable"], False,
            tuple(map(tuple, record["evidence"])), tuple(map(tuple, record["near"])), (),
        )
        for record in records
    )  # fmt: skip
    named = {str(place[0]) for each in posed for place in (*each.evidence, *each.near)}
    return posed, {name: {"text": text, "title": ""} for name, text in _texts(shared, named)}


def _texts(shared: Path, named: set[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name in sorted({each.partition(":")[0] for each in named}):
        with gzip.open(shared / "train" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
            lines = ((f"{name}:{line['id']}", line["context"]) for line in map(json.loads, stream))
            found += [line for line in lines if line[0] in named]
    return found


def _records(name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
