"""What is home-made, beside the library that does the same: scores, files and time.

    python -m benchmarks.compare_libraries bm25 arrays store export

Times are processor time of this thread, the least of several rounds, so that a busy machine changes
little; files are written and flushed, so theirs are wall time. The texts are those of
`measure_growth`, the model is the packaged one. `docs/decisions` says what followed from it.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
import time
import tracemalloc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np

from benchmarks.measure_growth import sentence
from onrecord import SILENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

ROWS, WORDS = 100_000, 100  # passages, and the words of each
ASKED, TERMS = 50, 8  # questions, and the words of each
PASSAGES, DIMENSION = 100_000, 384
ROUNDS = 5
MS, MB = 1e3, 1e-6


def main() -> None:
    """Compare what the command line names."""
    os.environ.update(SILENCE)
    ways = {"bm25": bm25, "arrays": arrays, "store": store, "export": export}
    parser = argparse.ArgumentParser(description="Compare with libraries.")
    parser.add_argument("what", nargs="*", choices=[*ways], default=[*ways])
    for name in parser.parse_args().what:
        for line in ways[name]():
            print(f"{name}: {line}", flush=True)


def bm25() -> list[str]:
    """Scores and time of `index.sparse` and of bm25s, over the same terms."""
    import bm25s

    from index.sparse.bm25 import K1, B, LexicalIndex
    from index.sparse.postings import invert
    from index.sparse.tokenize import tokenize

    chance = np.random.default_rng(1)
    rows = [tokenize(sentence(chance, WORDS)) for _ in range(ROWS)]
    questions = [tokenize(sentence(chance, TERMS)) for _ in range(ASKED)]
    library = bm25s.BM25(k1=K1, b=B, method="lucene")
    built = _least(lambda: library.index(rows, show_progress=False), 1)
    inverted = _least(lambda: invert(rows), 1)
    postings = invert(rows)
    own = LexicalIndex(
        ((postings, np.arange(ROWS, dtype=np.int32)),), ROWS, int(postings.lengths.sum())
    )
    more = _least(lambda: invert(rows[:10]), ROUNDS)
    apart = max(
        float(np.max(np.abs(own.scores(terms) - library.get_scores(terms)))) for terms in questions
    )
    highest = max(float(own.scores(terms).max()) for terms in questions)
    asked = _least(lambda: [own.match(terms) for terms in questions], ROUNDS) / ASKED
    theirs = _least(lambda: [library.get_scores(terms) for terms in questions], ROUNDS) / ASKED
    return [
        f"{ROWS:,} rows of {WORDS} words; scores differ by {apart:.1e} of {highest:.1f} at most",
        f"index: ours {inverted:.1f} s, bm25s {built:.1f} s",
        f"a question: ours {asked * MS:.2f} ms, bm25s {theirs * MS:.2f} ms",
        f"a document of ten rows more: ours {more * MS:.2f} ms, bm25s all again: {built:.1f} s",
    ]


def arrays() -> list[str]:
    """Time and memory of `index.storage.array_file` and of safetensors, for the same bytes."""
    from safetensors.numpy import load_file, save_file

    from index.storage.array_file import open_arrays, write_arrays

    pieces = [_vectors(PASSAGES // 10) for _ in range(10)]
    size = sum(piece.nbytes for piece in pieces) * MB

    def library(file: Path) -> None:
        save_file({"vectors": np.concatenate(pieces)}, file)

    def own(file: Path) -> None:
        write_arrays(file, {"vectors": pieces})

    lines = [f"{size:.0f} MB in ten pieces"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x"
        for name, write, read in (
            ("ours", own, lambda: open_arrays(file)["vectors"]),
            ("safetensors", library, lambda: load_file(file)["vectors"]),
        ):
            tracemalloc.start()
            write(file)
            taken = tracemalloc.get_traced_memory()[1] * MB
            tracemalloc.stop()
            written = _least(partial(write, file), ROUNDS, time.perf_counter)
            opened = _least(read, ROUNDS, time.perf_counter)
            lines.append(
                f"{name}: written in {written:.2f} s with {taken:.0f} MB more, "
                f"opened in {opened * MS:.2f} ms"
            )
    return lines


def store() -> list[str]:
    """The vectors of an index and ten more, in segments of ours and in a table of SQLite."""
    from index.storage.array_file import open_arrays
    from index.store import write_segment

    whole, more = _vectors(PASSAGES), _vectors(10)
    asked = whole[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        segment = write_segment(folder, {"vectors": [whole]})
        file = next(folder.glob("*.segment"))
        added = _least(
            partial(write_segment, folder, {"vectors": [more]}), ROUNDS, time.perf_counter
        )
        opened = _least(lambda: open_arrays(file)["vectors"] @ asked, ROUNDS, time.perf_counter)
        again = _least(lambda: segment["vectors"] @ asked, ROUNDS, time.perf_counter)
        base = sqlite3.connect(folder / "index.sqlite")
        base.execute("create table segment (id integer primary key, vectors blob)")

        def put(vectors: NDArray[np.float32]) -> None:
            with base:
                base.execute("insert into segment (vectors) values (?)", (vectors.tobytes(),))

        def got() -> NDArray[np.float32]:
            (blob,) = base.execute("select vectors from segment where id = 1").fetchone()
            vectors: NDArray[np.float32] = np.frombuffer(blob, np.float32).reshape(-1, DIMENSION)
            return vectors

        put(whole)
        table = _least(partial(put, more), ROUNDS, time.perf_counter)
        read = _least(lambda: got() @ asked, ROUNDS, time.perf_counter)
        base.close()
    return [
        f"{PASSAGES:,} vectors, {whole.nbytes * MB:.0f} MB; ten more, flushed to disk: "
        f"ours {added * MS:.1f} ms, SQLite {table * MS:.1f} ms",
        f"opened and compared with one: ours {opened * MS:.1f} ms, SQLite {read * MS:.1f} ms; "
        f"compared again: {again * MS:.1f} ms",
    ]


def export() -> list[str]:
    """A question encoded by each graph of the packaged model, and by sentence-transformers."""
    import onnx
    from onnxruntime.transformers.optimizer import optimize_model

    from index.encoder import export_onnx as exporting
    from index.encoder.check_export import QUESTIONS
    from index.encoder.load_encoder import load_encoder, locate_model
    from index.encoder.onnx_encoder import OnnxEncoder
    from index.encoder.reference_encoder import ReferenceEncoder

    name = load_encoder().name
    place = locate_model(name)
    reference = ReferenceEncoder.load(name, place, "", "")
    lines, ways = [], {"sentence-transformers, 32 bits": reference.encode}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        cutter = folder / "tokenizer.json"
        with patch.object(exporting, "fuse_attention", lambda *_: 0):
            exporting.export_onnx(name, Path(place), folder / "as exported.onnx", cutter)
        exporting.export_onnx(name, Path(place), folder / "fused here.onnx", cutter)
        with exporting.quiet():
            made = optimize_model(str(folder / "as exported.onnx"), "bert", num_heads=12,
                                  hidden_size=DIMENSION, opt_level=0)  # fmt: skip
            made.save_model_to_file(str(folder / "fused by ONNX Runtime.onnx"))
        for graph in sorted(folder.glob("*.onnx")):
            small = folder / f"{graph.stem}, 8 bits"
            exporting.quantise_onnx(graph, small)
            nodes = [node.op_type for node in onnx.load(str(graph)).graph.node]
            lines.append(f"{graph.stem}: {len(nodes)} nodes, {nodes.count('Attention')} Attention")
            for file, bits in ((graph, "32 bits"), (small, "8 bits")):
                encoder = OnnxEncoder.load(name, "", "", file, cutter)
                ways[f"{graph.stem}, {bits}"] = encoder.encode
        least = dict.fromkeys(ways, np.inf)
        for _ in range(4 * ROUNDS):  # in turn, so that a busy moment is everybody's
            for way, encode in ways.items():
                took = _least(lambda: [encode([text]) for text in QUESTIONS], 1)  # noqa: B023
                least[way] = min(least[way], took / len(QUESTIONS))
    return [*lines, *(f"{way}: {took * MS:.2f} ms a question" for way, took in least.items())]


def _vectors(rows: int) -> NDArray[np.float32]:
    return np.random.default_rng(rows).standard_normal((rows, DIMENSION)).astype(np.float32)


def _least(
    work: Callable[[], object], rounds: int, clock: Callable[[], float] = time.thread_time
) -> float:
    """The least seconds that `work` takes, of so many rounds."""
    times = []
    for _ in range(rounds):
        begun = clock()
        work()
        times.append(clock() - begun)
    return min(times)


if __name__ == "__main__":
    main()
