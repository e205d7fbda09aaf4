"""Exported encoders ⇄ the cache folder of the user's that keeps them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

REVISION = 3
"""Raised whenever an export made before must be made again."""

Precision = Literal["int8", "fp32", "none"]

RECORD = "export.json"


@dataclass(frozen=True, slots=True)
class Export:
    """An exported encoder in `folder`, or that there can be none (`precision` "none").

    `why` says in one line what was chosen and why. `probe` is the vector of PROBE as it was
    when the export was made.
    """

    folder: Path
    precision: Precision
    why: str
    probe: tuple[float, ...] = ()

    @property
    def graph(self) -> Path:
        """What ONNX Runtime runs."""
        return self.folder / f"{self.precision}.onnx"

    @property
    def tokenizer(self) -> Path:
        """What cuts texts into tokens."""
        return self.folder / "tokenizer.json"


def export_folder(weights: str) -> Path:
    """Return where the export of the model with these `weights` (a sha256) is kept.

    One for each version of ONNX Runtime: what was checked with one says nothing of another.
    """
    from platformdirs import user_cache_path

    name = f"{weights.removeprefix('sha256:')[:16]}-{REVISION}-onnxruntime-{runtime_version()}"
    return user_cache_path("onrecord") / "models" / name


def runtime_version() -> str:
    """Return the version of ONNX Runtime, or "none", without importing it."""
    try:
        return version("onnxruntime")
    except PackageNotFoundError:
        return "none"


def open_export(folder: Path) -> Export | None:
    """Return the export in `folder`; None says that there is none, or that it is damaged."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        hashes = record.pop("sha256")
        if any(_sha256(folder / name) != digest for name, digest in hashes.items()):
            return None
        return Export(folder, **{**record, "probe": tuple(record["probe"])})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


@contextmanager
def scratch_beside(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to make an export for `folder` in. Raises OSError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    outer = Path(tempfile.mkdtemp(prefix=".writing-", dir=folder.parent))
    try:
        scratch = outer / "new"
        scratch.mkdir()
        yield scratch
    finally:
        shutil.rmtree(outer, ignore_errors=True)


def publish_export(export: Export, folder: Path) -> Export:
    """Move `export`, with the files it names and no others, from its scratch folder to `folder`.

    What was in `folder` goes with the scratch folder. Raises OSError.
    """
    kept = [file for file in (export.graph, export.tokenizer) if file.exists()]
    record = {key: value for key, value in asdict(export).items() if key != "folder"}
    record["sha256"] = {file.name: _sha256(file) for file in kept}
    (export.folder / RECORD).write_text(json.dumps(record), encoding="utf-8")
    for file in export.folder.iterdir():
        if file.name != RECORD and file not in kept:
            file.unlink()
        else:
            _flush(file)
    if folder.exists():
        folder.rename(export.folder.parent / "old")
    export.folder.rename(folder)
    return replace(export, folder=folder)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _flush(file: Path) -> None:
    with file.open("r+b") as stream:
        os.fsync(stream.fileno())
