"""Groups → batches of pairs of like length, with what is to be learnt of each token."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.reader.read_pair import passage_tokens, question_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from benchmarks.reader.example import Group, Pair, Range

BATCH_TOKENS = 3_072
"""Tokens of a batch, padding included: more leaves the cache of the processor."""

WHOLE = 8  # tokens

POOL = 400
"""Groups that are sorted by length at a time; batches are then shuffled."""


@dataclass(frozen=True, slots=True)
class Fed:
    """Tokens of a pair; `places` are the ranges in the passage of its tokens but for the last,
    which marks its end; those of its title lie before 0.
    """

    question: list[int]
    passage: list[int]
    places: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Tokens of pairs, 0 where there are none, and 1 for those of passages (b, t); which tokens of
    the passage start and end an answer and which are evidence (b, t); whether it answers and
    which question it is of (b,).
    """

    ids: NDArray[np.int64]
    sides: NDArray[np.int64]
    inside: NDArray[np.bool_]
    starts: NDArray[np.bool_]
    ends: NDArray[np.bool_]
    evidence: NDArray[np.bool_]
    answers: NDArray[np.float32]
    groups: NDArray[np.int64]


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load the packaged encoder's tokenizer, without its limits."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def feed(pair: Pair, tokenizer: Tokenizer) -> Fed:
    """Return the tokens of [CLS] (former [SEP]) question [SEP] and of (title.) passage [SEP]."""
    lead = f"{pair.title}. " if pair.title else ""
    passage, places = passage_tokens(tokenizer, lead + pair.passage)
    own = [(start - len(lead), end - len(lead)) for start, end in places]
    return Fed(question_tokens(tokenizer, pair.question, pair.former), passage, own)


def batches(
    groups: Sequence[Group], tokenizer: Tokenizer, seed: int, skipped: int = 0
) -> Iterator[Batch]:
    """Yield `groups` in batches: in an order drawn from `seed`, and the same one each time.

    The first `skipped` batches are left out.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret, and the same each time
    order = list(groups)
    chance.shuffle(order)
    for start in range(0, len(order), POOL):
        pool = [[(pair, feed(pair, tokenizer)) for pair in group.pairs]
                for group in order[start : start + POOL]]  # fmt: skip
        pool.sort(key=_width)
        packs = list(_packed(pool))
        chance.shuffle(packs)
        for pack in packs:
            if skipped:
                skipped -= 1
            else:
                yield collate(pack)


Members = list[tuple["Pair", Fed]]


def _width(members: Members) -> int:
    return max(len(fed.passage) + len(fed.question) for _, fed in members)


def _packed(pool: Sequence[Members]) -> Iterator[list[Members]]:
    pack: list[Members] = []
    rows = 0
    for members in pool:
        if pack and (rows + len(members)) * _width(members) > BATCH_TOKENS:
            yield pack
            pack, rows = [], 0
        pack.append(members)
        rows += len(members)
    if pack:
        yield pack


def collate(pack: Sequence[Members]) -> Batch:
    """Return groups of tokenised pairs as one batch."""
    rows = [(number, pair, fed) for number, members in enumerate(pack) for pair, fed in members]
    width = max(len(fed.question) + len(fed.passage) for _, _, fed in rows)
    shape = (len(rows), _rounded(width))
    ids, sides = (np.zeros(shape, dtype=np.int64) for _ in range(2))
    inside, starts, ends, evidence = (np.zeros(shape, dtype=bool) for _ in range(4))
    for row, (_, pair, fed) in enumerate(rows):
        asked = len(fed.question)
        ids[row, : asked + len(fed.passage)] = [*fed.question, *fed.passage]
        sides[row, asked : asked + len(fed.passage)] = 1
        for place in pair.words:
            _mark(starts, ends, row, fed, place)
        for number, (start, end) in enumerate(fed.places, asked):
            inside[row, number] = start >= 0
            evidence[row, number] = any(
                first < end and start < last for first, last in pair.evidence
            )
    answers = np.array([pair.answers for _, pair, _ in rows], dtype=np.float32)
    return Batch(ids, sides, inside, starts, ends, evidence, answers,
                 np.array([number for number, _, _ in rows]))  # fmt: skip


def _rounded(length: int) -> int:
    """Up to a multiple of WHOLE: for each new shape torch prepares, and keeps, a program."""
    return -(-length // WHOLE) * WHOLE


def _mark(
    starts: NDArray[np.bool_], ends: NDArray[np.bool_], row: int, fed: Fed, place: Range
) -> None:
    held = [
        number
        for number, (start, end) in enumerate(fed.places, len(fed.question))
        if place[0] < end and start < place[1]
    ]
    if held:
        starts[row, held[0]] = True
        ends[row, held[-1]] = True
