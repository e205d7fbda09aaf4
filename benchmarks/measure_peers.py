"""Time peers side by side: the same passages, questions and encoder, one core, rounds in turn.

    python -m benchmarks.measure_peers ../shared/corpus ../shared/gold/questions.jsonl

Each peer is installed into a virtual environment of its own, which sees what is installed here:
torch, sentence-transformers and FAISS are the same for all. This needs a package index.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

from index.encoder.load_encoder import DEFAULT_MODEL, locate_model
from onrecord import SILENCE

ROUNDS = 3
MOST = 120  # passages

PACKAGES = {
    "On Record": (),
    "sentence-transformers + FAISS": (),
    "LangChain + FAISS": ("langchain-community", "langchain-huggingface"),
    "txtai (hybrid)": ("txtai",),
}

RUNNER = Path(__file__).parent / "run_peer.py"


def main() -> None:
    """Measure the corpus and the questions of the command line."""
    os.environ.update({**SILENCE, "OMP_NUM_THREADS": "1", "KMP_DUPLICATE_LIB_OK": "TRUE"})
    parser = argparse.ArgumentParser(description="Time peers.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path)
    options = parser.parse_args()
    for line in measure_peers(options.corpus, options.questions):
        print(line)


def measure_peers(corpus: Path, questions: Path, rounds: int = ROUNDS) -> list[str]:
    """Return a line for each peer: passages indexed a second, and milliseconds a question."""
    home = Path(tempfile.gettempdir()) / "onrecord-peers"
    home.mkdir(exist_ok=True)
    if hasattr(os, "sched_setaffinity"):  # what is started here is held to one core as well
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    pythons = {name: _environment(home, name) for name in PACKAGES}
    task = home / "task.json"
    task.write_text(json.dumps(_task(corpus, questions)), encoding="utf-8")
    rates: dict[str, list[float]] = {name: [] for name in PACKAGES}
    times: dict[str, list[float]] = {name: [] for name in PACKAGES}
    for _ in range(rounds):
        for name, python in pythons.items():
            rate, milliseconds = _run(python, name, task)
            rates[name].append(rate)
            times[name] += milliseconds
    return [
        f"{name}: {statistics.median(rates[name]):.1f} passages a second, "
        f"{statistics.median(times[name]):.2f} ms a question"
        for name in PACKAGES
    ]


def _task(corpus: Path, questions: Path) -> dict[str, object]:
    from corpus.ingest import ingest
    from corpus.readers.read import read
    from corpus.source import Source

    sources = [each for each in read(corpus) if isinstance(each, Source)]
    passages = [passage for source in sources for passage in ingest(source, None).passages]
    lines = questions.read_text(encoding="utf-8").splitlines()
    return {
        "model": str(locate_model(DEFAULT_MODEL)),
        "passages": [passage.span.reading for passage in passages][:MOST],
        "questions": [json.loads(line)["question"] for line in lines],
    }


def _environment(home: Path, name: str) -> Path:
    """Return the interpreter of an environment that has the peer's packages."""
    packages = PACKAGES[name]
    if not packages:
        return Path(sys.executable)
    folder = home / packages[0]
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
        shared = sysconfig.get_path("purelib")
        own = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
        (Path(own) / "shared.pth").write_text(shared, encoding="utf-8")
        install = [str(python), "-m", "pip", "install", "--quiet", *packages]
        subprocess.run(install, check=True)  # noqa: S603
    return python


def _run(python: Path, name: str, task: Path) -> tuple[float, list[float]]:
    """Run a peer: passages a second, and milliseconds of each question."""
    done = subprocess.run(  # noqa: S603
        [str(python), str(RUNNER), name, str(task)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True,
    )  # fmt: skip
    measured = json.loads(done.stdout.splitlines()[-1])
    return measured["rate"], measured["ms"]


if __name__ == "__main__":
    main()
