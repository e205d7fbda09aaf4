"""Attention written out step by step becomes one node, which says the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.encoder.fuse_attention import fuse_attention

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH, HEADS = 8, 2

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the older exporter's own


def written_out(file: Path, biased: bool = False) -> None:
    """Export a layer of attention as a transformer has it; `biased` adds what others add."""
    import torch

    class Attention(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.parts = torch.nn.ModuleList(torch.nn.Linear(WIDTH, WIDTH) for _ in range(3))
            self.places = torch.nn.Parameter(torch.randn(HEADS, 1, 1))

        def forward(self, states: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            shape = (states.shape[0], states.shape[1], HEADS, WIDTH // HEADS)
            query, key, value = (part(states).view(shape).transpose(1, 2) for part in self.parts)
            scores = query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5
            if biased:
                scores = scores + self.places
            masked = scores + (1.0 - attention_mask[:, None, None, :].float()) * -10_000
            mixed = torch.softmax(masked, dim=-1) @ value
            joined: torch.Tensor = mixed.transpose(1, 2).reshape(states.shape)
            return joined

    torch.manual_seed(0)
    torch.onnx.export(
        Attention().eval(),
        (torch.randn(2, 3, WIDTH), torch.ones(2, 3, dtype=torch.int64)),
        str(file),
        input_names=["states", "attention_mask"],
        output_names=["mixed"],
        dynamic_axes={name: {0: "texts", 1: "length"} for name in ("states", "attention_mask")},
        opset_version=17,
        dynamo=False,
    )


def run(file: Path, states: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
    """What the graph in `file` makes of `states`, where `mask` is 1."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    (mixed,) = session.run(["mixed"], {"states": states, "attention_mask": mask})
    kept: NDArray[np.float32] = np.asarray(mixed)[mask.astype(bool)]
    return kept


@pytest.mark.model
def test_what_is_fused_says_the_same(tmp_path: Path) -> None:
    plain, fused = tmp_path / "plain.onnx", tmp_path / "fused.onnx"
    written_out(plain)
    fused.write_bytes(plain.read_bytes())
    assert fuse_attention(fused, HEADS) == 1
    assert fused.stat().st_size < plain.stat().st_size
    states = np.random.default_rng(1).standard_normal((3, 5, WIDTH)).astype(np.float32)
    mask = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0], [1, 0, 0, 0, 0]])
    assert np.allclose(run(plain, states, mask), run(fused, states, mask), atol=1e-5)


@pytest.mark.model
def test_attention_with_anything_else_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "graph.onnx"
    written_out(file, biased=True)
    before = file.read_bytes()
    assert fuse_attention(file, HEADS) == 0
    assert file.read_bytes() == before
