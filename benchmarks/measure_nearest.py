"""Time finding the nearest vectors, and how many of them are found, against comparing all.

    python -m benchmarks.measure_nearest                    100,000 and 300,000 made vectors
    python -m benchmarks.measure_nearest --index DIR        mixtures of the index's own vectors

Made vectors have a spectrum that falls like that of sentence embeddings. With `--index` the
rows are weighted means of two real sentence vectors with some noise, and the questions are
real ones with noise. Processor time, one thread.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.dense.vectors import Vectors

QUERIES, DEPTHS, DIMENSION = 200, (10, 100), 384
FALL = 0.5  # the spread of component k is k to the power of minus this


def main() -> None:
    """Measure with the sizes of the command line."""
    from index.dense.nearest_vectors import nearest_vectors

    parser = argparse.ArgumentParser(description="Time finding the nearest vectors.")
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 300_000])
    parser.add_argument("--index", type=Path, help="an index folder whose vectors are mixed")
    options = parser.parse_args()
    chance = np.random.default_rng(20_170_413)
    for count in options.rows:
        rows, queries = (
            _real(options.index, count, chance) if options.index else _made(count, chance)
        )
        vectors = _vectors(rows)
        del rows
        times: dict[int, list[float]] = {0: [], count: []}
        recalls = []
        for query in queries:
            found = {}
            for limit, own in times.items():
                started = time.process_time()
                found[limit] = nearest_vectors(vectors, query, None, max(DEPTHS), exact_up_to=limit)
                own.append(time.process_time() - started)
            recalls.append([np.isin(found[count][:k], found[0][:k]).mean() for k in DEPTHS])
        signs, every = (1000 * statistics.median(own) for own in times.values())
        ten, hundred = np.mean(recalls, axis=0)
        print(f"{count:9,} vectors: by signs {signs:6.2f} ms, recall@10 {ten:.3f}, recall@100 "
              f"{hundred:.3f}; all compared {every:6.2f} ms")  # fmt: skip


def _vectors(rows: NDArray[np.float32]) -> Vectors:
    from index.dense.vectors import Part, Vectors, signs_of

    count, dimension = rows.shape
    return Vectors(
        (Part(rows, signs_of(rows)),),
        np.arange(count),
        np.arange(count, dtype=np.int32),
        np.zeros(dimension, np.float32),
        np.zeros((dimension, dimension), np.float32),
    )


def _made(
    count: int, chance: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    turn, _ = np.linalg.qr(chance.standard_normal((DIMENSION, DIMENSION)))
    spread = np.arange(1, DIMENSION + 1) ** -FALL
    every = (chance.standard_normal((count + QUERIES, DIMENSION), np.float32) * spread) @ turn
    unit = _unit(every.astype(np.float32))
    return np.ascontiguousarray(unit[QUERIES:]), unit[:QUERIES]


def _real(
    folder: Path, count: int, chance: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    from index.store import open_index

    known = open_index(folder).sentence_vectors
    every = known.rows(np.arange(len(known)))
    one, other = (every[chance.integers(len(every), size=count)] for _ in range(2))
    share = chance.uniform(0, 0.5, (count, 1)).astype(np.float32)
    rows = one * (1 - share) + other * share
    rows += 0.02 * chance.standard_normal(rows.shape, np.float32)
    asked = every[chance.integers(len(every), size=QUERIES)]
    return _unit(rows), _unit(asked + 0.03 * chance.standard_normal(asked.shape, np.float32))


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


if __name__ == "__main__":
    main()
