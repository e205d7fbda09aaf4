"""Give each reader damaged and made-up files for some minutes: it reads or refuses each of them.

    python -m benchmarks.fuzz_readers --minutes 10                       all, one after the other
    python -m benchmarks.fuzz_readers --minutes 10 --format .pdf --seed 7

The files to be damaged are those that the tests make. A reader is run as the program runs it,
in a process of its own; an exception that it does not expect, a crash, or a file that takes too
long is a finding: it is kept in --keep, and the exit code is 1. What a finding turns out to be
becomes a row of a test.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.readers.sandbox.sandbox import Apart, Limits
from corpus.source import Failure
from tests.corpus.made_text import RUSSIAN, make
from tests.corpus.readers.damaging import damaged, faults, made_up
from tests.corpus.test_made_corpus import CASES

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = (".txt", ".html", ".mhtml", ".pdf", ".docx", ".odt", ".epub", ".rtf", ".vtt", ".srt",
         ".zip", ".eml", ".mbox", ".csv", ".jsonl", ".ass", ".msg")  # fmt: skip
"""A suffix for each reader."""

LIMITS = Limits()
"""Longer than pandoc is given, which some damaged files do keep busy until it is ended: that is
a refusal; a file that takes even longer is a finding."""

FAULT = "its reader gave what cannot be"
DEFECTS = (FAULT, "its reader failed", "its reader crashed", f"not read within {LIMITS.seconds:g}")
"""How the reasons begin that no reader gives itself."""

ROUND = 200  # files, between two looks at the clock


def main() -> None:
    """Fuzz with the numbers of the command line."""
    parser = argparse.ArgumentParser(description="Give each reader damaged and made-up files.")
    parser.add_argument("--minutes", type=float, default=10, help="for each reader")
    parser.add_argument("--format", choices=KINDS, action="append", help="one or more; else all")
    parser.add_argument("--seed", type=int, default=0, help="other files for another number")
    parser.add_argument("--keep", type=Path, default=Path("fuzzed"), help="where findings go")
    options = parser.parse_args()
    found = [
        fuzz(kind, options.minutes, options.seed, options.keep) for kind in options.format or KINDS
    ]
    sys.exit(any(found))


def fuzz(kind: str, minutes: float, first: int, keep: Path) -> int:
    """Print what became of the files of a kind; return how many findings there are."""
    outcomes: collections.Counter[str] = collections.Counter()
    findings: set[str] = set()
    files = st.one_of(*(damaged(good, kind) for good in _good(kind)), made_up(kind))
    until, number = time.monotonic() + 60 * minutes, first
    with Apart(LIMITS) as apart:
        while time.monotonic() < until:
            for content in _drawn(files, number):
                reason = outcome(apart, content, kind)
                outcomes["read" if not reason else "refused"] += 1
                if reason.startswith(DEFECTS) and reason not in findings:
                    findings.add(reason)
                    _keep(content, kind, reason, keep)
                if time.monotonic() > until:
                    break
            number += 1
    told = ", ".join(f"{count:,} {what}" for what, count in sorted(outcomes.items()))
    print(f"{kind:8} {minutes:g} minutes: {told}; {len(findings)} findings", flush=True)
    return len(findings)


def outcome(apart: Apart, content: bytes, kind: str) -> str:
    """Return why the file is not read, or ""; of an archive, a defect before other reasons."""
    reasons = []
    try:
        for part in apart.read(content, f"x{kind}"):
            reasons += [f"{FAULT}: {fault}" for fault in faults(part)]
            reasons += [part.reason] if isinstance(part, Failure) else []
    except UnreadableError as error:
        return str(error)
    return next((each for each in reasons if each.startswith(DEFECTS)), "")


def _drawn(files: st.SearchStrategy[bytes], number: int) -> Sequence[bytes]:
    """ROUND files that are the same for the same number."""
    drawn: list[bytes] = []

    @seed(number)
    @settings(max_examples=ROUND, database=None, deadline=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(files)
    def draw(content: bytes) -> None:
        drawn.append(content)

    draw()
    return drawn


def _good(kind: str) -> list[bytes]:
    """The files of the kind that the tests make, as far as the programs for it are there."""
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            file = Path(folder, case.name)
            if file.suffix.lower() == kind and (not case.program or shutil.which(case.program)):
                case.write(make(1, words=RUSSIAN) if case.russian else make(1), file)
                made.append(file.read_bytes())
    return made


def _keep(content: bytes, kind: str, reason: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{hashlib.sha256(content).hexdigest()[:12]}{kind}"
    file.write_bytes(content)
    print(f"  {file}: {reason}", flush=True)


if __name__ == "__main__":
    main()
