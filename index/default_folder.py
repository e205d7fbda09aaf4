"""A corpus and a model → the folder in the user's cache where their index is kept."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_NAME = 40  # characters of a corpus' name that its index folder's name keeps


def choose_folder(corpus: Path, model: str) -> Path:
    """Return a folder of the user's own for each corpus and model."""
    from platformdirs import user_cache_path

    resolved = corpus.resolve()
    digest = hashlib.sha256(os.fsencode(f"{resolved}\n{model}")).hexdigest()[:12]
    return user_cache_path("onrecord") / f"{resolved.stem[:LONGEST_NAME]}-{digest}"
