"""The halves of the evaluation sets that may be learnt from → groups."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from benchmarks.exchange_names import NAME
from benchmarks.reader.cut_windows import sentences_of, window_around
from benchmarks.reader.example import Group, Pair
from benchmarks.reader.halves import held_out_half
from benchmarks.reader.read_public import Asked, groups_of, nearest_others

if TYPE_CHECKING:
    from pathlib import Path

SETS = ("squad2_half", "xquad_en", "covidqa")


def read_judged(shared: Path, seed: int) -> list[Group]:
    """Return the groups of the questions about documents that are not held out."""
    chance = random.Random(seed)  # noqa: S311 - no secret, and the same each time
    groups: list[Group] = []
    for name in SETS:
        folder = shared / "eval" / name
        texts = {each["_id"]: each["text"] for each in _lines(folder / "corpus.jsonl")}
        asked, unanswered = [], []
        for each in _lines(folder / "queries.jsonl"):
            document = each.get("context_doc") or each["answers"][0]["doc"]
            if held_out_half(each.get("article") or document):
                continue
            spans = tuple((a["start"], a["end"]) for a in each["answers"] if a["doc"] == document)
            made = Asked(" ".join(each["text"].split()), texts[document], spans)
            (asked if spans else unanswered).append(made)
        names = [found.group() for each in asked for found in NAME.finditer(each.question)]
        for each, near in zip(asked, nearest_others(asked), strict=True):
            own = [each.context] if name == "covidqa" else near
            groups.extend(groups_of(each, own, names, chance))
        for each in unanswered:
            count = len(sentences_of(each.context))
            shown = window_around(each.context, [chance.randrange(count)], (), chance)
            groups.append(Group((Pair(each.question, shown.text),)))
    return groups


def _lines(file: Path) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
