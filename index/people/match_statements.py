"""Statements → groups of those that are the same words in several documents."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from index.people.speech_record import StatementTerms

OVERLAP = 0.6
"""Of the shorter one's words that both must have: two translations of one sentence share
about two thirds, two sentences on one subject a third."""

CONTENT_OVERLAP, REPORTED_OVERLAP = 0.4, 0.6
"""Of the shorter one's words that carry meaning, and at least `FEWEST` of them: of two
quotations, and where one only reports (two reports on one subject share many words)."""

FEWEST = 4

LONGER_OVERLAP, CONTAINED = 0.35, 0.9
"""Of the longer one's words that carry meaning: long texts have many words in common by
chance. Unless the longer one holds the shorter one nearly whole."""

COMMON, RARE_SHARED = 60, 2
"""Two statements are compared when they share two words that stand in 60 at most …"""

RAREST, COMMON_SHARE = 7, 1 / 50
"""… or two words that are of the rarest seven of both, and in no more than a fiftieth of all
statements: of any number of these, a reprint with 85 % of the words has two such in common."""

NEXT = 60
"""Of those with the same two words each is compared with so many next ones: one word for word the
same in thousands of sources is joined from one to the next."""

BLOCK = 200_000  # pairs compared at a time


def match_statements(
    bags: StatementTerms, documents: NDArray[np.int64], direct: NDArray[np.bool_]
) -> tuple[tuple[int, ...], ...]:
    """Return groups of numbers of statements, each group and number in ascending order.

    Of each statement are given its words, the number of its document, and whether it is a
    quotation. Statements of one document are never the same one.
    """
    table = _tabulate(bags)
    owner = list(range(len(documents)))
    for ones, others in _pairs(table, documents):
        quoted = direct[ones] & direct[others]
        share = np.where(quoted, CONTENT_OVERLAP, REPORTED_OVERLAP)
        same = _same_words(table, ones, others, share)
        for one, other in zip(ones[same].tolist(), others[same].tolist(), strict=True):
            first, second = sorted((_root(owner, one), _root(owner, other)))
            owner[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(owner)):
        groups[_root(owner, number)].append(number)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


@dataclass(frozen=True, slots=True)
class _Table:
    """Each different word of each statement: whose it is, which one, whether it carries meaning.

    `starts` are where the words of each statement begin; `all` and `content` count them.
    """

    owners: NDArray[np.int64]
    numbers: NDArray[np.int64]
    meaning: NDArray[np.bool_]
    starts: NDArray[np.int64]
    all: NDArray[np.int64]
    content: NDArray[np.int64]
    vocabulary: int


def _tabulate(bags: StatementTerms) -> _Table:
    statements = len(bags.counts)
    different, numbers = np.unique(bags.words >> np.uint64(1), return_inverse=True)
    owners = np.repeat(np.arange(statements), bags.counts)
    order = np.lexsort((numbers, owners))
    meaning = (bags.words & np.uint64(1)).astype(bool)
    content = np.bincount(owners[meaning], minlength=statements)
    starts = np.cumsum(bags.counts) - bags.counts
    return _Table(
        owners, numbers[order], meaning[order], starts, bags.counts, content, len(different)
    )


def _pairs(
    table: _Table, documents: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Pairs of statements of different documents that share two words that are not everywhere,
    some at a time.
    """
    held = np.flatnonzero(table.meaning & (table.content[table.owners] >= FEWEST))
    words, owners = table.numbers[held], table.owners[held]
    holders = np.bincount(words, minlength=table.vocabulary)[words]
    few = holders <= COMMON
    pairs, times = np.unique(_sharing(words[few], owners[few], documents), return_counts=True)
    enough = pairs[times >= RARE_SHARED]
    few = holders <= max(COMMON, len(documents) * COMMON_SHARE)
    keys = _keys(words[few], owners[few], holders[few], table.vocabulary)
    every = np.union1d(enough, _sharing(*keys, documents))
    for start in range(0, len(every), BLOCK):
        yield np.divmod(every[start : start + BLOCK], len(documents))


def _keys(
    words: NDArray[np.int64],
    owners: NDArray[np.int64],
    holders: NDArray[np.int64],
    vocabulary: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each two of the rarest words of each statement as one number, and whose they are."""
    order = np.lexsort((words, holders, owners))
    words, owners = words[order], owners[order]
    rank = np.arange(len(owners)) - np.searchsorted(owners, owners)  # 0 of the rarest
    rarest = rank < RAREST
    words, owners = words[rarest], owners[rarest]
    keys, whose = [], []
    for step in range(1, RAREST):
        same = owners[step:] == owners[:-step]
        one, other = words[:-step][same], words[step:][same]
        keys.append(np.minimum(one, other) * vocabulary + np.maximum(one, other))
        whose.append(owners[step:][same])
    return np.concatenate(keys), np.concatenate(whose)


def _sharing(
    keys: NDArray[np.int64], owners: NDArray[np.int64], documents: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The pairs of statements of different documents that share a key, each as one number, once
    for each key.
    """
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    shared = [np.empty(0, dtype=np.int64)]
    for step in range(1, NEXT):
        both = keys[step:] == keys[:-step]
        if not both.any():
            break
        both &= documents[owners[step:]] != documents[owners[:-step]]
        shared.append(owners[:-step][both] * len(documents) + owners[step:][both])
    return np.concatenate(shared)


def _same_words(
    table: _Table, ones: NDArray[np.int64], others: NDArray[np.int64], share: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Which pairs are the same statement, in other words at most."""
    shared_all, shared = _shared(table, ones, others)
    sizes = table.content[ones], table.content[others]
    few, many = np.minimum(*sizes), np.maximum(*sizes)
    of_all = shared_all / np.maximum(np.minimum(table.all[ones], table.all[others]), 1)
    enough = (shared >= np.maximum(FEWEST, share * few)) & (of_all >= OVERLAP)
    alike = shared >= LONGER_OVERLAP * many * share / CONTENT_OVERLAP
    contained = np.minimum(shared / np.maximum(few, 1), of_all) >= CONTAINED
    same: NDArray[np.bool_] = enough & (alike | contained)
    return same


def _shared(
    table: _Table, ones: NDArray[np.int64], others: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How many words each pair shares, and how many of these carry meaning in both."""
    counts = table.all[ones]
    pair = np.repeat(np.arange(len(ones)), counts)
    within = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts)
    mine = np.repeat(table.starts[ones], counts) + within
    known = table.owners * table.vocabulary + table.numbers  # ascending
    wanted = others[pair] * table.vocabulary + table.numbers[mine]
    theirs = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    both = known[theirs] == wanted
    meaning = both & table.meaning[mine] & table.meaning[theirs]
    every = np.bincount(pair[both], minlength=len(ones))
    return every, np.bincount(pair[meaning], minlength=len(ones))


def _root(owner: list[int], number: int) -> int:
    while owner[number] != number:
        owner[number] = owner[owner[number]]
        number = owner[number]
    return number
