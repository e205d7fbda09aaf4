"""Attention as an exporter writes it, step by step → one node, which ONNX Runtime has for it.

The node multiplies with queries', keys' and values' weights at once, and nothing is reshaped or
turned for it. Measured with all-MiniLM-L6-v2 in 8 bits, questions and passages take 17 % less time,
and no component of a vector differs by more than 2e-7. ONNX Runtime's own optimiser looks for masks
as an older transformers made them, and finds none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from onnx import ModelProto, NodeProto

DOMAIN = "com.microsoft"
"""Of the operator Attention (ONNX Runtime, Contrib Operators)."""

MASK, KEPT = "attention_mask", "attention_kept"


def fuse_attention(file: Path, heads: int) -> int:
    """Rewrite the graph in `file`, whose layers have so many `heads`; return how many were fused.

    What does not look like scaled dot-product attention with a mask and nothing else is left as
    it is, for then it may be something else. Whether what is added for a mask is only that cannot
    be told from the graph: `check_export` compares what comes of it with the reference.
    """
    import onnx

    model = onnx.load(str(file))
    graph = _Graph.of(model)
    found = [graph.attention(node) for node in model.graph.node if node.op_type == "Softmax"]
    masked = any(each.name == MASK for each in model.graph.input)
    fused = [each for each in found if each is not None and masked]
    if fused:
        for number, each in enumerate(fused):
            _replace(model, each, number, heads)
        cast = onnx.helper.make_node("Cast", [MASK], [KEPT], to=onnx.TensorProto.INT32)
        model.graph.node.insert(0, cast)
        model.opset_import.append(onnx.helper.make_opsetid(DOMAIN, 1))
        _prune(model)
        onnx.save(model, str(file))
    return len(fused)


@dataclass(frozen=True, slots=True)
class _Projection:
    """`source` times `weights` (d, d), and `bias` (d,)."""

    source: str
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Attention:
    """Queries, keys and values, all of one source; `end` puts the heads side by side again."""

    projections: tuple[_Projection, _Projection, _Projection]
    scale: float
    end: NodeProto


@dataclass(frozen=True, slots=True)
class _Graph:
    """Nodes by what they put out, those that take it in, and what is constant."""

    makers: dict[str, NodeProto]
    takers: dict[str, list[NodeProto]]
    constants: dict[str, NDArray[np.float32]]

    @classmethod
    def of(cls, model: ModelProto) -> _Graph:
        from onnx.numpy_helper import to_array

        graph = model.graph
        constants = {each.name: to_array(each) for each in graph.initializer}
        takers: dict[str, list[NodeProto]] = {}
        for node in graph.node:
            if node.op_type == "Constant":
                constants[node.output[0]] = to_array(node.attribute[0].t)
            for name in node.input:
                takers.setdefault(name, []).append(node)
        return cls({name: node for node in graph.node for name in node.output}, takers, constants)

    def attention(self, softmax: NodeProto) -> _Attention | None:
        """What `softmax` is part of: Softmax(scale · queries · keysᵀ + mask) · values."""
        masked = self._maker(softmax.input[0], "Add")
        scaled = masked and self._one_of(masked, "Mul")
        scale = scaled and self._constant(scaled)
        product = scaled and self._one_of(scaled, "MatMul")
        weighed = self._taker(softmax.output[0], "MatMul")
        turned = weighed and self._taker(weighed.output[0], "Transpose")
        end = turned and self._taker(turned.output[0], "Reshape")
        if not (product and weighed and end) or scale is None or scale.size != 1:
            return None
        queries, keys = map(self._projection, product.input)
        values = self._projection(weighed.input[1])
        if not (queries and keys and values):
            return None
        one_source = queries.source == keys.source == values.source
        return _Attention((queries, keys, values), float(scale), end) if one_source else None

    def _projection(self, name: str) -> _Projection | None:
        """What is divided into heads under `name`, if it is a product and a bias."""
        while turned := self._maker(name, "Transpose"):
            name = turned.input[0]
        divided = self._maker(name, "Reshape")
        added = divided and self._maker(divided.input[0], "Add")
        product = added and self._one_of(added, "MatMul")
        bias, weights = added and self._constant(added), product and self._constant(product)
        if not product or weights is None or bias is None:
            return None
        return _Projection(product.input[0], weights, bias)

    def _maker(self, name: str, kind: str) -> NodeProto | None:
        node = self.makers.get(name)
        return node if node is not None and node.op_type == kind else None

    def _taker(self, name: str, kind: str) -> NodeProto | None:
        """The only node that takes `name` in, if it is of that kind."""
        nodes = self.takers.get(name, [])
        return nodes[0] if len(nodes) == 1 and nodes[0].op_type == kind else None

    def _one_of(self, node: NodeProto, kind: str) -> NodeProto | None:
        """The first input of `node` that is of that kind."""
        return next((made for name in node.input if (made := self._maker(name, kind))), None)

    def _constant(self, node: NodeProto) -> NDArray[np.float32] | None:
        return next((self.constants[name] for name in node.input if name in self.constants), None)


def _replace(model: ModelProto, attention: _Attention, number: int, heads: int) -> None:
    """Put one node in the place of the last one of `attention`; the others are for nobody now."""
    import onnx

    name = f"attention_{number}"
    for kind, axis in (("weights", 1), ("bias", 0)):
        joined = np.concatenate([getattr(each, kind) for each in attention.projections], axis=axis)
        model.graph.initializer.append(onnx.numpy_helper.from_array(joined, f"{name}_{kind}"))
    node = onnx.helper.make_node(
        "Attention",
        [attention.projections[0].source, f"{name}_weights", f"{name}_bias", KEPT],
        list(attention.end.output),
        name=name,
        domain=DOMAIN,
        num_heads=heads,
        scale=attention.scale,
    )
    place = list(model.graph.node).index(attention.end)
    model.graph.node.remove(attention.end)
    model.graph.node.insert(place, node)


def _prune(model: ModelProto) -> None:
    """Take away nodes and weights of which nobody has any use."""
    graph = model.graph
    wanted = {each.name for each in graph.output}
    for node in reversed(graph.node):  # whoever takes something in stands behind who makes it
        if wanted.intersection(node.output):
            wanted.update(node.input)
    for part in (graph.node, graph.initializer):
        for each in [*part]:
            names = each.output if part is graph.node else [each.name]
            if wanted.isdisjoint(names):
                part.remove(each)
