"""An index knows its documents, and encodes no text twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import CorpusError
from corpus.ingest import Ingested, ingest
from corpus.source import Source
from index.build import build_index
from index.encoder.embed_passages import PassageText
from index.encoder.load_encoder import Encoded
from index.index import Index
from index.progress import silent
from tests.fake_encoder import FakeEncoder
from tests.index.content import content_of, token_bounds


class Counting:
    """The fake encoder, counting what it is given."""

    name = "all-MiniLM-L6-v2"
    fingerprint = "fake:1"
    runtime = "shared words"

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        self.texts += texts
        return FakeEncoder().encode(texts, advance)


def test_every_sentence_belongs_to_the_passage_that_holds_it(index: Index) -> None:
    contents = index.contents
    counted = 0
    for row in range(len(contents.passages)):
        for sentence in contents.passage(row).sentences:
            assert contents.sentence(counted) == sentence
            counted += 1
    assert counted == len(contents.sentences)


def test_a_passage_is_embedded_with_its_title_and_heading(index: Index) -> None:
    rows = range(len(index.contents.passages))
    texts = [PassageText.of(index.contents.passage(row)) for row in rows]
    (cost,) = (text for text in texts if "Cost" in text.lead)
    assert cost == PassageText(
        "The new bridge over the Wend. Cost",
        ("The county paid nine million pounds for the bridge.",
         "The estimate had been six million."),
    )  # fmt: skip
    assert [cost.text[start:] for start in cost.starts()] == [
        f"{cost.sentences[0]} {cost.sentences[1]}", cost.sentences[1], ""]  # fmt: skip


def test_a_sentence_has_the_mean_of_its_tokens_and_they_are_kept(index: Index) -> None:
    contents = index.contents
    for row in range(len(contents.passages)):
        own, bounds = contents.passages.row(row), token_bounds(contents, row)
        for number, (left, right) in enumerate(pairwise(bounds)):
            mean = index.token_vectors.rows(own.token_start + left, own.token_start + right).mean(
                axis=0
            )
            vector = index.sentence_vectors.rows(np.array([own.sentence_start + number]))[0]
            assert vector @ (mean / np.linalg.norm(mean)) > 0.99


def test_a_sentence_beyond_what_the_model_reads_is_encoded_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(", ".join(["word"] * 100) + ". The mill burnt down.")
    index = build_index(tmp_path, FakeEncoder(), silent, None)
    last = len(index.contents.sentences) - 1
    (alone,) = FakeEncoder().encode([index.contents.reading(last)])
    assert np.array_equal(index.sentence_vectors.rows(np.array([last]))[0], alone.vector)


def test_only_what_is_new_is_encoded(folder: Path, index: Index) -> None:
    (folder / "mill.txt").write_text("The mill was built again. Nobody was hurt.")
    (folder / "school.txt").unlink()
    counting = Counting()
    refreshed = build_index(folder, counting, silent, index)
    assert counting.texts == ["The mill was built again. Nobody was hurt."]
    fresh = build_index(folder, FakeEncoder(), silent, None)
    assert refreshed.fingerprint == fresh.fingerprint != index.fingerprint
    every = np.arange(len(fresh.contents.sentences))
    assert np.array_equal(
        refreshed.sentence_vectors.rows(every), fresh.sentence_vectors.rows(every)
    )


def test_vectors_of_another_model_are_not_kept(folder: Path, index: Index) -> None:
    counting = Counting()
    counting.fingerprint = "fake:2"
    build_index(folder, counting, silent, index)
    assert len(counting.texts) == len(index.contents.passages)


def test_a_text_that_stands_twice_is_encoded_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The mill burnt down. Nobody was hurt.")
    counting = Counting()
    build_index(tmp_path, counting, silent, None)
    assert counting.texts == ["The mill burnt down. Nobody was hurt."]


def test_files_that_failed_are_remembered(folder: Path) -> None:
    (folder / "x.xyz").write_bytes(b"PK")
    index = build_index(folder, FakeEncoder(), silent, None)
    assert [failure.id for failure in index.failures] == ["x.xyz"]
    assert len(index.contents.documents) == 3


def test_a_corpus_of_which_nothing_can_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(
        CorpusError, match=r"no document in .* could be read\n  a.txt: holds no text"
    ):
        build_index(tmp_path, FakeEncoder(), silent, None)


@pytest.mark.parametrize("change", ["sha256", "title", "id", "model"])
def test_the_fingerprint_tells_apart_what_would_be_replied_differently(
    index: Index, change: str
) -> None:
    from index.settings import fingerprint
    from index.storage.records import facts_of

    settings, (first, *others) = index.settings, index.contents.documents
    if change == "model":
        settings = replace(settings, model_fingerprint="fake:2")
    elif change == "title":
        first = replace(first, reference=replace(first.reference, title="Other"))
    elif change == "id":
        first = replace(first, id="other")
    else:
        first = replace(first, sha256="other")
    facts = b"".join(facts_of(each) for each in [first, *others])
    told = np.frombuffer(facts, dtype=np.uint8).reshape(-1, 32)
    assert fingerprint(settings, told) != index.fingerprint


@pytest.mark.parametrize("statements", [True, False])
def test_an_unchanged_document_is_not_ingested_again_and_the_index_is_the_same(
    folder: Path, statements: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build_index(folder, FakeEncoder(), silent, None, statements=statements)
    (folder / "school.txt").write_text("The school has closed. Nobody knows why.")
    fresh = build_index(folder, FakeEncoder(), silent, None, statements=statements)
    done: list[str] = []

    def noted(source: Source, *how: object) -> Ingested:
        done.append(source.id)
        return ingest(source, *how)  # type: ignore[arg-type]

    monkeypatch.setattr("index.updating.batch.ingest", noted)
    again = build_index(folder, FakeEncoder(), silent, first, statements=statements)
    assert done == ["school.txt"]
    assert again.fingerprint == fresh.fingerprint
    assert content_of(again) == content_of(fresh)


def test_a_document_with_other_facts_is_ingested_again(folder: Path, index: Index) -> None:
    (folder / "sources.toml").write_text('[documents."mill.txt"]\ntitle = "Other"\n')
    again = build_index(folder, FakeEncoder(), silent, index)
    titles = {each.id: each.reference.title for each in again.contents.documents}
    assert titles["mill.txt"] == "Other"
    assert titles["bridge.md"] == "The new bridge"
    assert dict(again.examinations[1].found)["title"] == "sources.toml"
