"""The encoder that serves: an exported graph on ONNX Runtime, without torch."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.encoder.load_encoder import Encoded, encodable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True)
class OnnxEncoder:
    """A graph as `export_onnx` writes it, and its tokenizer; safe to use from several threads.

    Every text is run by itself. Nothing is padded, a text has the same vectors whatever it is
    encoded together with, and threads that each run texts of their own never wait for one
    another: two threads inside one run do, and with anything else on the machine that is slower
    than one. Measured on passages of 154 tokens it is as fast as batches of 32 of like length.
    """

    name: str
    fingerprint: str
    runtime: str
    session: InferenceSession
    tokenizer: Tokenizer
    inputs: tuple[str, ...]
    graph: Path

    @classmethod
    def load(
        cls, name: str, fingerprint: str, runtime: str, graph: Path, tokenizer: Path
    ) -> OnnxEncoder:
        """Load a graph and its tokenizer. Raises ONNX Runtime's own errors for a damaged one."""
        from tokenizers import Tokenizer

        session = open_session(graph)
        inputs = tuple(each.name for each in session.get_inputs())
        cutter = Tokenizer.from_file(str(tokenizer))
        return cls(name, fingerprint, runtime, session, cutter, inputs, graph)

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        """Encode each of `texts`, as many at a time as there are cores for this process."""
        if len(texts) < 2:
            return [self._encode(text) for text in texts]
        encoded = []
        with ThreadPoolExecutor(cores()) as pool:
            for each in pool.map(self._encode, texts):
                encoded.append(each)
                if advance:
                    advance(1)
        return encoded

    def _encode(self, text: str) -> Encoded:
        cut = self.tokenizer.encode(encodable(text))
        fed = {
            "input_ids": cut.ids,
            "attention_mask": cut.attention_mask,
            "token_type_ids": cut.type_ids,
        }
        arrays = {name: np.array([fed[name]], dtype=np.int64) for name in self.inputs}
        pooled, tokens = self.session.run(("pooled", "tokens"), arrays)
        own = np.array(cut.special_tokens_mask) == 0
        return Encoded(pooled[0], tokens[0][own], np.array(cut.offsets, dtype=np.int64)[own])


def open_session(graph: Path) -> InferenceSession:
    """Open `graph` for one thread. Raises ONNX Runtime's own errors for a damaged one."""
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def cores() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on macOS and Windows
    return len(allowed(0)) if allowed else os.cpu_count() or 1
