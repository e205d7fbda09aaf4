"""The reader: a question and a passage, read together → whether the passage answers, and where.

Both run separately through the lower layers of the packaged encoder (`index/separate_layers.py`),
and together through layers of the reader's own, as in PreTTR (MacAvaney et al., SIGIR 2020) and
DeFormer (Cao et al., ACL 2020). Those are `qa/reader.onnx`, in 8 bits, trained by
benchmarks/train_reader.py. Each pair is run by itself: what a passage is read as never depends on
the company it is read in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.onnx_encoder import OnnxEncoder, open_session

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from index.embed import Encoder, States

LAYERS = Path(__file__).with_name("reader.onnx")


@dataclass(frozen=True, slots=True)
class Reading:
    """The log-odds that a passage answers; and of each of its tokens those that an answer starts
    there and ends there, and that it belongs to a sentence that answers (t, 3), with the tokens'
    places in the text (t, 2).
    """

    odds: float
    tokens: NDArray[np.float32]
    offsets: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PairReader:
    """The layers in which question and passage meet; safe to use from several threads."""

    encoder: OnnxEncoder
    session: InferenceSession

    def states(self, *texts: str) -> States:
        """Return what `texts`, a question after the one before it or a passage, are before they
        meet. Raises ValueError where the encoder has no separate layers.
        """
        states = self.encoder.states(*texts)
        if states is None:
            raise ValueError("the encoder has no separate layers")
        return states

    def read(self, question: States, passage: States) -> Reading:
        """Return what the two make of one another."""
        kept = np.ones((1, len(question.values) + len(passage.values)), dtype=np.int64)
        fed = {"question": question.values[None], "passage": passage.values[None]}
        fed["attention_mask"] = kept
        odds, tokens = self.session.run(("answers", "tokens"), fed)
        return Reading(float(odds[0]), tokens[0, 1:-1], passage.offsets)


def reader_for(encoder: Encoder) -> PairReader | None:
    """Return the reader that goes with `encoder`; None where it has none, or none is shipped."""
    fits = isinstance(encoder, OnnxEncoder) and encoder.lower is not None
    return PairReader(encoder, _layers()) if fits and LAYERS.is_file() else None


@cache
def _layers() -> InferenceSession:
    return open_session(LAYERS)
