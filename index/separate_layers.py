"""An exported encoder → its lower layers as a graph of their own.

What they make of a text is where the reader of question and passage begins (`qa/read_pair.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SEPARATE = 3
"""Layers in which question and passage do not meet: half of all-MiniLM-L6-v2."""

NORMS_A_LAYER = 2  # of BERT: behind its attention, and at its end; one more is before all layers


def separate_layers(graph: Path, target: Path) -> None:
    """Write the part of `graph` up to the end of layer SEPARATE to `target`: it gives `states`.

    Raises ValueError for a graph that is not built like BERT.
    """
    import onnx
    from onnx.utils import Extractor

    model = onnx.load(str(graph))
    norms = [node.output[0] for node in model.graph.node if node.op_type == "LayerNormalization"]
    if len(norms) <= 1 + NORMS_A_LAYER * SEPARATE:
        raise ValueError("the model has no layers to separate")
    end = norms[NORMS_A_LAYER * SEPARATE]
    lower = Extractor(model).extract_model([each.name for each in model.graph.input], [end])
    renamed = onnx.helper.make_node("Identity", [end], ["states"])
    lower.graph.node.append(renamed)
    lower.graph.output[0].name = "states"
    onnx.save(lower, str(target))
