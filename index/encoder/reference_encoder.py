"""The encoder that defines the vectors: sentence-transformers on torch, for any of its models."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from index.encoder.load_encoder import Encoded, ModelError, encodable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

BATCH = 32
THREADS = os.cpu_count() or 1
"""For batches. A single question is read by one thread: with anything else running on the
machine a second one makes it several times slower, not faster."""


@dataclass(frozen=True, slots=True)
class ReferenceEncoder:
    """A sentence-transformers model; `runtime` says why it is run by this and not by ONNX Runtime.

    Its tokenizer cannot be shared by threads ("Already borrowed"), so one waits for another.
    """

    name: str
    fingerprint: str
    runtime: str
    model: SentenceTransformer
    _alone: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    @classmethod
    def load(cls, name: str, folder: Path | str, weights: str, why: str) -> ReferenceEncoder:
        """Load the model `name` from `folder`, or by `folder` as a name in the local cache.

        Raises ModelError with a line that says what to do.
        """
        model = load_model(name, folder)
        if not getattr(model.tokenizer, "is_fast", False):
            raise ModelError(f"the model '{name}' has no token vectors; name a transformer model")
        from sentence_transformers import __version__

        runtime = f"sentence-transformers {__version__}, 32 bits: {why}"
        return cls(name, weights, runtime, model)

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        """Encode `texts` in batches of like length, which are padded least."""
        order = sorted(range(len(texts)), key=lambda i: (len(texts[i]), i))
        encoded: dict[int, Encoded] = {}
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            with self._alone:
                found = self._batch([encodable(texts[number]) for number in batch])
            encoded.update(zip(batch, found, strict=True))
            if advance:
                advance(len(batch))
        return [encoded[number] for number in range(len(texts))]

    def _batch(self, texts: list[str]) -> list[Encoded]:
        import torch

        torch.set_num_threads(1 if len(texts) == 1 else THREADS)
        tokenized = self.model.tokenizer(
            texts,
            padding=True,
            truncation=True,
            max_length=self.model.max_seq_length,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
            return_tensors="pt",
        )
        offsets = tokenized.pop("offset_mapping").numpy()
        special = tokenized.pop("special_tokens_mask").numpy().astype(bool)
        with torch.inference_mode():
            output = self.model(dict(tokenized))
        pooled = _unit(output["sentence_embedding"].float().numpy())
        tokens = output["token_embeddings"].float().numpy()
        return [
            Encoded(pooled[row], _unit(tokens[row][~special[row]]), offsets[row][~special[row]])
            for row in range(len(texts))
        ]


def load_model(name: str, folder: Path | str, attention: str | None = None) -> SentenceTransformer:
    """Return the model as sentence-transformers has it; `attention` names its implementation.

    Raises ModelError with a line that says what to do.
    """
    try:
        from safetensors import SafetensorError
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar
    except ImportError as error:
        raise ModelError(
            f"the model '{name}' has no export that fits, and {error.name} is not installed to "
            "make one; copy the cache folder of a full installation, or install onrecord in full"
        ) from error

    disable_progress_bar()
    chosen = {"attn_implementation": attention} if attention else {}
    try:
        return SentenceTransformer(str(folder), device="cpu", model_kwargs=chosen)
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        if isinstance(folder, str) and isinstance(error, OSError):
            raise ModelError(
                f"no model '{name}': it is no folder and not in the local cache "
                "(HF_HUB_OFFLINE=0 lets it be fetched)"
            ) from error
        line = str(error).splitlines()[0]
        raise ModelError(f"the model '{name}' cannot be loaded: {line}") from error


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: NDArray[np.float32] = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
    return scaled
