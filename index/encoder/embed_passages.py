"""Passages → their vectors, their sentences' and their tokens', from one pass of the model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from corpus.messages.english import Key
from corpus.messages.message import Message
from index.dense.token_vectors import quantise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from corpus.passage import Passage
    from index.encoder.load_encoder import Encoded, Encoder
    from index.progress import Progress


@dataclass(frozen=True, slots=True)
class PassageText:
    """What is embedded and indexed of a passage: title and heading, then its sentences.

    >>> PassageText("A title", ("One.", "Two.")).text
    'A title. One. Two.'
    """

    lead: str
    sentences: tuple[str, ...]

    @classmethod
    def of(cls, passage: Passage) -> PassageText:
        """Return the text of `passage`."""
        title = passage.span.document.reference.title
        lead = ". ".join(part for part in (title, passage.heading) if part)
        return cls(lead, tuple(sentence.span.reading for sentence in passage.sentences))

    @property
    def text(self) -> str:
        """The whole, as the encoder reads it."""
        sentences = " ".join(self.sentences)
        return f"{self.lead}. {sentences}" if self.lead else sentences

    def starts(self) -> list[int]:
        """Return where each sentence starts in `text`, and where the last one ends."""
        places = [len(self.lead) + 2 if self.lead else 0]
        for sentence in self.sentences:
            places.append(places[-1] + len(sentence) + 1)
        return places


@dataclass(frozen=True, slots=True)
class EmbeddedPassage:
    """`sentences` is (s, d); tokens `bounds[i]` to `bounds[i + 1]` of `tokens` (t, d) int8 are
    sentence i's. What stands before `bounds[0]` is the lead.
    """

    vector: NDArray[np.float32]
    sentences: NDArray[np.float32]
    tokens: NDArray[np.int8]
    bounds: NDArray[np.int32]


BLOCK = 512
"""Passages in memory at once in 32 bits: their tokens' vectors take 100 MB."""


def embed_passages(
    texts: Sequence[PassageText],
    encoder: Encoder,
    known: Mapping[PassageText, EmbeddedPassage],
    progress: Progress,
) -> list[EmbeddedPassage]:
    """Return each text's vectors; `known` ones are taken over, equal ones encoded once.

    A sentence's vector is the mean of its tokens' vectors, which know the passage around
    them (Günther et al., Late Chunking, 2024). A sentence beyond the model's limit has no
    tokens in its passage and is encoded by itself.
    """
    missing = sorted({text for text in texts if text not in known}, key=_by_length)
    fresh = dict(zip(missing, _embed_all(missing, encoder, progress), strict=True))
    return [fresh[text] if text in fresh else known[text] for text in texts]


def _by_length(text: PassageText) -> tuple[int, str]:
    return len(text.text), text.text  # batches of like length are padded least


def _embed_all(
    texts: Sequence[PassageText], encoder: Encoder, progress: Progress
) -> list[EmbeddedPassage]:
    embedded: list[EmbeddedPassage] = []
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress(Message(Key.EMBEDDING), done, len(texts))

    for start in range(0, len(texts), BLOCK):
        block = texts[start : start + BLOCK]
        encoded = encoder.encode([text.text for text in block], advance)
        embedded += map(partial(_divide, encoder), block, encoded)
    return embedded


def _divide(encoder: Encoder, text: PassageText, encoded: Encoded) -> EmbeddedPassage:
    starts = text.starts()
    bounds = np.searchsorted(encoded.offsets[:, 0], starts).astype(np.int32)
    read_to = int(encoded.offsets[-1, 1]) if len(encoded.offsets) else 0
    vectors = []
    for number, sentence in enumerate(text.sentences):
        tokens = encoded.tokens[bounds[number] : bounds[number + 1]]
        whole = len(tokens) > 0 and starts[number] + len(sentence) <= read_to
        vectors.append(_mean(tokens) if whole else encoder.encode([sentence])[0].vector)
    return EmbeddedPassage(
        encoded.vector, np.array(vectors, dtype=np.float32), quantise(encoded.tokens), bounds
    )


def _mean(tokens: NDArray[np.float32]) -> NDArray[np.float32]:
    mean = tokens.mean(axis=0)
    unit: NDArray[np.float32] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return unit
