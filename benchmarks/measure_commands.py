"""Time `index`, the whole command with the real model, after one document of many has changed.

    python -m benchmarks.measure_commands --documents 10000

Against the same command for a folder of that document alone, whose index is new. Medians of five
runs of each, in turn, in seconds; processor time of the command in brackets. The first index of
all documents takes some minutes and is not timed.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure_update import words

ROUNDS = 5
ROOT = Path(__file__).parent.parent


def main() -> None:
    """Measure with the numbers of the command line."""
    parser = argparse.ArgumentParser(description="Time indexing one changed document of many.")
    parser.add_argument("--documents", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), options.documents)


def measure(folder: Path, documents: int) -> None:
    """Print how long the command takes for one document, alone and among `documents`."""
    many, alone = folder / "many", folder / "alone"
    many.mkdir()
    alone.mkdir()
    for number in range(documents):
        (many / f"{number:06}.txt").write_text(text(number))
    index(many, folder / "index")
    taken: dict[str, list[tuple[float, float]]] = {"alone": [], "changed": [], "nothing": []}
    for turn in range(1, ROUNDS + 1):
        (alone / "only.txt").write_text(text(-turn))
        taken["alone"].append(index(alone, folder / f"alone-{turn}"))
        (many / f"{documents // 2:06}.txt").write_text(text(-turn))
        taken["changed"].append(index(many, folder / "index"))
        taken["nothing"].append(index(many, folder / "index"))
    medians = {name: [statistics.median(each) for each in zip(*own, strict=True)]
               for name, own in taken.items()}  # fmt: skip
    for name, (wall, processor) in medians.items():
        print(f"{name:8} {wall:6.2f} s  ({processor:.2f})")
    ratio = medians["changed"][0] / medians["alone"][0]
    print(f"one of {documents:,} changed: {ratio:.2f} times the document alone")


def text(number: int) -> str:
    """Return a short document that nobody else has; the same for the same number."""
    chance = random.Random(number)  # noqa: S311
    return f"Report {number}\n\nThe {words(chance, 7)} cost {chance.randrange(10**6)}.\n"


def index(corpus: Path, folder: Path) -> tuple[float, float]:
    """Run the command and return its wall clock and processor time in seconds."""
    arguments = [sys.executable, "app.py", "index", "--corpus", str(corpus), "--index", str(folder)]
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(arguments, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=os.environ)  # noqa: S603
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
