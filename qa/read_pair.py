"""The reader: a question and a passage, read together → whether the passage answers, and where.

Both run separately through the lower layers of the packaged encoder (`index/separate_layers.py`),
and together through layers of the reader's own, as in PreTTR (MacAvaney et al., SIGIR 2020) and
DeFormer (Cao et al., ACL 2020). Those are `qa/reader.onnx`, in 8 bits, trained by
benchmarks/train_reader.py. Each pair is run by itself: what a passage is read as never depends on
the company it is read in.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.embed import DEFAULT_MODEL_SHA256, encodable
from index.onnx_encoder import OnnxEncoder, open_session
from index.separate_layers import separate_layers

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from index.embed import Encoder

LAYERS = Path(__file__).with_name("reader.onnx")


@dataclass(frozen=True, slots=True)
class States:
    """What the lower layers make of a text: its tokens' states (t, d), marks at the ends included,
    and the places (t - 2, 2) of those between the marks. Of several texts they are the last one's.
    """

    values: NDArray[np.float32]
    offsets: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """The log-odds that a passage answers; and of each of its tokens those that an answer starts
    there and ends there, and that it belongs to a sentence that answers (t, 3), with the tokens'
    places in the text (t, 2).
    """

    odds: float
    tokens: NDArray[np.float32]
    offsets: NDArray[np.int64]


class ReadsPairs(Protocol):
    """What the ranking needs of a reader."""

    def states(self, *texts: str) -> States:
        """Return what `texts`, a question after the one before it or a passage, are before they
        meet.
        """

    def read(self, question: States, passage: States) -> Reading:
        """Return what the two make of one another."""


@dataclass(frozen=True, slots=True)
class PairReader:
    """The layers in which question and passage meet; safe to use from several threads."""

    tokenizer: Tokenizer
    lower: InferenceSession
    upper: InferenceSession

    def states(self, *texts: str) -> States:
        """Return what `texts`, a question after the one before it or a passage, are before they
        meet: one after the other, with an end mark behind each. Texts beyond the limit are cut.
        """
        cuts = [self.tokenizer.encode(encodable(text)) for text in texts]
        ids = [*cuts[0].ids[:1], *(token for cut in cuts for token in cut.ids[1:])]
        array = np.array([ids], dtype=np.int64)
        fed = {"input_ids": array, "attention_mask": np.ones_like(array)}
        fed["token_type_ids"] = np.zeros_like(array)
        inputs = (each.name for each in self.lower.get_inputs())
        (states,) = self.lower.run(("states",), {name: fed[name] for name in inputs})
        return States(states[0], np.array(cuts[-1].offsets[1:-1], dtype=np.int64).reshape(-1, 2))

    def read(self, question: States, passage: States) -> Reading:
        """Return what the two make of one another."""
        kept = np.ones((1, len(question.values) + len(passage.values)), dtype=np.int64)
        fed = {
            "question": question.values[None],
            "passage": passage.values[None],
            "attention_mask": kept,
        }
        odds, tokens = self.upper.run(("answers", "tokens"), fed)
        return Reading(float(odds[0]), tokens[0, 1:-1], passage.offsets)


def reader_for(encoder: Encoder) -> PairReader | None:
    """Return the reader that goes with `encoder`; None where it has none, or none is shipped."""
    packaged = encoder.fingerprint.startswith(f"sha256:{DEFAULT_MODEL_SHA256}")  # it knows no other
    if isinstance(encoder, OnnxEncoder) and packaged and LAYERS.is_file():
        return PairReader(encoder.tokenizer, _lower(encoder.graph), _upper(LAYERS))
    return None


@cache
def _lower(graph: Path) -> InferenceSession:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "lower.onnx"
        separate_layers(graph, target)
        return open_session(target)


@cache
def _upper(layers: Path) -> InferenceSession:
    return open_session(layers)
