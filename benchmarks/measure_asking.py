"""Time a whole question against the least that answers it, turn by turn in one process.

    python -m benchmarks.measure_asking ../shared/corpus ../shared/gold/questions.jsonl

The second file has a `question` on each line. "Bare" is what every peer does at the least:
sentence-transformers in 32 bits encodes the question, and FAISS finds the nearest passages.
Medians are printed; a round before them, which is not counted, fills the caches. One thread.
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

import numpy as np

from onrecord import SILENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.encoder.load_encoder import Encoder
    from index.index import Index

ROUNDS = 5
SHOWN = 5


def main() -> None:
    """Measure the corpus and the questions of the command line."""
    os.environ.update(SILENCE)
    parser = argparse.ArgumentParser(description="Time asking.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path)
    options = parser.parse_args()
    for line in measure_asking(options.corpus, options.questions):
        print(line)


def measure_asking(corpus: Path, questions: Path) -> list[str]:
    """Return lines that say what a question costs and what of it is whose."""
    from index.encoder.load_encoder import load_encoder
    from index.progress import silent
    from index.refresh import Place, open_current, refresh
    from qa.ask import ask

    lines = questions.read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line)["question"] for line in lines]
    encoder = load_encoder()
    place = Place(corpus, Path(tempfile.gettempdir()) / "onrecord-asking", encoder.name)
    index = open_current(place)
    if index is None or index.settings.model_fingerprint != encoder.fingerprint:
        index = refresh(place, encoder, silent)
    medians = time_in_turn(
        {
            "bare": bare(index, encoder),
            "encoding": lambda question: encoder.encode([question]),
            "asking": partial(ask, index, encoder),
        },
        asked,
    )
    alone, own, whole = medians["bare"], medians["encoding"], medians["asking"]
    return [
        f"{len(index.contents.documents)} documents, {len(index.contents.passages)} passages",
        f"bare sentence-transformers and FAISS: {alone:.2f} ms a question",
        f"On Record: {whole:.2f} ms ({whole / alone:.2f} of it), {own:.2f} ms of them encoding",
        f"encoded by {encoder.runtime}",
    ]


def bare(index: Index, encoder: Encoder) -> Callable[[str], object]:
    """Return what encodes a question with sentence-transformers and looks it up with FAISS."""
    import faiss
    import torch

    from index.encoder.load_encoder import locate_model
    from index.encoder.reference_encoder import load_model

    torch.set_num_threads(1)
    model = load_model(encoder.name, locate_model(encoder.name))
    vectors = index.passage_vectors.rows(np.arange(len(index.contents.passages)))
    flat = faiss.IndexFlatIP(vectors.shape[1])
    flat.add(vectors)

    def answer(question: str) -> object:
        vector = model.encode([question], normalize_embeddings=True, show_progress_bar=False)
        return flat.search(vector, SHOWN)

    return answer


def time_in_turn(
    ways: dict[str, Callable[[str], object]], questions: Sequence[str], rounds: int = ROUNDS
) -> dict[str, float]:
    """Return the median milliseconds of each way over `questions`, each question in turn."""
    measured: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for question in questions:
            for name, way in ways.items():
                started = time.perf_counter()
                way(question)
                if number:
                    measured[name].append((time.perf_counter() - started) * 1000)
    return {name: statistics.median(times) for name, times in measured.items()}


if __name__ == "__main__":
    main()
