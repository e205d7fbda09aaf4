"""Time building, opening, asking and adding a document as a corpus of made-up passages grows.

    python -m benchmarks.measure_growth 1000 10000 100000

What is measured is everything but the encoder: words have fixed directions, and a text is their
sum. Documents hold some ten passages of a hundred words, drawn as often as words are in English
(Zipf, exponent 1): the commonest are its stop words, nearly half of any text, and the rest are made
up of syllables. The first question is not counted.
Each of the next ones maps pages of the index into memory that no other has looked at; how long
those take is told beside the ones after them. Of what is done several times the median is told.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from index.encoder.load_encoder import Encoded
from index.sparse.tokenize import STOP_WORDS
from onrecord import SILENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

PASSAGES_A_DOCUMENT = 10
WORDS_A_SENTENCE, SENTENCES_A_PASSAGE = 16, 7
VOCABULARY = 50_000
SYLLABLES = [one + other for one in "bcdfglmnprst" for other in "aeiou"]
DIMENSION = 384
ASKED = 50  # questions that begin, and as many after them
ROUNDS = 5  # of opening, and of adding a document

T = TypeVar("T")


def main() -> None:
    """Measure corpora of the sizes on the command line."""
    os.environ.update(SILENCE)
    parser = argparse.ArgumentParser(description="Time growing.")
    parser.add_argument("passages", type=int, nargs="+")
    for size in parser.parse_args().passages:
        for line in measure_growth(size):
            print(line, flush=True)


def measure_growth(passages: int) -> list[str]:
    """Return lines that say what a corpus of about so many `passages` costs."""
    from index.progress import silent
    from index.refresh import Place, open_current, refresh
    from qa.ask import ask

    chance = np.random.default_rng(passages)
    encoder = MadeUp()
    with tempfile.TemporaryDirectory() as scratch:
        corpus = Path(scratch) / "corpus.jsonl"
        records = [document(chance, n) for n in range(max(1, passages // PASSAGES_A_DOCUMENT))]
        corpus.write_text("\n".join(records), encoding="utf-8")
        place = Place(corpus, Path(scratch) / "index", encoder.name, statements=False)
        built, index = _timed(lambda: refresh(place, encoder, silent))
        opened = statistics.median(_timed(lambda: open_current(place))[0] for _ in range(ROUNDS))
        questions = [sentence(chance, 8).lower() + "?" for _ in range(2 * ASKED + 1)]
        asking = [_timed(partial(ask, index, encoder, text))[0] for text in questions][1:]
        adding = []
        for turn in range(ROUNDS):
            with corpus.open("a", encoding="utf-8") as stream:
                stream.write(f"\n{document(chance, passages + turn)}")
            adding.append(_timed(lambda: refresh(place, encoder, silent))[0])
        added = statistics.median(adding)
    count = len(index.contents.passages)
    began, then = (1000 * statistics.median(own) for own in (asking[:ASKED], asking[ASKED:]))
    return [
        f"{count:,} passages: built in {built:.1f} s, opened in {opened * 1000:.1f} ms, a question "
        f"beyond encoding {then:.1f} ms (the first {ASKED}: {began:.1f}), one document added in "
        f"{added * 1000:.0f} ms"
    ]


@dataclass(frozen=True, slots=True)
class MadeUp:
    """An encoder that costs next to nothing."""

    name: str = "made-up"
    fingerprint: str = "made-up:1"
    runtime: str = "none"
    known: dict[str, NDArray[np.float32]] = field(default_factory=dict)

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        """Encode each word by its direction."""
        if advance:
            advance(len(texts))
        return [self._encode(text) for text in texts]

    def _encode(self, text: str) -> Encoded:
        places, at = [], 0
        for word in text.split():
            start = text.index(word, at)
            at = start + len(word)
            places.append((start, at))
        tokens = np.array([self._direction(text[start:end]) for start, end in places])
        summed = tokens.sum(axis=0)
        return Encoded(summed / np.linalg.norm(summed), tokens, np.array(places, dtype=np.int64))

    def _direction(self, word: str) -> NDArray[np.float32]:
        if word not in self.known:
            seed = int.from_bytes(word.encode()[:8], "little")
            drawn = np.random.default_rng(seed).standard_normal(DIMENSION).astype(np.float32)
            self.known[word] = drawn / np.linalg.norm(drawn)
        return self.known[word]


def document(chance: np.random.Generator, number: int) -> str:
    """Return a line of a corpus with a document of ten passages."""
    sentences = [
        sentence(chance, WORDS_A_SENTENCE) + "."
        for _ in range(PASSAGES_A_DOCUMENT * SENTENCES_A_PASSAGE)
    ]
    return json.dumps({"_id": f"d{number}", "title": "", "text": " ".join(sentences)})


def sentence(chance: np.random.Generator, words: int) -> str:
    """Return words, common ones more often than rare ones."""
    drawn = np.searchsorted(_shares(), chance.random(words)).tolist()
    return " ".join(map(_word, drawn)).capitalize()


@cache
def _shares() -> NDArray[np.float64]:
    """Up to each word, from the commonest on, the share of a text that these are (Zipf's law)."""
    summed = np.cumsum(1 / np.arange(1, VOCABULARY + 1))
    shares: NDArray[np.float64] = summed / summed[-1]
    return shares


@cache
def _word(rank: int) -> str:
    """The word of this rank, from 0: stop words, then made-up ones, no two of them the same."""
    if rank < len(STOP_WORDS):
        return sorted(STOP_WORDS)[rank]
    base = len(SYLLABLES)
    return "".join(SYLLABLES[rank // base**place % base] for place in range(3))


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    made = work()
    return time.perf_counter() - started, made


if __name__ == "__main__":
    main()
