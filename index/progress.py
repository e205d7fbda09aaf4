"""How a long stage tells where it is."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import TaskID


class Progress(Protocol):
    """Called with a stage's name, how much of it is done and how much there is in all."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


PATIENCE = 0.7  # seconds without a bar: what is done by then needs none


@contextlib.contextmanager
def showing_progress() -> Iterator[Progress]:
    """Yield a Progress that draws a bar with rate and time left for each stage.

    Nothing is written where standard error is no terminal: a log wants no bars.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    started = time.monotonic()
    tasks: dict[str, TaskID] = {}
    console = Console(stderr=True)
    quiet = not console.is_terminal
    with Bars(*columns, console=console, transient=True, disable=quiet) as bars:

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                if time.monotonic() - started < PATIENCE:
                    return
                tasks[stage] = bars.add_task(stage, total=total, rate="")
            bars.update(tasks[stage], completed=done, total=total)
            speed = bars.tasks[tasks[stage]].speed  # known after the second call
            if speed:
                bars.update(tasks[stage], rate=f"{speed:,.1f}/s")

        yield show
