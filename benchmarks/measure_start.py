"""Time how long a server takes from its start to its first answer, and how much memory it holds.

    python -m benchmarks.measure_start ../shared/corpus "What did the mayor say?"

Beside On Record, in turn and in the same run, stand `import torch` alone and the obvious build
(`benchmarks/obvious_build.py`). Indexes are built beforehand. Linux only: it reads /proc.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord import SILENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 3
GLANCE = 0.01  # seconds between two tries
PATIENCE = 120  # seconds
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds to the first answer, and megabytes resident right after it."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measure the corpus and the question of the command line."""
    os.environ.update(SILENCE)
    parser = argparse.ArgumentParser(description="Time starting.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("question")
    options = parser.parse_args()
    for line in measure_start(options.corpus, options.question):
        print(line)


def measure_start(corpus: Path, question: str, rounds: int = ROUNDS) -> list[str]:
    """Return a line for each figure: medians of `rounds` in turn, after one that is not counted."""
    starts: dict[str, list[Start]] = {"On Record": [], "obvious build": []}
    torch: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(rounds + 1):
            imported = _import_torch()
            own = _start(_own(corpus, scratch), lambda port: _ask(port, question))
            other = _start(_obvious(corpus, scratch), lambda port: _ask_gradio(port, question))
            if number:
                torch.append(imported)
                starts["On Record"].append(own)
                starts["obvious build"].append(other)
    alone = statistics.median(torch)
    lines = [f"import torch: {alone:.2f} s"]
    peer = _median(starts["obvious build"])
    for name, measured in starts.items():
        middle = _median(measured)
        lines.append(
            f"{name}: first answer after {middle.seconds:.2f} s ({middle.seconds / alone:.2f} of "
            f"import torch), {middle.megabytes:.0f} MB ({middle.megabytes / peer.megabytes:.2f} "
            "of the obvious build)"
        )
    return lines


def _median(starts: Sequence[Start]) -> Start:
    return Start(
        statistics.median(each.seconds for each in starts),
        statistics.median(each.megabytes for each in starts),
    )


def _import_torch() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import torch"], check=True)
    return time.perf_counter() - started


def _own(corpus: Path, scratch: str) -> list[str]:
    index = str(Path(scratch) / "index")
    return ["app.py", "--corpus", str(corpus.resolve()), "--index", index, "--port"]


def _obvious(corpus: Path, scratch: str) -> list[str]:
    vectors = str(Path(scratch) / "vectors.npy")
    return ["-m", "benchmarks.obvious_build", str(corpus.resolve()), vectors]


def _start(command: list[str], ask: Callable[[int], bool]) -> Start:
    """Start a server and ask it until it answers."""
    port = free_port()
    started = time.perf_counter()
    server = subprocess.Popen(  # noqa: S603
        [sys.executable, *command, str(port)],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while not ask(port):
            if server.poll() is not None or time.perf_counter() - started > PATIENCE:
                raise SystemExit(f"no answer from {' '.join(command)}")
            time.sleep(GLANCE)
        return Start(time.perf_counter() - started, _resident(server.pid))
    finally:
        server.kill()
        server.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _ask(port: int, question: str) -> bool:
    reply = _fetch(f"http://127.0.0.1:{port}/api/ask", {"question": question})
    return bool(reply) and json.loads(reply)["status"] in {"answered", "abstained"}


def _ask_gradio(port: int, question: str) -> bool:
    """Gradio gives a number for the question, and the answer to who asks with the number."""
    address = f"http://127.0.0.1:{port}/gradio_api/call/answer"
    taken = _fetch(address, {"data": [question]})
    return bool(taken) and "complete" in _fetch(f"{address}/{json.loads(taken)['event_id']}")


def _fetch(address: str, body: dict[str, Any] | None = None) -> str:
    """What the server says, or "" while it says nothing or that it is not ready."""
    data = json.dumps(body).encode() if body else None
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as reply:  # noqa: S310
            text: str = reply.read().decode()
            return text
    except (urllib.error.URLError, ConnectionError):
        return ""


def _resident(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    main()
