"""What a command names → the documents, the index and the model that it is about."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from index.storage.index_folder import DamagedIndexError, MissingIndexError, StoreError
from index.store import read_stamp, recorded_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from index.refresh import Place


class UnnamedCorpusError(StoreError):
    """The index does not say which documents it is of."""


def choose_place(
    corpus: Path | None, index: Path | None, model: str | None, default: Place
) -> Place:
    """Return the place that is meant; None stands for what was not named.

    An index that is named without its corpus is of the one that it was made of, and of the model
    that it was made with. What nothing says is as in `default`, whose index is not looked at.
    Raises UnnamedCorpusError, and DamagedIndexError where a damaged index cannot say it.
    """
    if index is None:
        corpus, model = corpus or default.corpus, model or default.model
        return replace(default, corpus=corpus, index=choose_folder(corpus, model), model=model)
    if corpus is None:
        corpus = _recorded(index) or default.corpus
    model = model or _model(index) or default.model
    return replace(default, corpus=corpus, index=index, model=model)


def _recorded(index: Path) -> Path | None:
    """Where the documents of an index lay; None where there is no index yet."""
    try:
        recorded = recorded_corpus(index)
    except MissingIndexError:
        return None
    except DamagedIndexError as error:
        raise DamagedIndexError(
            f"the index in '{index}' is damaged and does not say which documents it is of: name "
            "them with --corpus, and it is built again"
        ) from error
    if recorded is None:
        raise UnnamedCorpusError(
            f"the index in '{index}' is of an earlier version and does not say which documents it "
            "is of: name them with --corpus"
        )
    return recorded


def _model(index: Path) -> str:
    try:
        return read_stamp(index).settings.model
    except (MissingIndexError, DamagedIndexError):
        return ""


LONGEST_NAME = 40  # characters of a corpus' name that its index folder's name keeps


def choose_folder(corpus: Path, model: str) -> Path:
    """Return a folder of the user's own for each corpus and model."""
    from platformdirs import user_cache_path

    resolved = corpus.resolve()
    digest = hashlib.sha256(os.fsencode(f"{resolved}\n{model}")).hexdigest()[:12]
    return user_cache_path("onrecord") / f"{resolved.stem[:LONGEST_NAME]}-{digest}"
