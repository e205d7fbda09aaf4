"""Time what changing one document of many costs, against indexing that document alone.

    python -m benchmarks.measure_update                        10,000 documents, vectors for nothing
    python -m benchmarks.measure_update --documents 100 --model all-MiniLM-L6-v2

Without `--model` the vectors are seeded random numbers, so that what is timed is everything
but the encoder. Medians in milliseconds; processor time of this process in brackets.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
import zlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord import SILENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.encoder.load_encoder import Encoded, Encoder
    from index.index import Index

ROUNDS = 5
DIMENSION = 384
NAMES = ("Ada Finch", "Ben Carr", "Dora Elm", "Carl Moss", "Ida Stone", "Emil Hart")
PLACES = ("Harrow", "Stow", "Wend", "Alder", "Birch", "Crane", "Dover", "Eaves")
SYLLABLES = [one + other for one in "bcdfglmnprst" for other in "aeiou"]
VOCABULARY = 30_000  # words; how often each comes falls with its rank, as in any language
QUESTIONS = 50


def main() -> None:
    """Measure with the numbers of the command line."""
    os.environ.update(SILENCE)
    parser = argparse.ArgumentParser(description="Time changing one document of many.")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--paragraphs", type=int, default=2, help="of 40 words, a document")
    parser.add_argument("--model", default="", help="a real encoder, in place of random vectors")
    parser.add_argument("--statements", action="store_true", help="record who says what as well")
    options = parser.parse_args()
    encoder = _encoder(options.model)
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), encoder, options)


def measure(folder: Path, encoder: Encoder, options: argparse.Namespace) -> None:
    """Print how long building, opening and each kind of change take in `folder`."""
    from index.progress import silent
    from index.refresh import Place, refresh
    from index.store import open_index

    corpus = folder / "corpus"
    corpus.mkdir()
    for number in range(options.documents):
        (corpus / f"{number:06}.txt").write_text(text(number, options.paragraphs))
    place = Place(corpus, folder / "index", encoder.name, options.statements)
    _told("built", *_timed(lambda: refresh(place, encoder, silent)))
    contents = open_index(place.index).contents
    print(f"  {len(contents.documents):,} documents, {len(contents.passages):,} passages, "
          f"{len(contents.sentences):,} sentences")  # fmt: skip
    _told("opened", *_median(lambda _: open_index(place.index)))
    measure_searches(open_index(place.index))
    alone = folder / "alone"
    alone.mkdir()

    def index_alone(turn: int) -> None:
        (alone / "only.txt").write_text(text(options.documents + turn, options.paragraphs))
        only = Place(alone, folder / f"alone-{turn}", encoder.name, options.statements)
        refresh(only, encoder, silent)

    _told("one document alone", *_median(index_alone))
    middle = options.documents // 2
    changes: dict[str, Callable[[int], object]] = {
        "changed": lambda turn: (corpus / f"{middle:06}.txt").write_text(
            text(-turn - 1, options.paragraphs)
        ),
        "added": lambda turn: (corpus / f"{middle:06}-{turn}.txt").write_text(
            text(-turn - 100, options.paragraphs)
        ),
        "renamed": lambda turn: (corpus / f"{middle:06}-{turn}.txt").rename(
            corpus / f"0{middle:06}-{turn}.txt"
        ),
        "removed": lambda turn: (corpus / f"0{middle:06}-{turn}.txt").unlink(),
        "nothing": lambda _: None,
    }
    for name, change in changes.items():
        measured = []
        for turn in range(ROUNDS):
            change(turn)
            measured.append(_timed(lambda: refresh(place, encoder, silent)))
        _told(f"one {name}", *(statistics.median(each) for each in zip(*measured, strict=True)))


def measure_searches(index: Index) -> None:
    """Print what all searches of a question take in `index`, its encoding aside."""
    from index.search import search
    from index.sparse.tokenize import tokenize

    chance = random.Random(0)  # noqa: S311
    questions = [
        f"Did {chance.choice(NAMES)} say that {words(chance, 5)}?" for _ in range(QUESTIONS)
    ]
    encoded = RandomEncoder().encode(questions)
    measured = [
        _timed(partial(search, index, one.vector, tokenize(question)))
        for one, question in zip(encoded, questions, strict=True)
    ]
    _told("searches of a question", *map(statistics.median, zip(*measured, strict=True)))


def text(number: int, paragraphs: int) -> str:
    """Return a small document that nobody else has; the same for the same number."""
    chance = random.Random(number)  # noqa: S311
    who = f"{chance.choice(NAMES).split()[0]} {chance.choice(NAMES).split()[1]}"
    made = []
    for _ in range(paragraphs):
        sentences = [
            f"In {chance.choice(PLACES)} the {words(chance, 7)} cost {chance.randrange(10**6)}."
            for _ in range(3)
        ]
        made.append(" ".join([*sentences, f'"The {words(chance, 4)} is closed," {who} said.']))
    return f"Report {number} from {chance.choice(PLACES)}\n\n" + "\n\n".join(made) + "\n"


def words(chance: random.Random, count: int) -> str:
    """Return made-up words, common ones more often than rare ones (Zipf's law).

    The commonest sixty are left out: they would be stop words.
    """
    return " ".join(_word(int(VOCABULARY ** chance.uniform(0.4, 1))) for _ in range(count))


def _word(rank: int) -> str:
    """The word of this rank; no two are the same."""
    base = len(SYLLABLES)
    return SYLLABLES[rank % base] + SYLLABLES[rank // base % base] + SYLLABLES[rank // base**2]


@dataclass(frozen=True, slots=True)
class RandomEncoder:
    """Vectors that cost next to nothing: equal for equal texts, else unrelated."""

    name: str = "random"
    fingerprint: str = "random:1"
    runtime: str = "chance"

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        """Return vectors that are the same for the same text."""
        from index.encoder.load_encoder import Encoded

        encoded = []
        for each in texts:
            chance = np.random.default_rng(zlib.crc32(each.encode()))
            words = np.array(_places(each), dtype=np.int64).reshape(-1, 2)
            vectors = chance.standard_normal((len(words) + 1, DIMENSION), dtype=np.float32)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            encoded.append(Encoded(vectors[0], vectors[1:], words))
        if advance:
            advance(len(texts))
        return encoded


def _places(words: str) -> list[tuple[int, int]]:
    ends = [place for place, letter in enumerate(words + " ") if letter == " "]
    return [(end - 1, end) for end in ends if end]


def _encoder(model: str) -> Encoder:
    from index.encoder.load_encoder import load_encoder

    return load_encoder(model) if model else RandomEncoder()


def _median(work: Callable[[int], object]) -> tuple[float, float]:
    measured = [_timed(lambda turn=turn: work(turn)) for turn in range(ROUNDS)]  # type: ignore[misc]
    wall, processor = zip(*measured, strict=True)
    return statistics.median(wall), statistics.median(processor)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    started, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - used


def _told(what: str, wall: float, processor: float) -> None:
    print(f"{what:24} {wall * 1000:10,.1f} ms  ({processor * 1000:,.1f})", flush=True)


if __name__ == "__main__":
    main()
