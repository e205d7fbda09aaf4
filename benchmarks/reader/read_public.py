"""The public reading sets → groups: a window that answers, and one that nearly does."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.exchange_names import NAME
from benchmarks.reader.cut_windows import cut, holding, sentences_of, window_around
from benchmarks.reader.example import Group, Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.reader.example import Range

SHARES = {"squadshifts_wiki": 8_000, "squadshifts_reddit": 4_000, "squadshifts_amazon": 3_000,
          "selqa": 2_400, "qamr": 5_000}  # fmt: skip
"""Questions taken of each set. Those about one sentence are many and easy, those about reviews
lean on their review; the paraphrased ones are few, and all are taken."""

NEAREST = 8
"""Foremost other texts by BM25, one of which is taken as the near miss."""

NEIGHBOURS = 3
"""Sentences from other texts that a set of single sentences gets around each, at most."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of a set: ranges of `context` answer `question`, or none."""

    question: str
    context: str
    answers: tuple[Range, ...]


def read_public(folder: Path, seed: int, part: float = 1.0) -> list[Group]:
    """Return the groups of a part of the sets in `folder`; the same ones for the same `seed`."""
    chance = random.Random(seed)  # noqa: S311 - no secret, and the same each time
    groups: list[Group] = []
    for name, share in SHARES.items():
        lines = list(_lines(folder / f"{name}.jsonl.gz"))
        chosen = chance.sample(lines, int(part * min(share, len(lines))))
        groups.extend(
            _of_sentences(chosen, chance) if name == "qamr" else _of_texts(chosen, chance)
        )
    return groups


def _lines(file: Path) -> Iterator[Asked]:
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        for line in stream:
            each = json.loads(line)
            answers = tuple((start, end) for start, end in each["answers"] if end > start)
            if answers:
                yield Asked(" ".join(each["question"].split()), each["context"], answers)


def _of_texts(lines: Sequence[Asked], chance: random.Random) -> Iterator[Group]:
    others = nearest_others(lines)
    names = [found.group() for asked in lines for found in NAME.finditer(asked.question)]
    for asked, near in zip(lines, others, strict=True):
        yield from groups_of(asked, near, names, chance)


def groups_of(
    asked: Asked, near: Sequence[str], names: Sequence[str], chance: random.Random
) -> Iterator[Group]:
    """Yield what a question teaches; `near` are texts like its own that do not answer."""
    numbers = holding(asked.context, asked.answers[:1])
    if not numbers:
        return
    shown = window_around(asked.context, numbers, asked.answers, chance)
    first = sentences_of(asked.context)
    evidence = [first[number] for number in holding(asked.context, asked.answers)]
    again = _evidence_in(asked.context, shown.text, evidence)
    right = Pair(asked.question, shown.text, again, shown.marked)
    if not right.answers:
        return
    roll = chance.random()
    if roll < 0.2 and (other := exchanged(asked.question, names, chance)):
        yield Group((right,))
        yield Group((Pair(other, shown.text),))
        return
    wrong = without(asked, numbers, chance) if roll < 0.6 else ""
    if not wrong and near:
        text = chance.choice(near)
        count = len(sentences_of(text))
        wrong = window_around(text, [chance.randrange(count)], (), chance).text if count else ""
    yield Group((right, *([Pair(asked.question, wrong)] if wrong else [])))


def _evidence_in(text: str, shown: str, evidence: Sequence[Range]) -> tuple[Range, ...]:
    """Where the sentences that answer stand in the window."""
    found = []
    for start, end in evidence:
        piece = text[start:end].replace("\n", " ")
        place = shown.find(piece)
        if place >= 0:
            found.append((place, place + len(piece)))
    return tuple(dict.fromkeys(found))


def without(asked: Asked, numbers: Sequence[int], chance: random.Random) -> str:
    """Return a window of the text as it is without what answers; "" if that stays in it."""
    words = {asked.context[start:end].casefold() for start, end in asked.answers}
    gone = set(holding(asked.context, asked.answers))
    kept = [number for number in range(len(sentences_of(asked.context))) if number not in gone]
    near = [number for number in kept if abs(number - numbers[0]) <= chance.randint(1, 5)]
    if not near:
        return ""
    text = cut(asked.context, near).text
    return "" if any(word in text.casefold() for word in words) else text


def exchanged(question: str, names: Sequence[str], chance: random.Random) -> str:
    """Return `question` with one of its names, or numbers, replaced by another's; "" if none."""
    found = [*NAME.finditer(question)]
    if not found:
        return ""
    own = chance.choice(found)
    for _ in range(20):
        other = chance.choice(names)
        if other != own.group() and other[0].isdigit() == own.group()[0].isdigit():
            return question[: own.start()] + other + question[own.end() :]
    return ""


def nearest_others(lines: Sequence[Asked]) -> list[list[str]]:
    """Return for each question the texts that BM25 finds first, but for those that may answer."""
    import bm25s

    texts = list(dict.fromkeys(asked.context for asked in lines))
    bm25 = bm25s.BM25()
    bm25.index(bm25s.tokenize(texts, stopwords="en", show_progress=False), show_progress=False)
    asked_tokens = bm25s.tokenize([each.question for each in lines], stopwords="en",
                                  show_progress=False)  # fmt: skip
    rows, _ = bm25.retrieve(asked_tokens, k=NEAREST, show_progress=False)
    return [
        [texts[row] for row in np.asarray(found).tolist() if not _may_answer(each, texts[row])]
        for each, found in zip(lines, rows, strict=True)
    ]


def _may_answer(asked: Asked, text: str) -> bool:
    if text == asked.context:
        return True
    words = {asked.context[start:end].casefold() for start, end in asked.answers}
    return any(word in text.casefold() for word in words)


def _of_sentences(lines: Sequence[Asked], chance: random.Random) -> Iterator[Group]:
    """Sentences of one set stand among one another: the neighbours are the near misses."""
    for asked in lines:
        others = [chance.choice(lines).context for _ in range(chance.randint(0, NEIGHBOURS))]
        others = [other for other in others if other != asked.context]
        place = chance.randint(0, len(others))
        before = "".join(f"{other} " for other in others[:place])
        passage = " ".join([*others[:place], asked.context, *others[place:]])
        start = len(before)
        words = tuple((start + first, start + last) for first, last in asked.answers)
        pairs = [Pair(asked.question, passage, ((start, start + len(asked.context)),), words)]
        if others:
            pairs.append(Pair(asked.question, " ".join(others)))
        yield Group(tuple(pairs))
