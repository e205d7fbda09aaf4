"""Time encoding passages for an index against a plain sentence-transformers script.

    python -m benchmarks.measure_indexing ../shared/corpus

The same passages, of the same corpus, in turn in one process that is held to one core. Ours also
keeps every token's vector and makes each sentence's, which the plain script does not.
Reading and finding statements are left out on both sides.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import SILENCE

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 3
MOST = 400  # passages


def main() -> None:
    """Measure the corpus of the command line."""
    os.environ.update(SILENCE)
    parser = argparse.ArgumentParser(description="Time indexing.")
    parser.add_argument("corpus", type=Path)
    for line in measure_indexing(parser.parse_args().corpus):
        print(line)


def measure_indexing(corpus: Path, rounds: int = ROUNDS) -> list[str]:
    """Return lines that say how many passages a second each encodes: medians of `rounds`."""
    _hold_to_one_core()
    from corpus.ingest import ingest
    from corpus.readers.read import read
    from corpus.source import Source
    from index.encoder.embed_passages import PassageText, embed_passages
    from index.encoder.load_encoder import load_encoder, locate_model
    from index.encoder.reference_encoder import load_model
    from index.progress import silent

    sources = [each for each in read(corpus) if isinstance(each, Source)]
    passages = [passage for source in sources for passage in ingest(source, None).passages]
    texts = [PassageText.of(passage) for passage in passages][:MOST]
    encoder = load_encoder()
    model = load_model(encoder.name, locate_model(encoder.name))
    plain = [text.text for text in texts]
    seconds: dict[str, list[float]] = {"plain": [], "own": []}
    for number in range(rounds + 1):
        taken = {
            "plain": _seconds(lambda: model.encode(plain, show_progress_bar=False)),
            "own": _seconds(lambda: embed_passages(texts, encoder, {}, silent)),
        }
        for name, measured in taken.items():
            if number:  # the first warms up
                seconds[name].append(measured)
    rates = {name: len(texts) / statistics.median(times) for name, times in seconds.items()}
    return [
        f"{len(texts)} passages of {sum(map(len, plain)) // len(plain)} characters, one core",
        f"plain sentence-transformers: {rates['plain']:.1f} passages a second",
        f"On Record: {rates['own']:.1f} passages a second ({rates['own'] / rates['plain']:.2f} "
        "times as many), sentences and tokens included",
        f"encoded by {encoder.runtime}",
    ]


def _hold_to_one_core() -> None:
    """Before numpy and torch look how many there are; where the system cannot, all are used."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
