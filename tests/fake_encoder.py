"""An encoder without a model: a word has a fixed direction, a text is the sum of its words."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from index.encoder.load_encoder import Encoded
from index.sparse.tokenize import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

DIMENSION = 64
LONGEST = 200  # words it reads of a text; the rest has no tokens, as with a real model

_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class FakeEncoder:
    """Texts that share words are near each other; nothing depends on chance or on the platform."""

    name: str = "all-MiniLM-L6-v2"
    fingerprint: str = "fake:1"
    runtime: str = "shared words"

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        if advance:
            advance(len(texts))
        return [_encode(text) for text in texts]


def _encode(text: str) -> Encoded:
    words = list(_WORD.finditer(text))[:LONGEST]
    tokens = np.empty((len(words), DIMENSION), dtype=np.float32)
    for row, word in enumerate(words):
        tokens[row] = _direction(" ".join(tokenize(word.group()))) / DIMENSION**0.5
    offsets = np.array([word.span() for word in words], dtype=np.int64).reshape(-1, 2)
    summed = _direction("") + sum(_direction(term) for term in tokenize(text))
    return Encoded(summed / np.linalg.norm(summed), tokens, offsets)


@cache
def _direction(term: str) -> NDArray[np.float32]:
    """DIMENSION signs, the bits of the term's hash; "" stands for what all texts share."""
    bits = np.unpackbits(np.frombuffer(hashlib.sha256(term.encode()).digest(), dtype=np.uint8))
    return bits[:DIMENSION].astype(np.float32) * 2 - 1
