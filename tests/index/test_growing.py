"""Whatever happens to a corpus, an index that has grown with it is the one made anew."""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    rule,
    run_state_machine_as_test,
)

from index.build import build_index
from index.progress import Progress, silent
from index.refresh import Place, refresh
from tests.fake_encoder import FakeEncoder
from tests.index.content import content_of

PHRASES = [
    "The mill in Harrow burnt down.", "Nobody was hurt.", "The bridge over the Wend is closed.",
    'Ada Finch, the mayor, said: "We shall build the old mill again by winter."',
    'Finch said: "We shall build the old mill again by winter."', "A zebra fled to Stow.",
    '"The mill is closed," a spokesman for Ada Finch said.', "Mr. Carr denied the report.",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PHRASES), max_size=4).map(" ".join)
NAMES = st.sampled_from(["a.txt", "b.md", "c/d.txt", "e.txt", "Z.txt"])


class Growing(RuleBasedStateMachine):
    """Documents come, change, move and go; after each step the index is refreshed."""

    names = Bundle("names")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.corpus = self.folder / "corpus"
        self.corpus.mkdir()
        (self.corpus / "always.txt").write_text("The school of Harrow has 210 pupils.")
        self.place = Place(self.corpus, self.folder / "index", FakeEncoder().name)

    @rule(target=names, name=NAMES, text=TEXTS)
    def write(self, name: str, text: str) -> str:
        (self.corpus / name).parent.mkdir(exist_ok=True)
        (self.corpus / name).write_text(text)
        return name

    @rule(name=consumes(names))
    def remove(self, name: str) -> None:
        (self.corpus / name).unlink(missing_ok=True)

    @rule(target=names, name=consumes(names), other=NAMES)
    def rename(self, name: str, other: str) -> str:
        if (self.corpus / name).exists():
            (self.corpus / other).parent.mkdir(exist_ok=True)
            (self.corpus / name).replace(self.corpus / other)
        return other

    @rule(name=NAMES, title=st.sampled_from(["", "The fire", "The bridge"]))
    def state(self, name: str, title: str) -> None:
        facts = f'[documents."{name}"]\ntitle = "{title}"\n' if title else ""
        (self.corpus / "sources.toml").write_text(facts)

    @rule(texts=st.dictionaries(NAMES, TEXTS, min_size=1), calls=st.integers(0, 4))
    def be_broken_off(self, texts: dict[str, str], calls: int) -> None:
        """A run that does not come to its end leaves what it has done so far."""
        for name, text in texts.items():
            self.write(name, text)
        with contextlib.suppress(KeyboardInterrupt):
            refresh(self.place, FakeEncoder(), interrupting(calls))

    @invariant()
    def grown_is_as_fresh(self) -> None:
        fresh = build_index(self.corpus, FakeEncoder(), silent, None)
        assert content_of(refresh(self.place, FakeEncoder(), silent)) == content_of(fresh)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


def interrupting(calls: int) -> Progress:
    """A Progress that behaves, when it is told something once more than `calls`, like Ctrl+C."""
    left = [calls]

    def interrupt(stage: str, done: int, total: int) -> None:
        del stage, done, total
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt

    return interrupt


@pytest.mark.parametrize(("batch", "many"), [(1, 2), (128, 64)])
def test_an_index_that_has_grown_is_the_one_made_anew(
    batch: int, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.updating.batch.BATCH", batch)
    monkeypatch.setattr("index.updating.batch.MANY", many)
    monkeypatch.setattr("index.storage.merge_policy.MOST", 3)
    run_state_machine_as_test(Growing, settings=STEPS)


LINES = st.lists(
    st.tuples(st.sampled_from("abcd"), TEXTS, st.sampled_from(["", " "])).map(
        lambda line: json.dumps({"_id": line[0], "text": line[1]}) + line[2]
    ),
    max_size=6,
)


ENDS = st.sampled_from(["", "\n", "\r\n", "\n\n"])


@settings(max_examples=80, deadline=None, derandomize=True)
@given(steps=st.lists(st.tuples(st.booleans(), LINES, ENDS), min_size=2, max_size=4))
def test_a_file_of_lines_that_has_changed_is_indexed_as_if_made_anew(
    steps: list[tuple[bool, list[str], str]],
) -> None:
    """Lines are appended, to the last one too, or come, change, move, repeat an _id and go."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        place = Place(corpus, Path(folder) / "index", FakeEncoder().name)
        written = f"{ALWAYS}\n"
        for appended, lines, end in steps:
            written = (written if appended else f"{ALWAYS}\n") + "\n".join(lines) + end
            corpus.write_bytes(written.encode())
            grown = refresh(place, FakeEncoder(), silent)
            fresh = build_index(corpus, FakeEncoder(), silent, None)
            assert content_of(grown) == content_of(fresh)


def test_a_line_whose_indexing_was_broken_off_is_not_encoded_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(f"{ALWAYS}\n")
    place = Place(corpus, tmp_path / "index", FakeEncoder().name)
    refresh(place, FakeEncoder(), silent)
    with corpus.open("a") as stream:
        stream.write(json.dumps({"_id": "later", "text": "A zebra fled to Stow."}))

    def break_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("index.refresh.save_locked", break_off)
        with pytest.raises(KeyboardInterrupt):
            refresh(place, FakeEncoder(), silent)
    with monkeypatch.context() as resumed:
        resumed.setattr(FakeEncoder, "encode", break_off)
        grown = refresh(place, FakeEncoder(), silent)
    assert content_of(grown) == content_of(build_index(corpus, FakeEncoder(), silent, None))


ALWAYS = json.dumps({"_id": "always", "text": "The school of Harrow has 210 pupils."})

STEPS = settings(max_examples=12, stateful_step_count=10, deadline=None, derandomize=True,
                 suppress_health_check=list(HealthCheck))  # fmt: skip
