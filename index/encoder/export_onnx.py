"""A sentence-transformers model → one graph for ONNX Runtime, in 32 bits and in 8.

The graph takes what the tokenizer gives and has two outputs of length 1: `pooled` (b, d), the
text's vector, and `tokens` (b, t, d), each token's. Pooling and normalising are part of it.
"""

from __future__ import annotations

import contextlib
import logging
import warnings
from typing import TYPE_CHECKING

from index.encoder.fuse_attention import fuse_attention
from index.encoder.reference_encoder import load_model

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sentence_transformers import SentenceTransformer
    from torch import Tensor, nn

OPSET = 17  # the first with LayerNormalization as one node

SAMPLE = ["A mill.", "The mill by the river burnt down in the night of 2 May."]
"""Traced through the model; two texts of unlike length, so that the mask is part of the graph."""


def export_onnx(name: str, folder: Path, target: Path, tokenizer: Path) -> None:
    """Write the graph of the model in `folder` to `target`, and its tokenizer as one file.

    Attention is written out step by step ("eager"), which `fuse_attention` knows and ONNX Runtime
    takes best: the exporter's rendering of torch's own fused attention is slower.
    Raises ModelError for a model that cannot be loaded, and anything for one that cannot be
    exported: the exporter has no error of its own for it.
    """
    import torch

    model = load_model(name, folder, attention="eager")
    tokenized = model.tokenizer(SAMPLE, padding=True, return_tensors="pt")
    inputs = list(tokenized)
    axes = {name: {0: "texts", 1: "length"} for name in (*inputs, "tokens")}
    with quiet(), torch.no_grad():
        torch.onnx.export(
            _both_outputs(model, inputs),
            tuple(tokenized[name] for name in inputs),
            str(target),
            input_names=inputs,
            output_names=["pooled", "tokens"],
            dynamic_axes={**axes, "pooled": {0: "texts"}},
            opset_version=OPSET,
            dynamo=False,  # the newer exporter needs onnxscript, and fuses less
        )
    if heads := _heads(model):
        fuse_attention(target, heads)
    _write_tokenizer(model, tokenizer)


def quantise_onnx(source: Path, target: Path) -> None:
    """Write the graph `source` with weights in 8 bits a channel to `target`.

    Of these 8 bits 7 are used: a processor without VNNI adds two products in 16 bits, in which
    those of full 8 bits do not fit and are cut off, so it would come to other vectors (cosine .990
    with those of one that has VNNI; of 7 bits it comes to the same but for the last digit).

    What flows through is brought to 8 bits as it comes, with one scale a matrix: that of one
    text, since `OnnxEncoder` runs each by itself. So a text's vectors never depend on the company
    that it was encoded in, which in a batch they would.
    """
    from onnx import TensorProto
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with quiet():
        quantize_dynamic(
            source,
            target,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},  # of what is fused
        )


def _both_outputs(model: SentenceTransformer, inputs: list[str]) -> nn.Module:
    import torch

    class BothOutputs(torch.nn.Module):
        """Takes the tokenizer's outputs by place, as an exporter wants them."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *tensors: Tensor) -> tuple[Tensor, Tensor]:
            output = self.model(dict(zip(inputs, tensors, strict=True)))
            pooled, tokens = output["sentence_embedding"], output["token_embeddings"]
            unit = torch.nn.functional.normalize
            return unit(pooled, dim=-1), unit(tokens, dim=-1)

    return BothOutputs().eval()


def _heads(model: SentenceTransformer) -> int:
    """How many heads each layer has; 0 where the model does not say."""
    configurations = (getattr(part, "config", None) for part in model.modules())
    heads = (getattr(each, "num_attention_heads", 0) for each in configurations if each is not None)
    return int(next(heads, 0))


def _write_tokenizer(model: SentenceTransformer, target: Path) -> None:
    """Write what cuts texts into tokens, with the model's own limit and without padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(model.tokenizer.backend_tokenizer.to_str())
    tokenizer.no_padding()
    if model.max_seq_length:
        tokenizer.enable_truncation(model.max_seq_length)
    tokenizer.save(str(target))


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep back what exporter and quantiser say of their own age and of what the check proves."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.disable(logging.WARNING)
        try:
            yield
        finally:
            logging.disable(logging.NOTSET)
