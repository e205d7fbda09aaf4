"""The halves of the evaluation sets that may be learnt from → groups."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

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
        asked: list[Asked] = []
        unanswered: list[Asked] = []
        for each in _lines(folder / "queries.jsonl"):
            document = each.get("context_doc") or each["answers"][0]["doc"]
            if held_out_half(each.get("article") or document):
                continue
            spans = tuple((a["start"], a["end"]) for a in each["answers"] if a["doc"] == document)
            made = Asked(" ".join(each["text"].split()), texts[document], spans)
            (asked if spans else unanswered).append(made)
        names = [found.group() for own in asked for found in NAME.finditer(own.question)]
        for own, near in zip(asked, nearest_others(asked), strict=True):
            others = [own.context] if name == "covidqa" else near
            groups.extend(groups_of(own, others, names, chance))
        for own in unanswered:
            count = len(sentences_of(own.context))
            shown = window_around(own.context, [chance.randrange(count)], (), chance)
            groups.append(Group((Pair(own.question, shown.text),)))
    return groups


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
