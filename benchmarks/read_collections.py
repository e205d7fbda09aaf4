"""Read and work up every document of some folders, as `index` does, and count what becomes of it.

    python -m benchmarks.read_collections FOLDER... --write

Reading, noise, facts, sentences, passages and statements are the program's own, and so is the
joining of people over all documents of a folder. Encoding is left out (every passage has the same
vector), so that thousands of documents take minutes. Statements are looked for in every
document that a `--share` names, and in the first `--words` of it. Each folder is read in a process
of its own; its row is appended to `--results` at once, and `--write` makes the table of them.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.contain import Containment
from index.encoder.load_encoder import Encoded
from onrecord import SILENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.document import Document
    from corpus.passage import Sentence
    from corpus.statement import Statement

RESULTS = Path(tempfile.gettempdir()) / "collections.jsonl"
TABLE = Path("benchmarks/collections.md")

SHARE, WORDS = 10, 1_000
"""Statements are looked for in every tenth document, in this many of its words."""

FEW_REASONS = 6


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one folder. `seconds` are wall time, `processor` those of all processes,
    `megabytes` the peak of the one that indexes.
    """

    name: str
    files: int
    documents: int
    not_read: dict[str, int]
    kept_in_part: dict[str, int]
    words: int
    parsed_words: int
    passages: int
    statements: int
    people: int
    seconds: float
    processor: float
    megabytes: int
    slowest: tuple[str, float]
    aborted: str = ""


def main() -> None:
    """Read the folders of the command line."""
    os.environ.update(SILENCE)
    parser = argparse.ArgumentParser(description="Read collections of documents.")
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--share", type=int, default=SHARE)
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--write", action="store_true", help="write the table of all results")
    parser.add_argument("--alone", action="store_true", help="in this process: the row is printed")
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(asdict(read_collection(options.folders[0], options.share, options.words))))
        return
    for folder in options.folders:
        row = _apart(folder, options)
        with options.results.open("a", encoding="utf-8") as results:
            results.write(json.dumps(asdict(row)) + "\n")
        print(_line(row), flush=True)
    if options.write:
        lines = options.results.read_text(encoding="utf-8").splitlines()
        TABLE.write_text(table([_row(line) for line in lines]), encoding="utf-8")


def read_collection(folder: Path, share: int = SHARE, words: int = WORDS) -> Row:
    """Return what becomes of the documents of `folder`; nothing but a defect of ours raises."""
    from index.build import SegmentSink, build_index, discard_segment, keep_in_memory
    from index.health.omissions import omissions_of

    sampled = _Sampled(share, words)
    started = time.perf_counter(), time.process_time()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:

        def write(entry: str) -> str:
            log.write(entry)
            sys.stderr.write(entry)
            return "the log"

        sink = SegmentSink(keep_in_memory, discard_segment, containment=Containment(write))
        with sampled.installed():
            index = build_index(folder, _NoEncoder(), sampled.tell, None, sink=sink)
    failures = Counter(_kind(each.reason) for each in index.failures)
    parts = omissions_of(index)
    kinds = Counter(_kind(line) for lines in parts.values() for line in lines)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)  # who reads what is no plain text
    own = resource.getrusage(resource.RUSAGE_SELF)
    return Row(
        name=folder.name,
        files=sum(1 for each in folder.rglob("*") if each.is_file()),
        documents=len(index.contents.documents),
        not_read=dict(failures.most_common()),
        kept_in_part=dict(kinds.most_common()),
        words=sum(each.words for each in index.examinations),
        parsed_words=sampled.parsed,
        passages=len(index.contents.passages),
        statements=len(index.ledger.statements),
        people=len(index.ledger.voices),
        seconds=round(time.perf_counter() - started[0], 1),
        processor=round(time.process_time() - started[1] + used.ru_utime + used.ru_stime, 1),
        megabytes=own.ru_maxrss // 1_000,
        slowest=sampled.slowest,
    )


@dataclass(frozen=True, slots=True)
class _NoEncoder:
    """Gives every text the same vector, and none to a token."""

    name: str = "none"
    fingerprint: str = "none"
    runtime: str = "none"

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        if advance:
            advance(len(texts))
        one, none = np.ones(1, np.float32), np.empty((0, 1), np.float32)
        return [Encoded(one, none, np.empty((0, 2), np.int64)) for _ in texts]


class _Sampled:
    """Looks for statements in some documents only, and notes the document that took longest."""

    def __init__(self, share: int, words: int) -> None:
        self.share, self.words = share, words
        self.parsed = self.seen = 0
        self.slowest = ("", 0.0)
        self._started = time.perf_counter()

    def installed(self) -> Any:  # noqa: ANN401  # a patch of unittest
        from unittest.mock import patch

        import corpus.ingest
        import index.updating.batch

        ingest, extract = corpus.ingest.ingest, index.updating.batch._extract_new

        def timed(source: Any, *how: Any) -> Any:  # noqa: ANN401
            started = time.perf_counter()
            try:
                return ingest(source, *how)
            finally:
                taken = time.perf_counter() - started
                if taken > self.slowest[1]:
                    self.slowest = (source.id, round(taken, 1))

        def some(reusable: Any) -> Any:  # noqa: ANN401
            whole = extract(reusable)

            def sample(document: Document, sentences: Sequence[Sentence]) -> tuple[Statement, ...]:
                self.seen += 1
                if self.seen % self.share:
                    return ()
                held, words = [], 0
                for sentence in sentences:
                    words += len(sentence.span.text.split())
                    if words > self.words:
                        break
                    held.append(sentence)
                self.parsed += min(words, self.words)
                return tuple(whole(document, held))

            return sample

        return patch.multiple("index.updating.batch", ingest=timed, _extract_new=some)

    def tell(self, stage: str, done: int, total: int) -> None:
        """Tell on standard error, now and then, how far it is."""
        if time.perf_counter() - self._started > 60:
            self._started = time.perf_counter()
            print(f"{stage} {done} of {total}", file=sys.stderr, flush=True)


def _apart(folder: Path, options: argparse.Namespace) -> Row:
    command = [sys.executable, "-m", "benchmarks.read_collections", str(folder), "--alone"]
    command += ["--share", str(options.share), "--words", str(options.words)]
    log = options.results.parent / f"{folder.name}.log"
    with log.open("w", encoding="utf-8") as errors:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=errors, check=False)  # noqa: S603
    if not done.returncode:
        return _row(done.stdout.decode())
    last = log.read_text(encoding="utf-8", errors="replace").strip().rsplit("\n", 1)[-1]
    nothing = Row(folder.name, 0, 0, {}, {}, 0, 0, 0, 0, 0, 0.0, 0.0, 0, ("", 0.0))
    return replace(nothing, aborted=f"{done.returncode}: {last[:200]}")


def _row(line: str) -> Row:
    record = json.loads(line)
    return Row(**{**record, "slowest": tuple(record["slowest"])})


def _kind(line: str) -> str:
    """A reason without what is one document's own: names, numbers, the words of an error."""
    first = line.split("; traceback", maxsplit=1)[0].split(" (", maxsplit=1)[0]
    if first.startswith("an ") or "kept without" in first or "its reader failed" in first:
        return first[:80]
    return " ".join("N" if word.strip(",.").isdigit() else word for word in first.split())[:80]


def _line(row: Row) -> str:
    """A row of the table."""
    if row.aborted:
        return f"| {row.name} | ABORTED {row.aborted} |" + " |" * 9
    reasons = ", ".join(f"{n} {why}" for why, n in list(row.not_read.items())[:FEW_REASONS])
    parts = ", ".join(f"{n} {why}" for why, n in row.kept_in_part.items()) or "none"
    pace = row.words / max(row.processor, 0.1)
    cells = (
        row.name, f"{row.files:,}", f"{row.documents:,}", f"{sum(row.not_read.values()):,}",
        reasons or "–", parts, f"{row.words:,}", f"{row.parsed_words:,}", f"{row.statements:,}",
        f"{pace:,.0f}", f"{row.megabytes:,}",
    )  # fmt: skip
    return "| " + " | ".join(cells) + " |"


def table(rows: Sequence[Row]) -> str:
    """Return the last row of each folder as a table in Markdown."""
    last = {row.name: row for row in rows}
    every = [last[name] for name in sorted(last)]
    documents, words = sum(r.documents for r in every), sum(r.words for r in every)
    aborted = sum(bool(r.aborted) for r in every)
    return "\n".join(
        [
            "# Public collections, read whole",
            "",
            f"{len(every)} collections, {sum(r.files for r in every):,} files, {documents:,} "
            f"documents, {words:,} words; {aborted} aborted; "
            f"{sum(sum(r.kept_in_part.values()) for r in every):,} omissions.",
            "",
            "`python -m benchmarks.read_collections FOLDER... --write` makes this table; nothing",
            "of the collections is part of the project. Reading, noise, sentences and passages are",
            "those of every document; statements are looked for in some of them only (`--share`,",
            "`--words`: see words parsed); encoding is left out. Two cores, shared with others:",
            "words a second are those of processor time. Memory is the peak of the process that",
            "indexes.",
            "",
            "| collection | files | documents | not read | why | kept in part | words "
            "| words parsed | statements | words/s | MB |",
            "|---|--:|--:|--:|---|---|--:|--:|--:|--:|--:|",
            *map(_line, every),
            "",
        ]
    )


if __name__ == "__main__":
    main()
