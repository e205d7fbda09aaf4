"""Count how many planted reprints are found among ever more statements.

    python -m benchmarks.score_reprints CORPUS.jsonl --statements 3000 40000 300000

Statements are sentences of the corpus, then strings of four words each from some of them, so that
words are as frequent as in real text of one field. A reprint has 85 % of a statement's words in
their order and is of another document. Processor time.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path

import numpy as np

from index.people.match_statements import match_statements
from index.people.speech_record import terms_of

PLANTED, KEPT = 300, 0.85
STRING, STRINGS = 4, (3, 8)  # words of one sentence at a time; from how many sentences
LENGTHS = range(8, 61)  # words of a sentence that may be a statement
_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


def main() -> None:
    """Plant and count with the sizes of the command line."""
    parser = argparse.ArgumentParser(description="Count planted reprints that are found.")
    parser.add_argument("corpus", type=Path, help="a .jsonl whose lines have a text")
    parser.add_argument("--statements", type=int, nargs="+", default=[3_000, 40_000, 300_000])
    options = parser.parse_args()
    with options.corpus.open(encoding="utf-8") as lines:
        sentences = [each for line in lines for each in _END.split(json.loads(line)["text"])]
    words = [own for own in map(str.split, sentences) if len(own) in LENGTHS]
    chance = np.random.default_rng(20_170_413)
    for count in options.statements:
        made = [*words[:count], *(_mixed(words, chance) for _ in range(count - len(words)))]
        planted = chance.choice(count, PLANTED, replace=False).tolist()
        bags = terms_of(" ".join(own) for own in [*made, *(_cut(made[n], chance) for n in planted)])
        started = time.process_time()
        numbers = np.arange(len(bags.counts))
        groups = match_statements(bags, numbers, np.ones(len(numbers), dtype=bool))
        seconds = time.process_time() - started
        group_of = {number: group for group in groups for number in group}
        found = sum(number in group_of.get(count + n, ()) for n, number in enumerate(planted))
        print(f"{count:9,} statements: found {found / PLANTED:.3f}, {seconds:5.1f} s; "
              f"{len(groups):,} groups, the largest of {max(map(len, groups)):,}")  # fmt: skip


def _mixed(words: list[list[str]], chance: np.random.Generator) -> list[str]:
    mixed: list[str] = []
    for number in chance.integers(len(words), size=chance.integers(*STRINGS)).tolist():
        start = int(chance.integers(len(words[number]) - STRING))
        mixed += words[number][start : start + STRING]
    return mixed


def _cut(own: list[str], chance: np.random.Generator) -> list[str]:
    kept = chance.choice(len(own), max(1, round(KEPT * len(own))), replace=False)
    return [own[place] for place in sorted(kept.tolist())]


if __name__ == "__main__":
    main()
