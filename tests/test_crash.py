"""Whenever a process that saves an index is killed, the old index is there or the new one."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from index.build import build_index
from index.index import Index
from index.refresh import Place, open_current, refresh
from index.store import open_index, read_stamp, save
from tests.conftest import ROOT
from tests.fake_encoder import FakeEncoder
from tests.index.content import content_of

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


UPDATES_FOREVER = """
import sys
from itertools import count
from pathlib import Path
from index.progress import silent
from index.refresh import Place, refresh
from tests.fake_encoder import FakeEncoder
import index.updating.batch

index.updating.batch.BATCH = 1  # a segment for every document
corpus = Path(sys.argv[1])
place = Place(corpus, Path(sys.argv[2]), FakeEncoder().name, statements=False)
refresh(place, FakeEncoder(), silent)
print("ready", flush=True)

def put(name, text):  # whole: an empty file, left by a death while it was written, is a failure
    (corpus / ".new").write_text(text)
    (corpus / ".new").replace(corpus / name)

for number in count(1):
    put("mill.txt", f"The mill burnt down {number % 3} times.")
    put("zebra.txt", "A zebra." if number % 2 else "Two zebras, said Finch.")
    refresh(place, FakeEncoder(), silent)
"""


def test_a_kill_at_any_moment_of_an_update_leaves_a_whole_index_that_is_gone_on_from(
    folder: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    place = Place(folder, tmp_path / "index", FakeEncoder().name, statements=False)
    build = partial(build_index, statements=False)
    chance = random.Random(20_170_413)  # noqa: S311
    arguments = [sys.executable, "-c", UPDATES_FOREVER, str(folder), str(place.index)]
    seen = set()
    for _ in range(pytestconfig.getoption("--kills")):
        with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE) as writer:  # noqa: S603
            assert writer.stdout
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, LONGEST_WAIT))
            writer.kill()
        left = open_index(place.index)
        texts = {document.id: document.text for document in left.contents.documents}
        whole = tmp_path / "whole"
        whole.mkdir(exist_ok=True)
        for name in ("mill.txt", "zebra.txt", "bridge.md", "school.txt"):
            (whole / name).unlink(missing_ok=True)
            if name in texts:
                (whole / name).write_text(texts[name])
        shutil.copy(folder / "sources.toml", whole)
        assert content_of(left) == content_of(build(whole, FakeEncoder(), _quiet, None))
        seen.add(texts["mill.txt"])
        gone_on = refresh(place, FakeEncoder(), _quiet)
        assert content_of(gone_on) == content_of(build(folder, FakeEncoder(), _quiet, None))
        suffixes = [path.suffix for path in place.index.iterdir()]
        assert suffixes.count(".generation") == 1, "what the killed left behind is swept up"
    assert len(seen) > 1, "never killed after an update: LONGEST_WAIT is too short"


def test_two_that_index_at_once_wait_for_each_other(folder: Path, tmp_path: Path) -> None:
    both = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", INDEXES_ONCE, str(folder), str(tmp_path / "index")],
            cwd=ROOT, stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]  # fmt: skip
    for each in both:
        _, told = each.communicate()
        assert (each.returncode, told) == (0, b"")
    assert len(open_index(tmp_path / "index").contents.documents) == 3


INDEXES_ONCE = """
import sys
from pathlib import Path
from index.progress import silent
from index.refresh import Place, refresh
from tests.fake_encoder import FakeEncoder

place = Place(Path(sys.argv[1]), Path(sys.argv[2]), FakeEncoder().name, statements=False)
for _ in range(5):
    refresh(place, FakeEncoder(), silent)
"""


def test_who_reads_while_another_writes_always_finds_an_index(
    corpora: tuple[Path, Path], tmp_path: Path
) -> None:
    arguments = [sys.executable, "-c", SAVES_FOREVER, *map(str, corpora), str(tmp_path / "index")]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE) as writer:  # noqa: S603
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
        while not (tmp_path / "index" / "current").exists():
            time.sleep(0.01)
        seen = {open_index(tmp_path / "index").fingerprint for _ in range(300)}
        until = time.monotonic() + 60  # the writer may have had no turn yet
        while len(seen) < 2 and time.monotonic() < until:
            seen.add(open_index(tmp_path / "index").fingerprint)
        writer.kill()
    assert len(seen) == 2


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
        index.contents.sentences.stored.tobytes()
        + index.sentence_vectors.rows(rows).tobytes()
        + b"".join(part.tobytes() for part in index.token_vectors.parts)
        + index.passage_terms.scores(["mill", "zebra"]).tobytes(),
    )


def _quiet(stage: str, done: int, total: int) -> None:
    del stage, done, total
