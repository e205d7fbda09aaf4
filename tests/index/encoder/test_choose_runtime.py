"""One encoder, two runtimes: the exported one is used where it is right, and says why if not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.encoder.check_export import QUESTIONS, TEXTS, Agreement, UnlikeTokensError, check_export
from index.encoder.choose_runtime import FAITHFUL, choose_runtime, open_prepared
from index.encoder.load_encoder import (
    DEFAULT_MODEL,
    Encoded,
    Encoder,
    ModelError,
    fingerprint,
    locate_model,
)
from index.encoder.onnx_encoder import OnnxEncoder
from index.encoder.reference_encoder import ReferenceEncoder
from index.encoder.store_export import export_folder
from tests.conftest import ROOT
from tests.fake_encoder import FakeEncoder

FOLDER = Path(locate_model(DEFAULT_MODEL))


@pytest.fixture(scope="module")
def reference() -> ReferenceEncoder:
    weights = fingerprint(FOLDER)
    return ReferenceEncoder.load(DEFAULT_MODEL, FOLDER, weights, "asked for")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the empty folder that exports are kept in during the test."""
    folder = tmp_path / "models"
    monkeypatch.setattr(
        "index.encoder.choose_runtime.export_folder", lambda weights: folder / weights[7:23]
    )
    return folder


def chosen() -> Encoder:
    return choose_runtime(DEFAULT_MODEL, FOLDER, fingerprint(FOLDER))


def test_an_encoder_agrees_with_itself() -> None:
    found = check_export(FakeEncoder(), FakeEncoder())
    assert (found.pooled, found.tokens, found.order) == pytest.approx((1, 1, 1))
    assert found.within(Agreement(0.9999, 0.9999, 1, 0))
    assert not found.within(Agreement(0.9999, 0.9999, 1, 1e9))


def test_an_encoder_that_cuts_texts_elsewhere_is_refused() -> None:
    class Shifted(FakeEncoder):
        def encode(
            self, texts: Sequence[str], advance: Callable[[int], None] | None = None
        ) -> list[Encoded]:
            return super().encode([f" {text}" for text in texts], advance)

    with pytest.raises(UnlikeTokensError, match="are not the model's own"):
        check_export(FakeEncoder(), Shifted())


@pytest.mark.model
def test_the_packaged_model_is_run_by_onnx_runtime(real_encoder: Encoder) -> None:
    assert isinstance(real_encoder, OnnxEncoder)
    assert real_encoder.fingerprint.startswith(f"{fingerprint(FOLDER)}/onnx-")
    assert real_encoder.runtime.startswith("ONNX Runtime ")


@pytest.mark.model
def test_an_export_is_as_faithful_as_is_asked(
    reference: ReferenceEncoder, real_encoder: Encoder
) -> None:
    precision = real_encoder.fingerprint.rpartition("-")[2]
    assert check_export(reference, real_encoder).within(FAITHFUL[precision])


@pytest.mark.model
def test_a_text_has_the_same_vectors_alone_and_in_company(real_encoder: Encoder) -> None:
    together = real_encoder.encode([*TEXTS, *QUESTIONS])
    for text, encoded in zip((*TEXTS, *QUESTIONS), together, strict=True):
        (alone,) = real_encoder.encode([text])
        assert np.array_equal(alone.vector, encoded.vector)
        assert np.array_equal(alone.tokens, encoded.tokens)


@pytest.mark.model
@pytest.mark.parametrize("kind", ["reference", "real_encoder"])
def test_threads_may_share_an_encoder(kind: str, request: pytest.FixtureRequest) -> None:
    encoder: Encoder = request.getfixturevalue(kind)
    once = encoder.encode(QUESTIONS)
    with ThreadPoolExecutor(4) as pool:
        for (found,), known in zip(
            pool.map(lambda text: encoder.encode([text]), QUESTIONS * 5), once * 5, strict=True
        ):
            assert found.vector @ known.vector > 0.9999


@pytest.mark.model
def test_an_export_is_made_once_and_damage_is_noticed(cache: Path, real_encoder: Encoder) -> None:
    assert isinstance(real_encoder, OnnxEncoder), "the export is there"
    folder = shutil.copytree(export_folder(fingerprint(FOLDER)), cache / fingerprint(FOLDER)[7:23])
    made = chosen()
    files = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert len(files) == 3
    assert chosen().runtime == made.runtime
    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} == files
    (graph,) = folder.glob("*.onnx")
    spoilt = bytearray(graph.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    graph.write_bytes(spoilt)
    again = chosen()
    assert isinstance(again, OnnxEncoder)
    assert graph.read_bytes() != spoilt
    assert [folder] == list(cache.iterdir())


@pytest.mark.model
@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("export_onnx", "32 bits: it cannot be exported: no such operator"),
        ("quantise_onnx", "32 bits: 8 bits cannot be had: no such operator"),
    ],
)
def test_what_cannot_be_exported_is_run_by_sentence_transformers(
    monkeypatch: pytest.MonkeyPatch, broken: str, says: str
) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("no such operator\nwith a long story")

    monkeypatch.setattr(f"index.encoder.choose_runtime.{broken}", refuse)
    encoder = chosen()
    assert encoder.runtime.endswith(says)
    assert encoder.fingerprint.startswith(fingerprint(FOLDER))
    assert len(encoder.encode(["A mill."])[0].tokens) == 3
    monkeypatch.setattr(
        "index.encoder.choose_runtime.check_export", refuse
    )  # what is known is not tried
    assert chosen().runtime == encoder.runtime


@pytest.mark.model
@pytest.mark.usefixtures("cache")
def test_an_export_that_differs_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "index.encoder.choose_runtime.check_export", lambda *_: Agreement(0.98, 0.98, 0.98, 3.0)
    )
    encoder = chosen()
    assert isinstance(encoder, ReferenceEncoder)
    assert "its export differs: cosine to sentence-transformers 0.9800" in encoder.runtime
    assert encoder.fingerprint == fingerprint(FOLDER)


@pytest.mark.model
def test_where_nothing_can_be_kept_the_reference_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(
        "index.encoder.choose_runtime.export_folder", lambda _: tmp_path / "file" / "models" / "x"
    )
    encoder = chosen()
    assert isinstance(encoder, ReferenceEncoder)
    assert "its export cannot be kept in" in encoder.runtime


@pytest.mark.model
def test_what_another_kind_of_processor_prepared_gives_way_to_32_bits(
    cache: Path, real_encoder: Encoder
) -> None:
    assert isinstance(real_encoder, OnnxEncoder), "the export is there"
    if "onnx-int8" not in real_encoder.fingerprint:
        pytest.skip("8 bits are not worth it on this machine")
    folder = shutil.copytree(export_folder(fingerprint(FOLDER)), cache / fingerprint(FOLDER)[7:23])
    record = json.loads((folder / "export.json").read_text())
    record["probe"] = [-each for each in record["probe"]]  # what it came to elsewhere
    (folder / "export.json").write_text(json.dumps(record))
    with pytest.raises(ModelError, match="another kind of processor") as caught:
        open_prepared(DEFAULT_MODEL, fingerprint(FOLDER))
    assert "copy" not in str(caught.value)
    encoder = chosen()
    assert "32 bits: 8 bits come to other vectors on this processor" in encoder.runtime
    assert "onnx-fp32" in encoder.fingerprint
    assert chosen().runtime == encoder.runtime


FORBIDDEN = ("torch", "transformers", "sentence_transformers", "sklearn", "onnx", "spacy", "sympy")

ASKED = """
import sys
import app
app.main(["--corpus", sys.argv[1], "--index", sys.argv[2], "ask", "Was nobody hurt?"])
print("LOADED", *(name for name in sys.argv[3:] if name in sys.modules))
"""


@pytest.mark.model
def test_asking_an_index_that_is_there_loads_neither_torch_nor_its_like(
    real_encoder: Encoder, folder: Path, tmp_path: Path
) -> None:
    assert isinstance(real_encoder, OnnxEncoder), "the export is there"
    command = [sys.executable, "-c", ASKED, str(folder), str(tmp_path / "index"), *FORBIDDEN]
    for _ in range(2):  # the first builds the index
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, capture_output=True, text=True, check=True
        )
    assert done.stdout.splitlines()[-1] == "LOADED"
    assert "mill.txt" in done.stdout


@pytest.mark.model
def test_the_runtime_keeps_no_notes_about_its_user(
    real_encoder: Encoder, tmp_path: Path, folder: Path
) -> None:
    """Later versions of ONNX Runtime report home; they write an identity to the cache first."""
    assert isinstance(real_encoder, OnnxEncoder)
    export = export_folder(fingerprint(FOLDER))
    shutil.copytree(export, tmp_path / "cache" / "onrecord" / "models" / export.name)
    names = {"HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", ASKED, str(folder), str(tmp_path / "index")],
        cwd=ROOT, env=names, check=True, capture_output=True,
    )  # fmt: skip
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["onrecord"]
    home = tmp_path / "home"
    assert not home.exists() or not list(home.iterdir())
