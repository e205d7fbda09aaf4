"""Time a whole question against embedding it alone, turn by turn in one process.

    python -m benchmarks.measure_asking ../shared/corpus ../shared/gold/questions.jsonl

The second file has a `question` on each line. Medians of each round and their ratio are
printed; the first round fills the caches.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app import SILENCE

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5


def main() -> None:
    """Measure the corpus and the questions of the command line."""
    os.environ.update(SILENCE)
    from index.embed import DEFAULT_MODEL, load_encoder
    from index.progress import silent
    from index.refresh import Place, open_current, refresh
    from qa.ask import ask

    parser = argparse.ArgumentParser(description="Time asking against embedding.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path)
    options = parser.parse_args()
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    encoder = load_encoder()
    place = Place(options.corpus, Path(tempfile.gettempdir()) / "onrecord-asking", DEFAULT_MODEL)
    index = open_current(place) or refresh(place, encoder, silent)
    for number in range(ROUNDS):
        embedding, asking = [], []
        for question in questions:
            embedding.append(_seconds(partial(encoder.encode, [question])))
            asking.append(_seconds(partial(ask, index, encoder, question)))
        alone, whole = statistics.median(embedding), statistics.median(asking)
        print(f"round {number + 1}: embedding {alone * 1000:.1f} ms, "
              f"asking {whole * 1000:.1f} ms, ratio {whole / alone:.2f}")  # fmt: skip


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
