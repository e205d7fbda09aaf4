"""Whenever a process that saves an index is killed, the old index is there or the new one."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from index.index import Index
from index.refresh import Place, open_current, refresh
from index.store import open_index, read_stamp, save
from tests.conftest import ROOT
from tests.fake_encoder import FakeEncoder

SAVES_FOREVER = """
import sys
from itertools import count
from pathlib import Path
from index.build import build_index
from index.progress import silent
from index.store import save
from tests.fake_encoder import FakeEncoder

one, other = (build_index(Path(corpus), FakeEncoder(), silent, None, statements=False)
              for corpus in sys.argv[1:3])
print("ready", flush=True)
for number in count():
    save((one, other)[number % 2], Path(sys.argv[3]), str(number))
"""

LONGEST_WAIT = 0.15  # seconds from the first save to the kill; a save takes a fifth of that


@pytest.fixture
def corpora(folder: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two corpora of which one index can be told from the other."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "zebra.txt").write_text("The zebra conquered Venezuela.")
    return folder, other


def test_a_kill_at_any_moment_leaves_the_old_index_or_the_new(
    corpora: tuple[Path, Path], tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    place = tmp_path / "index"
    chance = random.Random(20_170_413)  # noqa: S311
    places = [Place(c, tmp_path / c.name / ".index", "m", statements=False) for c in corpora]
    whole = {_content(refresh(each, FakeEncoder(), _quiet)) for each in places}
    seen = set()
    for _ in range(pytestconfig.getoption("--kills")):
        arguments = [sys.executable, "-c", SAVES_FOREVER, *map(str, corpora), str(place)]
        with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE) as writer:  # noqa: S603
            assert writer.stdout
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, LONGEST_WAIT))
            writer.kill()
        if not (place / "current").exists():
            continue  # killed before the first save was through: the old index is none
        index = open_index(place)
        assert _content(index) in whole
        seen.add(read_stamp(place).signature)
    assert seen, "never killed after a save: LONGEST_WAIT is too short"
    save(index, place, "after")
    assert len(list(place.iterdir())) == 4, "what the killed left behind is swept up"


DIES_AT_EVERY_STEP = """
import os, sys
from itertools import count
from pathlib import Path
from index.build import build_index
from index.progress import silent
from index.store import open_index, read_stamp, save
from tests.fake_encoder import FakeEncoder

one, other = (build_index(Path(corpus), FakeEncoder(), silent, None, statements=False)
              for corpus in sys.argv[1:3])
place = Path(sys.argv[3])
save(one, place, "old")

def dying_before(step):
    left = [step]
    def dying(call):
        def wrapped(*arguments, **options):
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            return call(*arguments, **options)
        return wrapped
    for name in ("fsync", "rename", "replace", "mkdir", "unlink", "rmdir"):
        setattr(os, name, dying(getattr(os, name)))

for step in count():
    child = os.fork()
    if not child:
        dying_before(step)
        save(other, place, "new")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    index, signature = open_index(place), read_stamp(place).signature
    assert index.fingerprint == {"old": one, "new": other}[signature].fingerprint
    assert [d.text for d in index.contents.documents]
    if os.waitstatus_to_exitcode(status) == 0:
        break
    assert os.waitstatus_to_exitcode(status) == 9
    print(step, signature, flush=True)
    if signature == "new":
        save(one, place, "old")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_a_death_before_any_step_of_saving_leaves_the_old_index_or_the_new(
    corpora: tuple[Path, Path], tmp_path: Path
) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", DIES_AT_EVERY_STEP, *map(str, corpora), str(tmp_path / "index")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert not done.returncode, done.stderr
    left = [line.split()[1] for line in done.stdout.splitlines()]
    assert left == sorted(left, reverse=True), "first the old index, from one step on the new"
    assert {"old", "new"} == set(left)
    assert len(left) > 10


def test_an_index_that_was_being_replaced_is_used_or_built_again(
    corpora: tuple[Path, Path], tmp_path: Path
) -> None:
    place = Place(corpora[0], tmp_path / "index", FakeEncoder().name, statements=False)
    refresh(place, FakeEncoder(), _quiet)
    (place.index / "current").replace(place.index / "elsewhere")
    assert open_current(place) is None
    assert refresh(place, FakeEncoder(), _quiet).contents.documents[0].id == "bridge.md"


def _content(index: Index) -> tuple[str, tuple[str, ...], bytes]:
    """All of an index that could be half there."""
    rows = np.arange(len(index.contents.sentences))
    return (
        index.fingerprint,
        tuple(document.text for document in index.contents.documents),
        index.contents.sentences.tobytes()
        + index.sentence_vectors.rows(rows).tobytes()
        + b"".join(part.tobytes() for part in index.token_vectors.parts)
        + index.passage_terms.scores(["mill", "zebra"]).tobytes(),
    )


def _quiet(stage: str, done: int, total: int) -> None:
    del stage, done, total
