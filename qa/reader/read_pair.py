"""The reader: a question and a passage, read together → whether the passage answers, and where.

A cross-encoder (Nogueira and Cho, Passage Re-ranking with BERT, 2019) made of the packaged
encoder's weights and trained further by benchmarks/train_reader.py: `reader.onnx`, in 8 bits.
Each pair is run by itself: what a passage is read as never depends on the company it is read in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.encoder.load_encoder import DEFAULT_MODEL_SHA256, encodable
from index.encoder.onnx_encoder import OnnxEncoder, open_session

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from index.encoder.load_encoder import Encoder

WEIGHTS = Path(__file__).with_name("reader.onnx")

CLS, SEP = 101, 102  # of BERT's uncased vocabulary
LONGEST_QUESTION = 64  # tokens, with the question before it, of which the last half are kept
LONGEST_PASSAGE = 256  # tokens, as the encoder has it

Tokens = list[int]


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

    def read(self, question: str, former: str, passage: str) -> Reading:
        """Return what `question`, asked after `former` (or ""), makes of `passage`."""


@dataclass(frozen=True, slots=True)
class PairReader:
    """The trained model; safe to use from several threads."""

    tokenizer: Tokenizer
    session: InferenceSession

    def read(self, question: str, former: str, passage: str) -> Reading:
        """Return what `question`, asked after `former` (or ""), makes of `passage`."""
        asked = question_tokens(self.tokenizer, encodable(question), encodable(former))
        cut = passage_tokens(self.tokenizer, encodable(passage))
        ids = np.array([[*asked, *cut[0]]], dtype=np.int64)
        sides = np.zeros_like(ids)
        sides[:, len(asked) :] = 1
        fed = {"ids": ids, "sides": sides, "attention_mask": np.ones_like(ids)}
        odds, tokens = self.session.run(("answers", "tokens"), fed)
        places = np.array(cut[1], dtype=np.int64).reshape(-1, 2)
        return Reading(float(odds[0]), tokens[0, len(asked) : -1], places)


def question_tokens(tokenizer: Tokenizer, question: str, former: str) -> Tokens:
    """Return [CLS] (former [SEP]) question [SEP], cut to LONGEST_QUESTION."""
    asked = tokenizer.encode(question, add_special_tokens=False).ids
    if former:
        before = tokenizer.encode(former, add_special_tokens=False).ids
        asked = [*before[-LONGEST_QUESTION // 2 :], SEP, *asked]
    return [CLS, *asked[: LONGEST_QUESTION - 2], SEP]


def passage_tokens(tokenizer: Tokenizer, passage: str) -> tuple[Tokens, list[tuple[int, int]]]:
    """Return passage [SEP], cut to LONGEST_PASSAGE, and the places of all tokens but the last."""
    cut = tokenizer.encode(passage, add_special_tokens=False)
    room = LONGEST_PASSAGE - 1
    return [*cut.ids[:room], SEP], cut.offsets[:room]


def reader_for(encoder: Encoder) -> PairReader | None:
    """Return the reader that goes with `encoder`; None where it has none, or none is shipped.

    It has the packaged encoder's words, and its candidates were found by that one.
    """
    packaged = encoder.fingerprint.startswith(f"sha256:{DEFAULT_MODEL_SHA256}")
    if isinstance(encoder, OnnxEncoder) and packaged and WEIGHTS.is_file():
        return PairReader(encoder.tokenizer, _opened(WEIGHTS))
    return None


@cache
def _opened(weights: Path) -> InferenceSession:
    return open_session(weights)
