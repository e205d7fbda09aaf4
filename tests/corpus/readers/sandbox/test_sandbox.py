"""A reader that hangs is ended; one that a busy machine keeps waiting is not."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from corpus.errors import UnreadableError
from corpus.readers.sandbox.sandbox import Apart, Limits, processor_seconds
from corpus.source import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = b"<html><body><article><p>The weir at Stow was built of oak.</p></article></body></html>"

HANGS = "import sys, time\nwhile True: time.sleep(1)"
WORKS = (
    "import time\nwhile time.process_time() < 0.3: pass\nprint('done', flush=True)\ntime.sleep(99)"
)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterator[float | None]], None]:
    """Return a function that lets a reader's processor time be what is given, look by look."""

    def told(values: Iterator[float | None]) -> None:
        monkeypatch.setattr("corpus.readers.sandbox.sandbox.GLANCE", 0.001)
        monkeypatch.setattr(
            "corpus.readers.sandbox.sandbox.processor_seconds", lambda _: next(values)
        )

    return told


def _read(limits: Limits) -> list[object]:
    with Apart(limits) as apart:
        return list(apart.read(PAGE, "weir.html"))


def _hanging(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process that is to read do nothing at all."""
    start = subprocess.Popen

    def hang(command: list[str], **options: object) -> object:
        return start([command[0], "-c", HANGS], **options)  # type: ignore[call-overload]

    monkeypatch.setattr("corpus.readers.sandbox.sandbox.subprocess.Popen", hang)


def test_a_reader_that_gets_next_to_no_processor_time_is_waited_for(
    clock: Callable[[Iterator[float | None]], None],
) -> None:
    clock(itertools.count(0.0, 1e-6))
    (part,) = _read(Limits(seconds=0.01, idle=600))  # to start it alone takes longer
    assert isinstance(part, Part)
    assert "The weir at Stow was built of oak." in part.extraction.text


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        pytest.param(itertools.count(0.0, 10.0), Limits(seconds=25, idle=600), id="works for ever"),
        pytest.param(itertools.repeat(1.0), Limits(seconds=600, idle=0.05), id="does nothing"),
        pytest.param(itertools.repeat(None), Limits(seconds=0.01, patience=5), id="is not told of"),
    ],
)
def test_a_reader_that_hangs_is_ended(
    values: Iterator[float | None],
    limits: Limits,
    clock: Callable[[Iterator[float | None]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock(values)
    _hanging(monkeypatch)
    with pytest.raises(UnreadableError, match=f"not read within {limits.seconds:g} seconds"):
        _read(limits)


def test_the_next_file_is_read_after_one_that_was_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with Apart(Limits(idle=0.05)) as apart:
        with monkeypatch.context() as hanging:
            _hanging(hanging)
            with pytest.raises(UnreadableError):
                list(apart.read(PAGE, "weir.html"))
        monkeypatch.setattr(apart, "_limits", Limits())
        assert len(list(apart.read(PAGE, "weir.html"))) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="no other system tells it")
def test_processor_time_is_that_of_all_processes_of_a_session() -> None:
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WORKS!r}])"
    arguments = [sys.executable, "-c", code]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, start_new_session=True) as process:  # noqa: S603
        assert process.stdout
        assert process.stdout.readline() == b"done\n"
        used = processor_seconds(process.pid)
        os.killpg(process.pid, signal.SIGKILL)
    assert used is not None
    assert used >= 0.3
