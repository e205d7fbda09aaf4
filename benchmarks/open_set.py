"""A BEIR-layout folder → the index of its corpus, built where there is none of this revision."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from index.encoder.load_encoder import DEFAULT_MODEL
from index.refresh import Place, open_current, refresh

if TYPE_CHECKING:
    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.progress import Progress


def open_set(folder: Path, encoder: Encoder, progress: Progress) -> Index:
    """Return the index of `folder`, without statements; it is kept among temporary files."""
    cache = Path(tempfile.gettempdir()) / f"onrecord-train-{folder.name}"
    place = Place(folder / "corpus.jsonl", cache, DEFAULT_MODEL, statements=False)
    index = open_current(place)
    if index and index.settings.model_fingerprint == encoder.fingerprint:
        return index
    return refresh(place, encoder, progress)
