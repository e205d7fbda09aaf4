"""Measure the memory that an open index of made-up passages takes, in a process of its own.

    python -m benchmarks.measure_memory --passages 100000

Resident memory counts the pages of mapped files that were touched, which the system takes back
when others need them; what is anonymous is the process' own. Both are told before the index is
opened (the program itself), after that, and after 150 questions, and held against the vectors
and the text. Linux only.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.measure_growth import MadeUp, document, sentence
from onrecord import SILENCE

QUESTIONS = 150
MOST = 1.3  # times vectors and text: what was to be reached
MEGABYTE = 1_000_000

Memory = dict[str, float]


def main() -> None:
    """Build the index with the numbers of the command line, and have it measured."""
    os.environ.update(SILENCE)
    parser = argparse.ArgumentParser(description="Measure the memory of an open index.")
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)  # what the process is told
    options = parser.parse_args()
    if options.open:
        print(json.dumps(measure(options.open)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = build(Path(scratch), options.passages)
        arguments = [sys.executable, "-m", "benchmarks.measure_memory", "--open", str(folder)]
        done = subprocess.run(arguments, check=True, stdout=subprocess.PIPE)  # noqa: S603
    for line in write(json.loads(done.stdout)):
        print(line)


def build(scratch: Path, passages: int) -> Path:
    """Return the folder of the index of about so many `passages`."""
    from benchmarks.measure_growth import PASSAGES_A_DOCUMENT
    from index.progress import silent
    from index.refresh import Place, refresh

    chance = np.random.default_rng(passages)
    corpus = scratch / "corpus.jsonl"
    with corpus.open("w", encoding="utf-8") as stream:
        for number in range(max(1, passages // PASSAGES_A_DOCUMENT)):
            stream.write(f"{document(chance, number)}\n")
    encoder = MadeUp()
    place = Place(corpus, scratch / "index", encoder.name, statements=False)
    refresh(place, encoder, silent)
    return place.index


def measure(folder: Path) -> dict[str, Memory]:
    """Open the index in `folder` and put questions to it; return what that took, in megabytes."""
    from index.store import open_index
    from qa.ask import ask

    encoder, chance = MadeUp(), np.random.default_rng(1)
    questions = [f"{sentence(chance, 8).lower()}?" for _ in range(QUESTIONS)]
    encoder.encode(questions)
    found = {"program": _memory()}
    started = time.process_time()
    index = open_index(folder)
    opening = time.process_time() - started
    found["opened"] = _memory()
    for question in questions:
        ask(index, encoder, question)
    found["asked"] = _memory()
    segments = index.document_store.segments
    found["index"] = {
        "passages": len(index.contents.passages),
        "sentences": len(index.contents.sentences),
        "seconds": opening,
        "vectors": _size(segments, ".vectors"),
        "text": _size(segments, "texts"),
        "files": sum(file.stat().st_size for file in folder.iterdir()) / MEGABYTE,
    }
    return found


def write(found: dict[str, Memory]) -> list[str]:
    """Return lines that tell what was found."""
    index = found["index"]
    wanted = index["vectors"] + index["text"]
    lines = [
        f"{index['passages']:,.0f} passages, {index['sentences']:,.0f} sentences: vectors "
        f"{index['vectors']:,.0f} MB, text {index['text']:,.0f} MB, all files "
        f"{index['files']:,.0f} MB; opened in {1000 * index['seconds']:.1f} ms of processor time"
    ]
    for when in ("program", "opened", "asked"):
        own = found[when]
        lines.append(
            f"{when:8} resident {own['Rss']:7,.0f} MB ({own['Rss'] / wanted:.2f} of vectors and "
            f"text), proportional {own['Pss']:7,.0f} MB, anonymous {own['Anonymous']:6,.0f} MB"
        )
    reached = found["asked"]["Rss"] <= MOST * wanted
    return [*lines, f"at most {MOST:g} times vectors and text: {'yes' if reached else 'no'}"]


def _size(segments: tuple[object, ...], ending: str) -> float:
    return sum(
        array.nbytes
        for segment in segments
        for name, array in segment.items()  # type: ignore[attr-defined]
        if name.endswith(ending)
    ) / MEGABYTE  # fmt: skip


def _memory() -> Memory:
    """What the system says of this process, in megabytes."""
    told = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    return {name: int(size) / 1000 * 1.024 for name, size in re.findall(r"(\w+): +(\d+) kB", told)}


if __name__ == "__main__":
    main()
