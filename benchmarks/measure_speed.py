"""Run every measurement of speed, each in a process of its own, and write benchmarks/speed.md.

    python -m benchmarks.measure_speed ../shared/corpus ../shared/gold/questions.jsonl

Nothing else should run meanwhile: figures are ratios of both sides in one run, but a busy machine
makes even those coarse. The load that it had is written beside them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from index.encoder.onnx_encoder import cores
from onrecord import SILENCE

OUTPUT = Path(__file__).parent / "speed.md"
ROOT = OUTPUT.parent.parent

SIZES = ("1000", "10000", "100000")  # passages

PACKAGES = ("torch", "sentence-transformers", "onnxruntime", "faiss-cpu", "gradio", "numpy")

TITLES = {
    "measure_start": "Start: from nothing to the first answer over HTTP, the index being there",
    "measure_asking": "One question, warm: statements, abstention and excerpts included",
    "measure_indexing": "Indexing: passages encoded on one core",
    "measure_peers": "Peers: the same passages, questions and encoder, held to one core",
    "measure_growth": "Growth: made-up passages, without the encoder",
}


def main() -> None:
    """Measure the corpus and the questions of the command line."""
    os.environ.update({**SILENCE, "OMP_NUM_THREADS": "1"})
    parser = argparse.ArgumentParser(description="Write benchmarks/speed.md.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--sizes", nargs="*", default=SIZES, help="of the growing corpora")
    parser.add_argument("--without-peers", action="store_true", help="install nothing")
    options = parser.parse_args()
    first = options.questions.read_text(encoding="utf-8").splitlines()[0]
    corpus, questions = str(options.corpus.resolve()), str(options.questions.resolve())
    arguments = {
        "measure_start": (corpus, json.loads(first)["question"]),
        "measure_asking": (corpus, questions),
        "measure_indexing": (corpus,),
        "measure_peers": () if options.without_peers else (corpus, questions),
        "measure_growth": tuple(options.sizes),
    }
    sections = [HEAD, describe_machine()]
    for name, given in arguments.items():
        if given:
            lines = _run(name, given)
            sections.append("\n".join([f"## {TITLES[name]}", "", *(f"- {line}" for line in lines)]))
            OUTPUT.write_text("\n\n".join(sections) + "\n", encoding="utf-8")
            print(sections[-1], end="\n\n", flush=True)


HEAD = """# Speed and memory

Written by `python -m benchmarks.measure_speed CORPUS QUESTIONS`. Both sides of a ratio are measured
in the same run, in turn, with one thread; figures are medians."""


def describe_machine() -> str:
    """Return what was measured on, and with which packages."""
    named = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = (line.split(":")[1].strip() for line in named if line.startswith("model name"))
    flags = next((line.split(":")[1].split() for line in named if line.startswith("flags")), [])
    vector = [flag for flag in ("avx2", "avx512f", "avx512_vnni", "avx_vnni") if flag in flags]
    installed = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{next(models, platform.processor())}, {cores()} cores, {' '.join(vector)}; "
        f"{platform.system()}, Python {platform.python_version()}; {installed}. "
        f"Load when it began: {os.getloadavg()[0]:.1f}."
    )


def _run(name: str, given: tuple[str, ...]) -> list[str]:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", f"benchmarks.{name}", *given],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


if __name__ == "__main__":
    main()
